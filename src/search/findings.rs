use serde::{Deserialize, Serialize};

use super::Term;
use crate::catalogue::Work;
use crate::show::Moment;

/// What was found. Episodes and guests are told by their places in the
/// catalogue that was searched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// What to mark in what is shown.
    pub terms: Vec<Term>,
    pub remarks: Vec<Remark>,
    /// The best ones, as many as were asked for.
    pub moments: Vec<MomentFound>,
    /// How many there are of them.
    pub all_moments: usize,
    /// The best first, and no more than a few thousand.
    pub episodes: Vec<usize>,
    /// How many there are of them.
    pub all_episodes: usize,
    /// Of the first episodes, where what was found does not stand on their cards.
    pub snippets: Vec<Snippet>,
    /// The best ones, and no more than a few.
    pub guests: Vec<usize>,
    /// How many there are of them.
    pub all_guests: usize,
    /// The best ones, as many as were asked for.
    pub works: Vec<Work>,
    pub all_works: usize,
}

/// What there is to say about how it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// A part of the query makes no sense, in a sentence.
    Fault(String),
    /// Nothing is called that; it was taken for a slip of the other.
    Corrected { typed: String, taken: String },
    /// Nothing has all of the words; this is what has most of them.
    Partial,
}

/// A chapter, or a line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentFound {
    pub episode: usize,
    pub at: Moment,
    pub text: String,
    /// Whether it is a line of a transcript.
    pub spoken: bool,
}

/// A stretch of what an episode says, around what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    pub episode: usize,
    pub text: String,
}

use catalogue::CitedWork;
use serde::{Deserialize, Serialize};
use show::Moment;

use crate::Term;

/// The results of a search. Episodes and guests are indices into the catalogue that
/// was searched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResults {
    /// The terms that were searched for, after corrections. Pages mark them.
    pub terms: Vec<Term>,
    /// How the results differ from what was typed.
    pub remarks: Vec<Remark>,
    /// The best moments, at most as many as requested, best first.
    pub moments: Vec<FoundMoment>,
    /// The number of all moments found.
    pub total_moments: usize,
    /// The episodes, best first, at most 2,000.
    pub episodes: Vec<usize>,
    /// The number of all episodes found.
    pub total_episodes: usize,
    /// Text from the first episodes whose cards do not show all of the terms.
    pub snippets: Vec<Snippet>,
    /// The best guests, best first, at most 24.
    pub guests: Vec<usize>,
    /// The number of all guests found.
    pub total_guests: usize,
    /// The best works, at most as many as requested, best first.
    pub works: Vec<CitedWork>,
    /// The number of all works found.
    pub total_works: usize,
}

/// A way in which results differ from what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// A part of the query was ignored; a sentence for visitors.
    Fault(String),
    /// A word that occurs nowhere was taken for a typo.
    Corrected {
        /// The word as typed.
        typed: String,
        /// The word that was searched for instead.
        corrected: String,
    },
    /// Nothing contains all terms. The results contain as many as possible.
    Partial,
}

/// A chapter or a cue of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundMoment {
    /// The index of the episode in the catalogue.
    pub episode: usize,
    /// The start of the chapter or cue.
    pub at: Moment,
    /// The title of the chapter or the text of the cue.
    pub text: String,
    /// Whether it is a cue.
    pub spoken: bool,
}

/// An excerpt from the texts of an episode, around a match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// The index of the episode in the catalogue.
    pub episode: usize,
    /// Plain text, with ellipses where it is cut.
    pub text: String,
}

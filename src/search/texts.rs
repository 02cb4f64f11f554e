//! The pieces of text that are searched, and where each is to be found again.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::catalogue::{Entry, Guest, Work};
use crate::feed::plain_text;
use crate::show::{Cue, Reference};

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    /// A guest's name or affiliation.
    Guest,
    Topic,
    Chapter,
    Reference,
    Summary,
    Text,
    /// A line of a transcript.
    Spoken,
}

impl Field {
    /// How much it tells of a document that a word stands here.
    pub fn weight(self) -> u32 {
        match self {
            Self::Title => 12,
            Self::Guest => 10,
            Self::Topic => 8,
            Self::Chapter => 6,
            Self::Reference => 5,
            Self::Summary => 4,
            Self::Text => 2,
            Self::Spoken => 1,
        }
    }

    /// Whether it stands on an episode's card.
    pub fn is_on_card(self) -> bool {
        matches!(self, Self::Title | Self::Guest | Self::Topic | Self::Summary)
    }
}

/// A piece of text of an episode, a guest or a work: its field, and its place
/// among those of the same field.
pub type Place = (Field, usize);

/// Where guests work, by slug.
pub type Affiliations = FxHashMap<String, String>;

/// The texts of an episode, but for what is spoken.
pub fn of_entry<'a>(entry: &'a Entry, guests: &Affiliations) -> Vec<(Place, Cow<'a, str>)> {
    let mut texts = vec![
        ((Field::Title, 0), Cow::Owned(entry.title())),
        ((Field::Summary, 0), Cow::Borrowed(entry.summary.as_str())),
        ((Field::Text, 0), Cow::Owned(plain_text(&entry.notes))),
    ];
    let named = entry.guests.iter().enumerate().map(|(at, name)| {
        let affiliation = guests.get(&name.slug).map(String::as_str).unwrap_or_default();
        let text = format!("{} {affiliation}", name.name);
        ((Field::Guest, at), Cow::Owned(text))
    });
    texts.extend(named);
    let topics = entry.topics.iter().enumerate();
    texts.extend(topics.map(|(at, tag)| ((Field::Topic, at), Cow::Borrowed(tag.name.as_str()))));
    let chapters = entry.chapters.iter().enumerate();
    texts.extend(chapters.map(|(at, c)| ((Field::Chapter, at), Cow::Borrowed(c.title.as_str()))));
    let references = entry
        .references
        .iter()
        .enumerate()
        .map(|(at, reference)| ((Field::Reference, at), Cow::Owned(work_text(reference))));
    texts.extend(references);
    let text = entry.text.iter().enumerate();
    texts.extend(text.map(|(at, text)| ((Field::Text, at + 1), Cow::Borrowed(text.as_str()))));
    texts
}

/// The texts of a guest.
pub fn of_guest(guest: &Guest) -> Vec<(Place, Cow<'_, str>)> {
    let name = format!("{} {}", guest.name, guest.affiliation.as_deref().unwrap_or_default());
    let line = guest.line.as_deref().unwrap_or_default();
    vec![((Field::Guest, 0), Cow::Owned(name)), ((Field::Text, 0), Cow::Borrowed(line))]
}

/// The texts of a work.
pub fn of_work(work: &Work) -> Vec<(Place, Cow<'_, str>)> {
    let reference = &work.reference;
    let text = work_text(reference);
    vec![((Field::Reference, 0), Cow::Owned(text))]
}

/// What it is, what it is called, and what is the same wherever it is referred to.
fn work_text(reference: &Reference) -> String {
    format!("{} {} {}", reference.kind.label(), reference.name(), reference.key())
}

/// The texts of a transcript.
pub fn of_transcript(cues: &[Cue]) -> impl Iterator<Item = (Place, Cow<'_, str>)> {
    let cues = cues.iter().enumerate();
    cues.map(|(at, cue)| ((Field::Spoken, at), Cow::Borrowed(cue.text.as_str())))
}

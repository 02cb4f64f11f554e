//! The searchable texts of episodes, guests and works, by field.

use std::borrow::Cow;

use catalogue::{CitedWork, Entry, Guest};
use html::written_text;
use rustc_hash::FxHashMap;
use show::Cue;

/// The kind of a searchable text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The title of an episode.
    Title,
    /// A guest's name and affiliation.
    Guest,
    /// The name of a topic.
    Topic,
    /// The title of a chapter.
    Chapter,
    /// The kind, name and key of a reference.
    Reference,
    /// The summary of an episode.
    Summary,
    /// Longer text: the notes of an episode, the line about a guest.
    Text,
    /// A cue of a transcript.
    Spoken,
}

impl Field {
    /// How much a match in this field counts for the ranking.
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

    /// Whether an episode's card shows this field.
    pub fn is_on_card(self) -> bool {
        matches!(self, Self::Title | Self::Guest | Self::Topic | Self::Summary)
    }
}

/// The location of a text in its document: its field, and its index among the texts
/// of that field.
pub type Location = (Field, usize);

/// The affiliations of guests, by slug.
pub type Affiliations = FxHashMap<String, String>;

/// The texts of an episode without its transcript.
pub fn entry_texts<'a>(
    entry: &'a Entry,
    affiliations: &Affiliations,
) -> Vec<(Location, Cow<'a, str>)> {
    let mut texts = vec![
        ((Field::Title, 0), Cow::Owned(entry.episode.title())),
        ((Field::Summary, 0), Cow::Borrowed(entry.episode.summary.as_str())),
        ((Field::Text, 0), Cow::Owned(written_text(&entry.episode.notes))),
    ];
    let guests = entry.guests.iter().enumerate().map(|(at, guest)| {
        let affiliation = affiliations.get(&guest.slug).map(String::as_str).unwrap_or_default();
        let text = format!("{} {affiliation}", guest.name);
        ((Field::Guest, at), Cow::Owned(text))
    });
    texts.extend(guests);
    let topics = entry.topics.iter().enumerate();
    texts.extend(topics.map(|(at, tag)| ((Field::Topic, at), Cow::Borrowed(tag.name.as_str()))));
    let chapters = entry.episode.chapters.iter().enumerate();
    texts.extend(chapters.map(|(at, c)| ((Field::Chapter, at), Cow::Borrowed(c.title.as_str()))));
    let references = entry.episode.references.iter().enumerate();
    texts.extend(references.map(|(at, r)| ((Field::Reference, at), Cow::Owned(r.full_text()))));
    // Index 0 is the notes.
    let paragraphs = entry.text.iter().enumerate();
    texts
        .extend(paragraphs.map(|(at, text)| ((Field::Text, at + 1), Cow::Borrowed(text.as_str()))));
    texts
}

/// The texts of a guest.
pub fn guest_texts(guest: &Guest) -> Vec<(Location, Cow<'_, str>)> {
    let name = format!("{} {}", guest.name, guest.affiliation.as_deref().unwrap_or_default());
    let line = guest.line.as_deref().unwrap_or_default();
    vec![((Field::Guest, 0), Cow::Owned(name)), ((Field::Text, 0), Cow::Borrowed(line))]
}

/// The texts of a work.
pub fn work_texts(work: &CitedWork) -> Vec<(Location, Cow<'_, str>)> {
    vec![((Field::Reference, 0), Cow::Owned(work.reference.full_text()))]
}

/// The texts of a transcript.
pub fn transcript_texts(cues: &[Cue]) -> impl Iterator<Item = (Location, Cow<'_, str>)> {
    let cues = cues.iter().enumerate();
    cues.map(|(at, cue)| ((Field::Spoken, at), Cow::Borrowed(cue.text.as_str())))
}

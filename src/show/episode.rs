use serde::{Deserialize, Serialize};

use super::{Chapters, Moment, Published, Reference, Transcript, slug};

/// What an episode is known by for good: its guid, else the address of its
/// audio, else its link, else a digest of what it says.
///
/// Whatever is stored about an episode is stored under this.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EpisodeId(pub String);

/// One item of the feed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Episode {
    pub id: EpisodeId,
    /// `itunes:episode` (or `podcast:episode`), never the place in the list.
    pub number: Option<u32>,
    pub season: Option<u32>,
    pub kind: Kind,
    /// The title as the feed has it; [`Episode::title`] always has one to show.
    pub given_title: Option<String>,
    pub published: Option<Published>,
    /// The length the feed states.
    pub duration: Option<Moment>,
    /// Plain text: what the notes say before their first list or heading.
    pub summary: String,
    /// HTML as it came, not sanitised, without the chapter list that
    /// [`Episode::chapters`] was read from.
    pub notes: String,
    pub audio: Option<Enclosure>,
    /// What the feed itself gives; a file of chapters or the audio may give better.
    pub chapters: Chapters,
    pub chapter_source: ChapterSource,
    /// The address of a file of chapters (`podcast:chapters`, or Podlove's as an
    /// Atom link).
    pub chapters_file: Option<String>,
    pub references: Vec<Reference>,
    pub transcripts: Vec<Transcript>,
    pub image: Option<String>,
}

/// An audio file (RSS 2.0, `<enclosure>`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    pub url: String,
    pub mime: Option<String>,
    /// Size in bytes, if the feed gives one that can be true.
    pub length: Option<u64>,
}

/// Where an episode's chapters come from, the most trusted first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChapterSource {
    /// A file in JSON (`podcast:chapters`).
    File,
    /// Podlove Simple Chapters.
    Podlove,
    /// The audio file's own.
    Embedded,
    /// Times in the notes.
    Notes,
    #[default]
    None,
}

/// `itunes:episodeType`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    #[default]
    Full,
    Trailer,
    Bonus,
}

impl Kind {
    /// Reads the element's text; anything unknown is a full episode.
    pub fn parse(text: &str) -> Self {
        match text.trim().to_ascii_lowercase().as_str() {
            "trailer" => Self::Trailer,
            "bonus" => Self::Bonus,
            _ => Self::Full,
        }
    }
}

impl Episode {
    /// The title to show: the feed's, else "Episode 7", else the date, else
    /// "Untitled episode".
    pub fn title(&self) -> String {
        match (&self.given_title, self.number, self.published) {
            (Some(title), ..) => title.clone(),
            (None, Some(number), _) => format!("Episode {number}"),
            (None, None, Some(published)) => format!("Episode of {}", published.date.long()),
            (None, None, None) => "Untitled episode".to_owned(),
        }
    }

    /// The path of the episode's page: `/episodes/14-roto-and-cascade`.
    pub fn path(&self) -> String {
        let title = self.given_title.as_deref().map(slug).unwrap_or_default();
        match self.number {
            Some(number) if title.is_empty() => format!("/episodes/{number}"),
            Some(number) => format!("/episodes/{number}-{title}"),
            None => format!("/episodes/{}", self.unnumbered_slug()),
        }
    }

    /// A slug that cannot be taken for a number.
    fn unnumbered_slug(&self) -> String {
        let name = self.given_title.as_deref().map(slug).filter(|slug| !slug.is_empty());
        let name = name.unwrap_or_else(|| slug(&self.id.0));
        if name.starts_with(|c: char| c.is_ascii_digit()) { format!("e-{name}") } else { name }
    }
}

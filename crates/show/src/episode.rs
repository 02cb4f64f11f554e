use serde::{Deserialize, Serialize};

use crate::{Chapters, Length, Published, Reference, Route, Transcript, slug};

/// The permanent id of an episode: its guid, else the address of its audio, else
/// its link, else a digest of its content.
///
/// Everything that is stored about an episode is stored under its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EpisodeId(pub String);

/// An item of the feed, as far as the site shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Episode {
    /// Unique within the show.
    pub id: EpisodeId,
    /// `itunes:episode` (or `podcast:episode`), never the place in the list.
    pub number: Option<u32>,
    /// `itunes:season` (or `podcast:season`).
    pub season: Option<u32>,
    /// `itunes:episodeType`.
    pub kind: Kind,
    /// The feed's title. [`Episode::title`] has one for every episode.
    pub given_title: Option<String>,
    /// When the episode was published.
    pub published: Option<Published>,
    /// The length that the feed states.
    pub duration: Option<Length>,
    /// Plain text: the notes up to their first list or heading.
    pub summary: String,
    /// HTML from the feed, not sanitised, without the chapter list that
    /// [`Episode::chapters`] was read from.
    pub notes: String,
    /// The file to play.
    pub audio: Option<Enclosure>,
    /// The chapters in the feed itself. A chapter file or the audio may have better
    /// ones.
    pub chapters: Chapters,
    /// Where [`Episode::chapters`] comes from.
    pub chapter_source: ChapterSource,
    /// The address of a chapter file (`podcast:chapters`, or an Atom link to Podlove
    /// Simple Chapters).
    pub chapters_file: Option<String>,
    /// What the notes refer to.
    pub references: Vec<Reference>,
    /// The transcripts that the feed links to.
    pub transcripts: Vec<Transcript>,
    /// The address of the episode's own picture.
    pub image: Option<String>,
}

/// An audio or video file (RSS 2.0, `<enclosure>`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// An absolute http(s) address.
    pub url: String,
    /// The media type.
    pub mime: Option<String>,
    /// The size in bytes; `None` where the feed states zero or nothing.
    pub length: Option<u64>,
}

impl Enclosure {
    /// Whether the file has pictures that move: its media type says so, or else its name.
    pub fn is_video(&self) -> bool {
        match self.mime.as_deref().and_then(|mime| mime.split_once('/')) {
            Some((kind, _)) => kind.trim().eq_ignore_ascii_case("video"),
            None => {
                let path = self.url.split(['?', '#']).next().unwrap_or_default();
                let extension = path.rsplit('.').next().unwrap_or_default();
                ["mp4", "m4v", "mov", "webm"].iter().any(|it| extension.eq_ignore_ascii_case(it))
            }
        }
    }
}

/// Where an episode's chapters come from, the most trusted source first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChapterSource {
    /// A JSON file (`podcast:chapters`).
    File,
    /// Podlove Simple Chapters.
    Podlove,
    /// The audio file.
    Embedded,
    /// Times in the notes.
    Notes,
    /// There are no chapters.
    #[default]
    None,
}

/// The kind of an episode (`itunes:episodeType`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A full episode.
    #[default]
    Full,
    /// A trailer.
    Trailer,
    /// Bonus content.
    Bonus,
}

impl Kind {
    /// Reads the text of `itunes:episodeType`; anything unknown is a full episode.
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
        let segment = match self.number {
            Some(number) if title.is_empty() => number.to_string(),
            Some(number) => format!("{number}-{title}"),
            None => self.unnumbered_slug(),
        };
        Route::Episode(segment).path()
    }

    /// A slug that does not begin like a number.
    fn unnumbered_slug(&self) -> String {
        let name = self.given_title.as_deref().map(slug).filter(|slug| !slug.is_empty());
        let name = name.unwrap_or_else(|| slug(&self.id.0));
        if name.starts_with(|c: char| c.is_ascii_digit()) { format!("e-{name}") } else { name }
    }
}

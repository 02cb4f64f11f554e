//! What the player knows of an episode.

use catalogue::Entry;
use show::{Chapter, ChapterSource, Chapters, Enclosure, EpisodeId, Length, Moment, Transcript};

/// How much longer than stated a file may be before it must contain advertisements:
/// rounding and estimates stay below.
const ROUNDING: Length = Length::from_secs(5);

/// A file that a media element plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// The name to show.
    pub name: String,
    /// The address.
    pub url: String,
    /// Whether it has pictures that move.
    pub video: bool,
}

impl MediaFile {
    fn new(name: &str, file: &Enclosure) -> Self {
        Self { name: name.to_owned(), url: file.url.clone(), video: file.is_video() }
    }
}

/// An episode in the player.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// The id of the episode.
    pub id: EpisodeId,
    /// The title to show.
    pub title: String,
    /// The path of the episode's page.
    pub path: String,
    /// The file to play.
    pub file: MediaFile,
    /// Other files with the same content.
    pub versions: Vec<MediaFile>,
    /// The length that the feed states.
    pub duration: Option<Length>,
    /// The best chapters that are known.
    pub chapters: Chapters,
    /// Where the chapters come from.
    pub chapter_source: ChapterSource,
    /// The address of a chapter file.
    pub chapters_file: Option<String>,
    /// The transcripts that the feed links to.
    pub transcripts: Vec<Transcript>,
}

impl Track {
    /// The track of an episode; `None` without audio.
    pub fn of(entry: &Entry) -> Option<Self> {
        let versions = entry.links.versions.iter().filter(|version| version.is_media());
        let versions = versions.map(|version| MediaFile::new(&version.name, &version.file));
        Some(Self {
            id: entry.episode.id.clone(),
            title: entry.episode.title(),
            path: entry.path.clone(),
            file: MediaFile::new("As published", entry.episode.audio.as_ref()?),
            versions: versions.collect(),
            duration: entry.episode.duration,
            chapters: entry.episode.chapters.clone(),
            chapter_source: entry.episode.chapter_source,
            chapters_file: entry.episode.chapters_file.clone(),
            transcripts: entry.episode.transcripts.clone(),
        })
    }

    /// Plays another file in place of the current one. Returns false if there is none at this
    /// address.
    pub fn choose(&mut self, url: &str) -> bool {
        let chosen = self.versions.iter_mut().find(|file| file.url == url);
        if let Some(file) = chosen {
            std::mem::swap(file, &mut self.file);
            return true;
        }
        false
    }

    /// The listed chapter at a moment.
    pub fn chapter_at(&self, at: Moment) -> Option<&Chapter> {
        self.chapters.iter().nth(self.chapters.current(at)?)
    }

    /// The picture and the title of the chapter at a moment, listed or not.
    pub fn picture_at(&self, at: Moment) -> Option<(&str, &str)> {
        let begun = self.chapters.iter().take_while(|chapter| chapter.start <= at);
        let chapter = begun.last()?;
        Some((chapter.image.as_deref()?, &chapter.title))
    }

    /// How much has been inserted into a file of this length, if that shifts the
    /// chapters. Chapters from the file itself are never shifted.
    pub fn inserted(&self, length: Length) -> Option<Length> {
        let stated = self.duration.filter(|_| self.chapter_source != ChapterSource::Embedded)?;
        let more = length.exceeds(stated)?;
        (more > ROUNDING && !self.chapters.is_empty()).then_some(more)
    }
}

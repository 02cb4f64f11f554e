//! What the player knows of an episode.

use catalogue::Entry;
use show::{Chapter, ChapterSource, Chapters, EpisodeId, Length, Moment, Transcript};

/// How much longer than stated a file may be before it must contain advertisements:
/// rounding and estimates stay below.
const ROUNDING: Length = Length::from_secs(5);

/// An episode in the player.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// The id of the episode.
    pub id: EpisodeId,
    /// The title to show.
    pub title: String,
    /// The path of the episode's page.
    pub path: String,
    /// The address of the audio file.
    pub url: String,
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
        Some(Self {
            id: entry.episode.id.clone(),
            title: entry.episode.title(),
            path: entry.path.clone(),
            url: entry.episode.audio.as_ref()?.url.clone(),
            duration: entry.episode.duration,
            chapters: entry.episode.chapters.clone(),
            chapter_source: entry.episode.chapter_source,
            chapters_file: entry.episode.chapters_file.clone(),
            transcripts: entry.episode.transcripts.clone(),
        })
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

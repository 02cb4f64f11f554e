use crate::catalogue::Entry;
use crate::show::{Chapter, ChapterSource, Chapters, EpisodeId, Moment, Transcript};

/// How far a file's length may be from what the feed says before something must
/// have been put in: rounding and estimates stay below, an advertisement does not.
const ROUNDING: Moment = Moment::from_secs(5);

/// What the player needs to know of an episode.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    pub id: EpisodeId,
    pub title: String,
    /// The episode's page on this site.
    pub path: String,
    pub url: String,
    /// The length the feed states.
    pub duration: Option<Moment>,
    pub chapters: Chapters,
    pub chapter_source: ChapterSource,
    /// The address of a file of chapters.
    pub chapters_file: Option<String>,
    pub transcripts: Vec<Transcript>,
}

impl Track {
    /// The track of an episode; nothing if it has no audio.
    pub fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: entry.id.clone(),
            title: entry.title(),
            path: entry.path.clone(),
            url: entry.audio.as_ref()?.url.clone(),
            duration: entry.duration,
            chapters: entry.chapters.clone(),
            chapter_source: entry.chapter_source,
            chapters_file: entry.chapters_file.clone(),
            transcripts: entry.transcripts.clone(),
        })
    }

    /// The listed chapter that contains a moment.
    pub fn chapter_at(&self, at: Moment) -> Option<&Chapter> {
        self.chapters.iter().nth(self.chapters.current(at)?)
    }

    /// The picture of the chapter that contains a moment, listed or not, and its
    /// title.
    pub fn picture_at(&self, at: Moment) -> Option<(&str, &str)> {
        let begun = self.chapters.iter().take_while(|chapter| chapter.start <= at);
        let chapter = begun.last()?;
        Some((chapter.image.as_deref()?, &chapter.title))
    }

    /// How much longer the file is than the feed says, if so much that the
    /// chapters, which were timed without what was put in, are shifted. Those
    /// that came in the file itself are right whatever is in it.
    pub fn inserted(&self, length: Moment) -> Option<Moment> {
        let stated = self.duration.filter(|_| self.chapter_source != ChapterSource::Embedded)?;
        let more = length.as_millis().checked_sub(stated.as_millis())?;
        (more > ROUNDING.as_millis() && !self.chapters.is_empty())
            .then(|| Moment::from_millis(more))
    }
}

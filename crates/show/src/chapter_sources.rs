//! Chapters from several sources, merged into one list.

use crate::{Chapter, ChapterSource, Chapters, Length, Moment};

/// The most chapters that an episode can have.
pub const MAX_CHAPTERS: usize = 1_000;

/// How far apart two sources may put a chapter and still mean the same one.
const SAME: Length = Length::from_secs(1);

/// A chapter as one source has it. Another source may know its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterDraft {
    /// Where the chapter starts.
    pub start: Moment,
    /// The title, if this source has one.
    pub title: Option<String>,
    /// The address of a page about the chapter's subject.
    pub link: Option<String>,
    /// The address of a picture.
    pub image: Option<String>,
    /// Whether the chapter is not listed.
    pub silent: bool,
}

/// The chapters of one source.
#[derive(Debug, Clone)]
pub struct SourceChapters {
    /// Where the chapters come from.
    pub source: ChapterSource,
    /// The chapters, in any order.
    pub drafts: Vec<ChapterDraft>,
}

impl ChapterDraft {
    /// A listed chapter with no more than a title.
    pub fn new(start: Moment, title: Option<String>) -> Self {
        Self { start, title, link: None, image: None, silent: false }
    }

    /// Takes from another draft of the same chapter what this one lacks.
    fn fill_from(&mut self, other: Self) {
        self.title = self.title.take().or(other.title);
        self.link = self.link.take().or(other.link);
        self.image = self.image.take().or(other.image);
    }
}

impl From<&Chapter> for ChapterDraft {
    fn from(chapter: &Chapter) -> Self {
        Self {
            start: chapter.start,
            title: Some(chapter.title.clone()).filter(|title| !title.is_empty()),
            link: chapter.link.clone(),
            image: chapter.image.clone(),
            silent: chapter.silent,
        }
    }
}

/// Merges the chapters of several sources.
///
/// The most trusted source with several chapters wins, else the most trusted one
/// with a single chapter. What it lacks comes from less trusted sources that have
/// as many chapters at the same moments.
///
/// ```
/// use show::{ChapterDraft, ChapterSource, Length, Moment, SourceChapters, merge_chapters};
///
/// let draft = |at, title: &str| ChapterDraft::new(Moment::from_secs(at), Some(title.to_owned()));
/// let notes = SourceChapters {
///     source: ChapterSource::Notes,
///     drafts: vec![draft(60, "Middle"), draft(0, "Start"), draft(90, "Past the end")],
/// };
/// let (chapters, source) = merge_chapters(vec![notes], Some(Length::from_secs(80)));
/// assert_eq!(chapters.iter().map(|c| c.title.as_str()).collect::<Vec<_>>(), ["Start", "Middle"]);
/// assert_eq!(source, ChapterSource::Notes);
/// ```
pub fn merge_chapters(
    mut sources: Vec<SourceChapters>,
    duration: Option<Length>,
) -> (Chapters, ChapterSource) {
    sources.sort_by_key(|chapters| chapters.source);
    for chapters in &mut sources {
        chapters.drafts = tidy(std::mem::take(&mut chapters.drafts), duration);
    }
    let several = sources.iter().position(|chapters| chapters.drafts.len() > 1);
    let any = || sources.iter().position(|chapters| !chapters.drafts.is_empty());
    let Some(best) = several.or_else(any) else { return Default::default() };
    let mut rest = sources.split_off(best).into_iter();
    let Some(mut best) = rest.next() else { return Default::default() };
    for lesser in rest {
        if agree(&best.drafts, &lesser.drafts) {
            let pairs = best.drafts.iter_mut().zip(lesser.drafts);
            pairs.for_each(|(draft, other)| draft.fill_from(other));
        }
    }
    (to_chapters(best.drafts), best.source)
}

/// Sorts drafts by start and drops those past the end, and all but the first at
/// the same moment.
fn tidy(mut drafts: Vec<ChapterDraft>, duration: Option<Length>) -> Vec<ChapterDraft> {
    drafts.retain(|draft| duration.is_none_or(|duration| draft.start.is_within(duration)));
    drafts.sort_by_key(|draft| draft.start);
    drafts.dedup_by_key(|draft| draft.start);
    drafts.truncate(MAX_CHAPTERS);
    drafts
}

fn agree(a: &[ChapterDraft], b: &[ChapterDraft]) -> bool {
    let near = |(a, b): (&ChapterDraft, &ChapterDraft)| a.start.distance(b.start) <= SAME;
    a.len() == b.len() && a.iter().zip(b).all(near)
}

/// A listed chapter without a title is named after its place.
fn to_chapters(drafts: Vec<ChapterDraft>) -> Chapters {
    let chapters = drafts.into_iter().enumerate().map(|(index, draft)| {
        let title = match draft.title {
            None if !draft.silent => format!("Chapter {}", index + 1),
            title => title.unwrap_or_default(),
        };
        let ChapterDraft { start, link, image, silent, .. } = draft;
        Chapter { start, title, link, image, silent }
    });
    Chapters::from(chapters.collect::<Vec<_>>())
}

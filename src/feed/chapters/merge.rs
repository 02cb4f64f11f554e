use super::{Draft, chapters, tidy};
use crate::show::{ChapterSource, Chapters, Moment};

/// What one source has.
#[derive(Debug, Clone)]
pub struct Found {
    pub source: ChapterSource,
    pub drafts: Vec<Draft>,
}

/// How far apart two sources may have a chapter and still mean the same one.
const SAME: u64 = 1_000;

/// The chapters of the most trusted source that has several, else of the one
/// that has one. What that source leaves out is taken from those below that
/// have as many chapters at the same moments.
pub fn merge(mut found: Vec<Found>, duration: Option<Moment>) -> (Chapters, ChapterSource) {
    found.sort_by_key(|found| found.source);
    for found in &mut found {
        found.drafts = tidy(std::mem::take(&mut found.drafts), duration);
    }
    let several = found.iter().position(|found| found.drafts.len() > 1);
    let any = || found.iter().position(|found| !found.drafts.is_empty());
    let Some(best) = several.or_else(any) else { return Default::default() };
    let mut rest = found.split_off(best).into_iter();
    let Some(mut best) = rest.next() else { return Default::default() };
    for below in rest {
        if agree(&best.drafts, &below.drafts) {
            best.drafts.iter_mut().zip(below.drafts).for_each(|(draft, other)| fill(draft, other));
        }
    }
    (chapters(best.drafts), best.source)
}

fn agree(a: &[Draft], b: &[Draft]) -> bool {
    let near = |(a, b): (&Draft, &Draft)| a.start.as_millis().abs_diff(b.start.as_millis()) <= SAME;
    a.len() == b.len() && a.iter().zip(b).all(near)
}

fn fill(draft: &mut Draft, other: Draft) {
    draft.title = draft.title.take().or(other.title);
    draft.link = draft.link.take().or(other.link);
    draft.image = draft.image.take().or(other.image);
}

//! Podlove Simple Chapters 1.2.

use show::{ChapterDraft, MAX_CHAPTERS, Moment};
use url::Url;

use crate::document::{self, Element};
use crate::value::address;

/// The chapters in a `<psc:chapters>` element. Relative addresses are resolved against
/// `base`.
pub fn chapters(element: &Element, base: Option<&Url>) -> Vec<ChapterDraft> {
    let chapters = element.children_named("chapter").filter_map(|chapter| {
        let link = |name: &str| address(&chapter.attribute(name)?, base);
        Some(ChapterDraft {
            link: link("href"),
            image: link("image"),
            ..ChapterDraft::new(
                // Normal play time (RFC 2326, section 3.6), where `.5` is half a second.
                Moment::parse_timecode(&chapter.attribute("start")?)?,
                chapter.attribute("title").map(|title| html::label(&title)),
            )
        })
    });
    chapters.take(MAX_CHAPTERS).collect()
}

/// The chapters in a Podlove chapter file. `None` if the file is no complete XML or has
/// no `<psc:chapters>` element.
pub fn file(text: &str, base: Option<&Url>) -> Option<Vec<ChapterDraft>> {
    let root = document::tree(text)?;
    let lists = root.children_named("chapters").next();
    let list = if root.name == "chapters" { Some(&root) } else { lists };
    list.map(|list| chapters(list, base))
}

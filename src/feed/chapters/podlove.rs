//! Podlove Simple Chapters 1.2.

use url::Url;

use super::Draft;
use crate::feed::document::{self, Element};
use crate::feed::limits;
use crate::feed::value::address;
use crate::show::Moment;

/// The chapters in a `<psc:chapters>` element.
pub fn chapters(element: &Element, base: Option<&Url>) -> Vec<Draft> {
    let chapters = element.children_named("chapter").filter_map(|chapter| {
        let link = |name: &str| address(&chapter.attribute(name)?, base);
        Some(Draft {
            link: link("href"),
            image: link("image"),
            ..Draft::new(
                // Normal play time (RFC 2326, section 3.6), where `.5` is half a second.
                Moment::parse_clock(&chapter.attribute("start")?)?,
                chapter.attribute("title"),
            )
        })
    });
    chapters.take(limits::CHAPTERS).collect()
}

/// The chapters in a file of its own.
pub fn file(text: &str, base: Option<&Url>) -> Option<Vec<Draft>> {
    let root = document::tree(text)?;
    let lists = root.children_named("chapters").next();
    let list = if root.name == "chapters" { Some(&root) } else { lists };
    list.map(|list| chapters(list, base))
}

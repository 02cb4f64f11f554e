//! Reads the items of a feed one by one if its XML is broken, so that a broken item costs
//! only itself.

use std::ops::Range;

use show::Warning;
use url::Url;

use super::newest::NewestItems;
use super::{Document, pass};
use crate::limits;

/// Splits a feed into items by their tags, and reads each by itself. `None` if the file is
/// truncated, or broken outside of its items.
pub fn read(text: &str, address: Option<&Url>) -> Option<Document> {
    let root = root_tag(text)?;
    let (name, open) = (root.name, text.get(root.range)?);
    let close = format!("</{name}>");
    if !text.trim_end().ends_with(&close) {
        return None;
    }
    let item = if name.ends_with("feed") { "entry" } else { "item" };
    let slices = slices(text, item);
    let (first, last) = (slices.first()?.start, slices.last()?.end);
    let outside = [text.get(..first)?, text.get(last..)?].concat();
    let mut document = pass::run(&outside, address).ok()?;
    let (before, after) =
        if name.ends_with("rss") { ("<channel>", "</channel>") } else { ("", "") };
    let mut items = NewestItems::default();
    for slice in slices {
        let slice = text.get(slice).unwrap_or_default();
        let alone = [open, before, slice, after, &close].concat();
        let read = pass::run(&alone, address).ok().filter(|read| read.items.len() == 1);
        match read.and_then(|read| read.items.into_iter().next()) {
            Some(item) => items.push(item),
            None => {
                let item = format!("item {}", items.skip());
                let what = "is broken XML and was left out".to_owned();
                document.warnings.push(Warning { item, what });
            }
        }
    }
    let (items, too_many) = items.finish();
    document.warnings.extend(too_many);
    document.warnings.truncate(limits::WARNINGS);
    document.items = items;
    Some(document)
}

/// The start tag of the root element.
struct RootTag<'a> {
    name: &'a str,
    range: Range<usize>,
}

fn root_tag(text: &str) -> Option<RootTag<'_>> {
    let start = text
        .match_indices('<')
        .map(|(at, _)| at)
        .find(|at| text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)))?;
    let tag = text.get(start..)?;
    let length = tag.find('>')? + 1;
    let name = tag.get(1..)?.split(|c: char| c.is_whitespace() || c == '>').next()?;
    Some(RootTag { name, range: start..start + length })
}

/// The items, each from its start tag to its last end tag before the next one.
fn slices(text: &str, name: &str) -> Vec<Range<usize>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let is_tag = |at: &usize| {
        let after = text.get(at + open.len()..).unwrap_or_default();
        after.starts_with(|c: char| c == '>' || c.is_whitespace())
    };
    let starts: Vec<usize> = text.match_indices(&open).map(|(at, _)| at).filter(is_tag).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let slices = starts.iter().zip(ends).map(|(start, end)| {
        let slice = text.get(*start..end).unwrap_or_default();
        let length = slice.rfind(&close).map_or(slice.len(), |at| at + close.len());
        *start..start + length
    });
    slices.collect()
}

//! Runs of text in XML.

use quick_xml::events::{BytesCData, BytesText, Event};

use super::tree::push_text;
use crate::truncate;

/// Cuts the text of an event to at most `room` bytes. Also returns the bytes it had
/// before; other events count as one.
pub fn truncated(event: Event<'_>, room: usize) -> (Event<'_>, usize) {
    match event {
        Event::Text(text) if text.len() > room => {
            let start = BytesText::from_escaped(truncate(&text, room).to_owned());
            (Event::Text(start), text.len())
        }
        Event::CData(data) if data.len() > room => {
            let start = BytesCData::new(truncate(&data, room).to_owned());
            (Event::CData(start), data.len())
        }
        Event::Text(ref text) => {
            let length = text.len();
            (event, length)
        }
        Event::CData(ref data) => {
            let length = data.len();
            (event, length)
        }
        event => (event, 1),
    }
}

/// An event as feed-rs reads it. `verbatim` is whether tags here are part of the text.
pub fn clean(event: Event<'_>, verbatim: bool) -> Event<'_> {
    match event {
        // The end of a CDATA section that has ended already, before this text.
        Event::Text(text) if verbatim && text.trim_end().ends_with("]]>") => {
            let text = text.trim_end().trim_end_matches("]]>").to_owned();
            clean(Event::Text(BytesText::from_escaped(text)), false)
        }
        Event::Text(text) if text.contains('&') => {
            Event::Text(BytesText::from_escaped(text.replace('&', "&amp;")))
        }
        // feed-rs does not resolve the named references of HTML.
        Event::GeneralRef(_) => {
            let mut value = String::new();
            push_text(&event, &mut value);
            Event::Text(BytesText::new(&value).into_owned())
        }
        event => event,
    }
}

/// Whether a CDATA section contains the beginning of another: it has no end of its own.
pub fn is_unclosed(data: &str) -> bool {
    data.contains("<![CDATA[") && (data.contains("</item>") || data.contains("</entry>"))
}

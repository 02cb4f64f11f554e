//! A reader of small documents.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::element::{Element, Vocabulary};
use crate::feed::html::unescape;
use crate::feed::limits;

/// The root element with all that is in it.
pub fn tree(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return None,
            Event::Start(_) if open.len() >= limits::DEPTH => return None,
            Event::Start(tag) => open.push(Element::new(Vocabulary::Other, &tag)),
            Event::End(_) => {
                let element = open.pop()?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Some(element),
                }
            }
            event => {
                if let (Some(element), Some(text)) = (open.last_mut(), text_of(&event)) {
                    element.text.push_str(&text);
                }
            }
        }
    }
}

/// The text of an event that has one, references resolved.
pub fn text_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(unescape(text)),
        Event::CData(data) => Some(data.to_string()),
        Event::GeneralRef(entity) => Some(unescape(&format!("&{};", &**entity))),
        _ => None,
    }
}

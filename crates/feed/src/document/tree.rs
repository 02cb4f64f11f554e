//! Reads a small XML document as a tree.

use html::unescape;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::element::Element;
use super::vocabulary::Vocabulary;
use crate::limits;

/// The root element with all its content. `None` if the document is malformed,
/// incomplete or too deep ([`limits::DEPTH`]).
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
                if let Some(element) = open.last_mut() {
                    push_text(&event, &mut element.text);
                }
            }
        }
    }
}

/// Appends the text of an event with references resolved. Events without text add
/// nothing.
pub fn push_text(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) if text.contains('&') => out.push_str(&unescape(text)),
        Event::Text(text) => out.push_str(text),
        Event::CData(data) => out.push_str(data),
        Event::GeneralRef(name) => match resolve_predefined_entity(name) {
            Some(text) => out.push_str(text),
            None => out.push_str(&resolve(name)),
        },
        _ => {}
    }
}

/// The text of the reference `&name;`; the reference itself if it is unknown.
fn resolve(name: &str) -> String {
    let reference = format!("&{name};");
    let text = unescape(&reference);
    // HTML resolves the start of a name, too: `&notit;` as `¬it;`.
    if text.ends_with(';') { reference } else { text }
}

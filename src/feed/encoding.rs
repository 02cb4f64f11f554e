//! Which encoding a document is in. Decoding itself is the browser's.

/// The label of the encoding of a feed, by its byte order mark or its XML
/// declaration (XML 1.0, appendix F); nothing for UTF-8.
pub fn label(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xfe, 0xff, ..] | [0, b'<', ..] => return Some("utf-16be".to_owned()),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => return Some("utf-16le".to_owned()),
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let declaration = head.split_once("?>").map_or(head.as_ref(), |(declaration, _)| declaration);
    let (_, value) = declaration.split_once("encoding=")?;
    let quote = value.chars().next()?;
    let label = value.get(1..)?.split(quote).next()?.to_ascii_lowercase();
    (!matches!(label.as_str(), "" | "utf-8" | "utf8")).then_some(label)
}

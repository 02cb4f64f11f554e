//! The encoding of a document. The browser does the decoding.

/// The encoding label of a document, from its byte order mark or its XML declaration
/// (XML 1.0, appendix F). `None` for UTF-8, and if there is neither.
///
/// ```
/// use feed::encoding::label;
///
/// let feed = br#"<?xml version="1.0" encoding="ISO-8859-1"?><rss/>"#;
/// assert_eq!(label(feed).as_deref(), Some("iso-8859-1"));
/// assert_eq!(label(b"<rss/>"), None);
/// ```
pub fn label(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return None,
        [0xfe, 0xff, ..] | [0, b'<', ..] => return Some("utf-16be".to_owned()),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => return Some("utf-16le".to_owned()),
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value.get(1..)?.split(quote).next()?.to_ascii_lowercase();
    // A declaration that is readable here does not use two bytes per character.
    let wrong = label.is_empty() || label.starts_with("utf-16") || label.starts_with("ucs-2");
    (!wrong && !matches!(label.as_str(), "utf-8" | "utf8")).then_some(label)
}

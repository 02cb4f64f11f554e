//! The encoding of a document. The browser does the decoding.

/// The label of a document's encoding (Encoding Standard, section 4.2); `None` for UTF-8.
/// `content_type` is the header that it came with.
///
/// What is valid UTF-8 is UTF-8, whatever anybody states. Else the byte order mark counts,
/// then the header, then the XML declaration. What states nothing, or UTF-8 without being
/// it, is windows-1252, as in browsers.
///
/// ```
/// use feed::encoding::label;
///
/// let feed = b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><rss>\xb1</rss>";
/// assert_eq!(label(feed, None).as_deref(), Some("iso-8859-2"));
/// assert_eq!(label(feed, Some("text/xml; charset=koi8-r")).as_deref(), Some("koi8-r"));
/// assert_eq!(label("<rss>ą</rss>".as_bytes(), Some("text/xml; charset=latin1")), None);
/// assert_eq!(label(b"caf\xe9", None).as_deref(), Some("windows-1252"));
/// ```
pub fn label(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    if let Some(wide) = two_byte_label(bytes) {
        return Some(wide.to_owned());
    }
    let labels = [content_type.and_then(charset), declared(bytes)].into_iter().flatten();
    let mut stated = labels.filter(|label| !is_utf8(label));
    match std::str::from_utf8(bytes) {
        // The characters of this one are escape sequences of ASCII.
        Ok(_) => stated.find(|label| label == "iso-2022-jp" && bytes.contains(&0x1b)),
        Err(_) => match stated.next() {
            None if is_mostly_utf8(bytes) => None,
            stated => Some(stated.unwrap_or_else(|| "windows-1252".to_owned())),
        },
    }
}

/// UTF-16, by its byte order mark or the form of `<` (XML 1.0, appendix F).
fn two_byte_label(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xfe, 0xff, ..] | [0, b'<', ..] => Some("utf-16be"),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Some("utf-16le"),
        _ => None,
    }
}

/// The charset in a `Content-Type` header (RFC 9110, section 8.3.1), in lower case.
fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1);
    let charset = parameters
        .filter_map(|parameter| parameter.split_once('='))
        .find_map(|(name, value)| name.trim().eq_ignore_ascii_case("charset").then_some(value))?;
    usable(charset.trim().trim_matches(['"', '\'']))
}

/// The encoding in an XML declaration (XML 1.0, section 4.3.3), in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let (declaration, _) = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    usable(value.get(1..)?.split(quote).next()?)
}

/// A label in lower case. One of an encoding with several bytes for every character is
/// wrong, since the beginning was readable without it.
fn usable(label: &str) -> Option<String> {
    let label = label.trim().to_ascii_lowercase();
    let wide = ["utf-16", "utf-32", "ucs-", "iso-10646-ucs"].iter().any(|w| label.starts_with(w));
    (!label.is_empty() && !wide).then_some(label)
}

fn is_utf8(label: &str) -> bool {
    matches!(label, "utf-8" | "utf8" | "unicode-1-1-utf-8")
}

/// Whether most characters beyond ASCII are valid UTF-8: some bytes of the file are lost.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > broken
}

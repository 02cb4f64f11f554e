//! What the build has written into the document.

use wire::Fingerprint;

use super::dom::{document, find_all};

/// The encoded catalogue from which the build has rendered its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The address of the file.
    pub address: String,
    /// What the catalogue was made from.
    pub fingerprint: Fingerprint,
    /// When the build was made: Unix time in milliseconds.
    pub built: u64,
}

/// The path of the page that the document contains; `None` if it contains none.
pub fn page() -> Option<String> {
    document()?.body()?.get_attribute("data-page")
}

/// The snapshot that the document names. A debug build has none.
pub fn snapshot() -> Option<Snapshot> {
    let body = document()?.body()?;
    Some(Snapshot {
        address: body.get_attribute("data-snapshot")?,
        fingerprint: Fingerprint::parse(&body.get_attribute("data-fingerprint")?)?,
        built: body.get_attribute("data-built")?.parse().ok()?,
    })
}

/// The two parts of the wordmark in the document; a plain word where there is none, which
/// is so in a debug build only.
pub fn wordmark() -> (String, String) {
    let text = |selector: &str| {
        let found = find_all(selector).into_iter().next();
        found.and_then(|element| element.text_content()).unwrap_or_default()
    };
    let (whole, end) = (text(".wordmark"), text(".wordmark-tail"));
    match whole.strip_suffix(&end) {
        Some(start) if !whole.is_empty() => (start.to_owned(), end),
        _ => ("Podcast".to_owned(), String::new()),
    }
}

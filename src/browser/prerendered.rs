//! What the build has written into the document.

use wire::Fingerprint;

use super::dom::{document, element};
use crate::element_id::ElementId;

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
    element(ElementId::MAIN)?.get_attribute("data-page")
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

use serde::{Deserialize, Serialize};

/// Something the notes point to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// An absolute http(s) address.
    pub url: String,
    /// What the notes call it; nothing for a bare address.
    pub label: Option<String>,
    pub kind: ReferenceKind,
}

/// What sort of thing a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// A published RFC, by number.
    Rfc(u32),
    /// An Internet-Draft, by name without the revision: `draft-ietf-quic-transport`.
    Draft(String),
    /// A Rust crate, by name.
    Crate(String),
    /// A repository, as `owner/name`.
    Repository(String),
    /// A recording of a talk, or any other video.
    Talk,
    Paper,
    Article,
    /// Somebody's page.
    Person,
    /// A project's or product's own site.
    Product,
}

impl ReferenceKind {
    /// What a visitor is told that it is, short enough for a tag: "RFC 8305".
    pub fn label(&self) -> String {
        match self {
            Self::Rfc(number) => return format!("RFC {number}"),
            Self::Draft(_) => "Internet-Draft",
            Self::Crate(_) => "crate",
            Self::Repository(_) => "repository",
            Self::Talk => "video",
            Self::Paper => "paper",
            Self::Article => "article",
            Self::Person => "person",
            Self::Product => "site",
        }
        .to_owned()
    }
}

impl Reference {
    /// The label, or the address without its scheme and trailing slash.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or_else(|| {
            let bare = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
            bare.trim_start_matches("www.").trim_end_matches('/')
        })
    }
}

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

/// The kinds of references, as a list of them is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Rfcs,
    Drafts,
    Crates,
    Repositories,
    Papers,
    Videos,
    Articles,
    Sites,
    People,
}

impl Family {
    pub const ALL: [Self; 9] = [
        Self::Rfcs,
        Self::Drafts,
        Self::Crates,
        Self::Repositories,
        Self::Papers,
        Self::Videos,
        Self::Articles,
        Self::Sites,
        Self::People,
    ];

    /// What stands above the list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rfcs => "RFCs",
            Self::Drafts => "Internet-Drafts",
            Self::Crates => "Crates",
            Self::Repositories => "Repositories",
            Self::Papers => "Papers",
            Self::Videos => "Videos",
            Self::Articles => "Articles",
            Self::Sites => "Sites",
            Self::People => "People",
        }
    }

    /// What stands in addresses.
    pub fn id(self) -> String {
        self.name().to_ascii_lowercase()
    }
}

impl ReferenceKind {
    pub fn family(&self) -> Family {
        match self {
            Self::Rfc(_) => Family::Rfcs,
            Self::Draft(_) => Family::Drafts,
            Self::Crate(_) => Family::Crates,
            Self::Repository(_) => Family::Repositories,
            Self::Talk => Family::Videos,
            Self::Paper => Family::Papers,
            Self::Article => Family::Articles,
            Self::Person => Family::People,
            Self::Product => Family::Sites,
        }
    }
}

impl Reference {
    /// What is the same for two references to the same thing.
    pub fn key(&self) -> String {
        match &self.kind {
            ReferenceKind::Rfc(number) => format!("rfc {number}"),
            ReferenceKind::Draft(name) => format!("draft {}", name.to_ascii_lowercase()),
            ReferenceKind::Crate(name) => format!("crate {}", name.to_ascii_lowercase()),
            ReferenceKind::Repository(name) => format!("repo {}", name.to_ascii_lowercase()),
            _ => self.address_key(),
        }
    }

    /// The address without what makes no difference, mostly: scheme, `www.`, the
    /// slash at its end, the place within the page.
    pub fn address_key(&self) -> String {
        let address = self.url.split('#').next().unwrap_or_default();
        bare(address).to_ascii_lowercase()
    }

    /// The label, or the address without its scheme and trailing slash.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or_else(|| bare(&self.url))
    }

    /// The host it is on.
    pub fn host(&self) -> &str {
        bare(&self.url).split(['/', '?', '#']).next().unwrap_or_default()
    }
}

fn bare(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/')
}

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A page that the notes refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// An absolute http(s) address.
    pub url: String,
    /// What the notes call it; `None` for a bare address.
    pub label: Option<String>,
    /// What the address leads to.
    pub kind: ReferenceKind,
}

/// What a reference leads to.
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
    /// A scientific paper, or any PDF file.
    Paper,
    /// An article or blog post.
    Article,
    /// The page of a person.
    Person,
    /// A project's or product's own site.
    Product,
}

impl ReferenceKind {
    /// A short name for visitors: "RFC 8305".
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

impl ReferenceKind {
    /// The proper name: "RFC 8305", a crate's, `owner/name`.
    fn name(&self) -> Option<String> {
        match self {
            Self::Rfc(number) => Some(format!("RFC {number}")),
            Self::Draft(name) | Self::Crate(name) | Self::Repository(name) => Some(name.clone()),
            _ => None,
        }
    }
}

/// A section in a list of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Published RFCs.
    Rfcs,
    /// Internet-Drafts.
    Drafts,
    /// Rust crates.
    Crates,
    /// Source repositories.
    Repositories,
    /// Papers.
    Papers,
    /// Recordings of talks and other videos.
    Videos,
    /// Articles and blog posts.
    Articles,
    /// Sites of projects and products.
    Sites,
    /// Pages of people.
    People,
}

impl Family {
    /// All sections in the order of the list.
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

    /// The heading of the section.
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

    /// The id in addresses.
    pub fn id(self) -> String {
        self.name().to_ascii_lowercase()
    }
}

impl ReferenceKind {
    /// The section that references of this kind belong to.
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
    /// A key that is equal for two references to the same thing.
    pub fn key(&self) -> String {
        match &self.kind {
            ReferenceKind::Rfc(number) => format!("rfc {number}"),
            ReferenceKind::Draft(name) => format!("draft {}", name.to_ascii_lowercase()),
            ReferenceKind::Crate(name) => format!("crate {}", name.to_ascii_lowercase()),
            ReferenceKind::Repository(name) => format!("repo {}", name.to_ascii_lowercase()),
            _ => self.address_key(),
        }
    }

    /// The address in lower case without scheme, `www.`, trailing slash and
    /// fragment, which mostly make no difference.
    pub fn address_key(&self) -> String {
        let address = self.url.split('#').next().unwrap_or_default();
        bare(address).to_ascii_lowercase()
    }

    /// The label, else the name that the address contains, else the address without its
    /// scheme and trailing slash.
    pub fn name(&self) -> Cow<'_, str> {
        let named = || self.kind.name().map_or(Cow::Borrowed(bare(&self.url)), Cow::Owned);
        self.label.as_deref().map_or_else(named, Cow::Borrowed)
    }

    /// What the name does not tell: the kind, the name of a crate or repository if the
    /// label is another, the number of an RFC, the host.
    ///
    /// ```
    /// use show::{Reference, ReferenceKind};
    ///
    /// let reference = |label: &str, kind| Reference {
    ///     url: "https://docs.rs/zerocopy".to_owned(),
    ///     label: Some(label.to_owned()),
    ///     kind,
    /// };
    /// let zerocopy = || ReferenceKind::Crate("zerocopy".to_owned());
    /// assert_eq!(reference("zc", zerocopy()).details(), "crate zerocopy · docs.rs");
    /// assert_eq!(reference("Zerocopy 0.8", zerocopy()).details(), "crate · docs.rs");
    /// assert_eq!(reference("RFC 9110, HTTP", ReferenceKind::Rfc(9110)).details(), "docs.rs");
    /// assert_eq!(reference("HTTP", ReferenceKind::Rfc(9110)).details(), "RFC 9110 · docs.rs");
    /// ```
    pub fn details(&self) -> String {
        let host = Some(self.host()).filter(|_| self.name() != bare(&self.url));
        let parts = self.kind_beside_name().into_iter().chain(host.map(str::to_owned));
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// Everything that is known, for a search.
    pub fn full_text(&self) -> String {
        let (name, kind) = (self.name(), self.kind_beside_name());
        let address = Some(bare(&self.url)).filter(|address| *address != name);
        let parts = [Some(name.as_ref()), kind.as_deref(), address];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The kind, and the proper name if the name is another. Nothing is told twice.
    fn kind_beside_name(&self) -> Option<String> {
        let shown = compared(&self.name());
        let name = self.kind.name();
        let tells = |name: &String| {
            // Of a repository, the name without its owner is enough.
            shown.contains(&compared(name.rsplit('/').next().unwrap_or(name)))
        };
        match (&self.kind, name.filter(|name| !tells(name))) {
            (ReferenceKind::Rfc(_), name) => name,
            (kind, Some(name)) => Some(format!("{} {name}", kind.label())),
            (kind, None) => Some(kind.label()),
        }
    }

    /// The host of the address.
    pub fn host(&self) -> &str {
        bare(&self.url).split(['/', '?', '#']).next().unwrap_or_default()
    }
}

/// Letters and digits alone, in lower case.
fn compared(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn bare(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/')
}

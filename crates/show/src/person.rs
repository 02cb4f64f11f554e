use serde::{Deserialize, Serialize};

/// A person as one place in the feed names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name as the feed spells it.
    pub name: String,
    /// What the person does in the episode.
    pub role: Role,
    /// The part of the work that the role belongs to (attribute `group`), in the
    /// feed's own words; `None` for the cast.
    pub group: Option<String>,
    /// Where the person works, if the feed says so at this place.
    pub affiliation: Option<String>,
    /// The address of a page about the person.
    pub href: Option<String>,
    /// The address of a picture of the person.
    pub image: Option<String>,
}

impl Person {
    /// A guest of whom only the name is known.
    pub fn guest(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            role: Role::Guest,
            group: None,
            affiliation: None,
            href: None,
            image: None,
        }
    }
}

/// What a person does in an episode (`podcast:person`, attribute `role`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A host or co-host.
    Host,
    /// A guest.
    Guest,
    /// Any other role, in the feed's own words.
    Other(String),
}

impl Role {
    /// Reads the attribute, whatever its case. A person without a role is a host
    /// (Podcasting 2.0, `podcast:person`).
    pub fn parse(text: Option<&str>) -> Self {
        let text = text.unwrap_or_default().trim();
        match text.to_ascii_lowercase().as_str() {
            "" | "host" | "co-host" => Self::Host,
            "guest" | "guest host" => Self::Guest,
            _ => Self::Other(text.to_owned()),
        }
    }
}

use serde::{Deserialize, Serialize};

/// Somebody named by the feed, as it names them there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    pub name: String,
    pub role: Role,
    /// The part of the work that the role belongs to (attribute `group`), in the
    /// feed's own words; nothing for the cast.
    pub group: Option<String>,
    /// Where they work, if the place that names them says so.
    pub affiliation: Option<String>,
    /// A page about them.
    pub href: Option<String>,
    /// The address of a picture of them.
    pub image: Option<String>,
}

impl Person {
    /// Somebody of whom no more is known than that they were a guest.
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
    Host,
    Guest,
    /// Any other role, in the feed's own words.
    Other(String),
}

impl Role {
    /// Reads the attribute: case does not matter, and a person without a role
    /// is a host.
    pub fn parse(text: Option<&str>) -> Self {
        let text = text.unwrap_or_default().trim();
        match text.to_ascii_lowercase().as_str() {
            "" | "host" | "co-host" => Self::Host,
            "guest" | "guest host" => Self::Guest,
            _ => Self::Other(text.to_owned()),
        }
    }
}

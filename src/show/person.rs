use serde::{Deserialize, Serialize};

/// Somebody named by the feed, as it names them there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    pub role: Role,
    /// Where they work, if the place that names them says so.
    pub affiliation: Option<String>,
    /// A page about them.
    pub href: Option<String>,
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
            "" | "host" | "co-host" | "guest host" => Self::Host,
            "guest" => Self::Guest,
            _ => Self::Other(text.to_owned()),
        }
    }
}

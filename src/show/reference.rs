use serde::{Deserialize, Serialize};

/// Something the notes point to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// An absolute http(s) address.
    pub url: String,
    /// What the notes call it; nothing for a bare address.
    pub label: Option<String>,
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

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// A path of the site itself with the audio of another host, for downloads: most hosts
/// let a page play their audio, but not read it. It has one of the placeholders `{file}`,
/// the name of the file, `{path}`, its path, and `{url}`, its encoded address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudioPath(String);

impl AudioPath {
    /// Reads a path such as `/audio/{file}` or `/proxy?url={url}`.
    pub fn parse(text: &str) -> Option<Self> {
        let is_path = text.starts_with('/') && !text.starts_with("//");
        let is_complete = ["{file}", "{path}", "{url}"].iter().any(|part| text.contains(part));
        (is_path && is_complete).then(|| Self(text.to_owned()))
    }

    /// The path of the audio at an absolute address.
    pub fn of(&self, address: &str) -> String {
        let plain = address.split(['?', '#']).next().unwrap_or_default();
        let after_scheme = plain.split_once("://").map_or(plain, |(_, rest)| rest);
        let path = after_scheme.split_once('/').map_or("", |(_, path)| path);
        let file = path.rsplit('/').next().unwrap_or_default();
        let url = utf8_percent_encode(address, NON_ALPHANUMERIC).to_string();
        self.0.replace("{file}", file).replace("{path}", path).replace("{url}", &url)
    }
}

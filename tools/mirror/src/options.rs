use std::path::{Path, PathBuf};

use fetch::Rules;

use crate::Fault;

/// The most bytes of a file if nothing else is said.
const MOST_BYTES: u64 = 500_000_000;

/// What is copied to where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The address of the feed.
    pub feed: String,
    /// The folder of the site.
    pub site: PathBuf,
    /// Whether audio is copied.
    pub audio: bool,
    /// Whether pictures are copied.
    pub pictures: bool,
    /// Whether a feed with fewer or older episodes than before is taken.
    pub allow_fewer: bool,
    /// What may be requested.
    pub rules: Rules,
    /// The file with what is known of the copies; beside the folder if none is named.
    pub state: Option<PathBuf>,
    /// A program to run after a change, with its arguments.
    pub then: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        let rules = Rules { http: false, private: false, most_bytes: MOST_BYTES, repeat: true };
        Self {
            feed: String::new(),
            site: PathBuf::new(),
            audio: false,
            pictures: false,
            allow_fewer: false,
            rules,
            state: None,
            then: None,
        }
    }
}

impl Options {
    /// The file with what is known of the copies.
    pub(crate) fn state_path(&self) -> Result<PathBuf, Fault> {
        let site = self.site.canonicalize().map_err(|_| Fault::NoSite(self.site.clone()))?;
        Ok(self.state.clone().unwrap_or_else(|| with_ending(&site, ".mirror.json")))
    }
}

/// A path with more at its end: an extension might be a part of the name of a host.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

//! The files of the folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use show::Show;

use crate::topics::{Proposal, propose};
use crate::{icon, look, site_json};

/// The schema of `site.json`, for editors.
const SCHEMA: &str = include_str!("../../../public/site.schema.json");

/// The files of a show's folder.
pub struct Folder {
    feed: Vec<u8>,
    site_json: String,
    icon: String,
    topics: Proposal,
}

impl Folder {
    /// The folder of a show with this feed, the address that it came from, and the bytes of
    /// its picture.
    pub fn of(show: &Show, feed: Vec<u8>, address: Option<&str>, picture: Option<&[u8]>) -> Self {
        let topics = propose(show);
        let look = picture.and_then(look::of_picture).unwrap_or_default();
        Self {
            feed,
            site_json: site_json::of(show, address, &look, &topics),
            icon: icon::of(&show.title, &look),
            topics,
        }
    }

    /// Writes the files.
    ///
    /// # Errors
    ///
    /// If the folder or a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let topics = self.topics.report();
        let files: [(&str, &[u8]); 5] = [
            ("feed.xml", &self.feed),
            ("icon.svg", self.icon.as_bytes()),
            ("site.schema.json", SCHEMA.as_bytes()),
            ("topics.md", topics.as_bytes()),
            ("site.json", self.site_json.as_bytes()),
        ];
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }

    /// What was written, and what comes next.
    pub fn summary(&self, show: &Show, folder: &Path) -> String {
        let folder = folder.display();
        format!(
            "{}. Episodes: {}. Proposed topics: {}.\n\
             1. Read {folder}/topics.md, and keep or drop topics in {folder}/site.json.\n\
             2. Replace {folder}/icon.svg with your own.\n\
             3. SHOW={folder} make dist",
            show.title,
            show.episodes.len(),
            self.topics.count()
        )
    }

    /// The content of `site.json`.
    pub fn site_json(&self) -> &str {
        &self.site_json
    }
}

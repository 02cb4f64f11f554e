//! The files of the folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use show::Show;

use crate::topics::{Proposal, propose};
use crate::{icon, look, site_json};

/// The schema of `site.json`, for editors.
const SCHEMA: &str = include_str!("../../../public/site.schema.json");

/// The names of the files. A folder with a `site.json` is complete.
pub const NAMES: [&str; 5] = ["feed.xml", "icon.svg", "site.schema.json", "topics.md", "site.json"];

/// The files of a show's folder.
pub struct Folder {
    feed: Vec<u8>,
    site_json: String,
    icon: String,
    topics: Proposal,
    /// Whether the colours are those of the show's picture.
    has_colours: bool,
}

impl Folder {
    /// The folder of a show with this feed, the address that it came from, and the bytes of
    /// its picture.
    pub fn of(show: &Show, feed: Vec<u8>, address: Option<&str>, picture: Option<&[u8]>) -> Self {
        let topics = propose(show);
        let found = picture.and_then(look::of_picture);
        let has_colours = found.is_some();
        let look = found.unwrap_or_default();
        Self {
            has_colours,
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
        let contents: [&[u8]; 5] = [
            &self.feed,
            self.icon.as_bytes(),
            SCHEMA.as_bytes(),
            topics.as_bytes(),
            self.site_json.as_bytes(),
        ];
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (name, bytes) in NAMES.into_iter().zip(contents) {
            let path = folder.join(name);
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }

    /// What was written, and what comes next.
    pub fn summary(&self, show: &Show, folder: &Path) -> String {
        let (name, folder) = (&show.title, folder.display());
        let topics = match self.topics.count() {
            0 => "No topics are proposed: nothing stands out in several episodes.".to_owned(),
            count => format!("Proposed topics: {count}, with their reasons in {folder}/topics.md."),
        };
        let colours = if self.has_colours {
            "The accent colour is that of the show's picture."
        } else {
            "The colours are the usual ones: there is no picture to take one from."
        };
        format!(
            "{name}. Episodes: {}. {topics} {colours}\n\
             1. Edit {folder}/site.json: name, people (are they the hosts?), topics, colours.\n\
             2. Replace {folder}/icon.svg with your own.\n\
             3. make site SHOW={folder} OUT={folder}-site\n\
             4. make preview OUT={folder}-site",
            show.episodes.len(),
        )
    }

    /// The content of `site.json`.
    pub fn site_json(&self) -> &str {
        &self.site_json
    }
}

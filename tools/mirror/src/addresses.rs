//! The addresses in a feed: which files are copied, and how the feed names the copies.

use std::collections::{BTreeMap, BTreeSet};

use show::Show;

use crate::Options;
use crate::state::Copy;

/// A file that a feed names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    pub url: String,
    pub kind: Kind,
}

/// What a file is, and the folder of its copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A transcript or a chapter file, which its makers may correct.
    Text,
    /// Audio or video, which does not change under its address.
    Media,
    Picture,
}

impl Kind {
    /// The extensions that copies may have.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["json", "psc", "srt", "txt", "vtt"],
            Self::Media => {
                &["aac", "flac", "m4a", "m4v", "mp3", "mp4", "oga", "ogg", "opus", "wav", "webm"]
            }
            Self::Picture => &["avif", "gif", "jpeg", "jpg", "png", "webp"],
        }
    }
}

/// The files to copy.
pub(crate) fn named_by(show: &Show, options: &Options) -> Vec<Named> {
    let mut files = BTreeSet::new();
    let mut add = |url: &str, kind| {
        if url.starts_with("https://") || url.starts_with("http://") {
            files.insert(Named { url: url.to_owned(), kind });
        }
    };
    for item in &show.episodes {
        let episode = &item.episode;
        episode.transcripts.iter().for_each(|transcript| add(&transcript.url, Kind::Text));
        episode.chapters_file.iter().for_each(|url| add(url, Kind::Text));
        if options.audio {
            episode.audio.iter().for_each(|audio| add(&audio.url, Kind::Media));
        }
        if options.pictures {
            episode.image.iter().for_each(|url| add(url, Kind::Picture));
        }
    }
    if options.pictures {
        show.image.iter().for_each(|url| add(url, Kind::Picture));
    }
    files.into_iter().collect()
}

/// The text of a feed with the paths of copies in place of addresses. Only whole
/// attributes are replaced: an element such as `<guid>` may have an address as its text.
pub(crate) fn rewritten(text: &str, copies: &BTreeMap<String, Copy>) -> String {
    let mut text = text.to_owned();
    for (url, copy) in copies {
        // XML 1.0, section 2.4: an ampersand is escaped.
        for written in [url.clone(), url.replace('&', "&amp;")] {
            for (before, after) in [("\"", "\""), ("'", "'")] {
                let from = format!("{before}{written}{after}");
                if text.contains(&from) {
                    text = text.replace(&from, &format!("{before}{}{after}", copy.path));
                }
            }
        }
    }
    text
}

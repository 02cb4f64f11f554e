//! The addresses in a feed: which files are copied, and how the copies are named.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use show::Show;

use crate::Options;

/// The folder of all copies.
pub(crate) const FOLDER: &str = "mirror";
/// How many digits of a digest are in a name.
const DIGEST: usize = 12;
/// The most characters of a name that are taken from the address.
const LONGEST: usize = 60;

/// A file that a feed names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Named {
    pub url: String,
    pub kind: Kind,
    /// The media type that the feed states.
    pub mime: Option<String>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// A transcript or a chapter file, which its makers may correct.
    Text,
    /// Audio or video, which does not change under its address.
    Media,
    Picture,
}

impl Kind {
    /// The extensions that copies may have, those of files without scripts: a file of another
    /// host must not become a page of this site. The first one is for what has none of them.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "json", "psc", "srt", "vtt"],
            Self::Media => &[
                "mp3", "aac", "flac", "m4a", "m4b", "m4v", "mp4", "oga", "ogg", "opus", "wav",
                "webm",
            ],
            Self::Picture => &["jpg", "avif", "gif", "jpeg", "png", "webp"],
        }
    }
}

impl Named {
    /// The path of the copy, relative to the feed: a digest of the address, what the address
    /// ends with, and an extension that hosts know the type of.
    pub fn path(&self) -> String {
        let digest = hex(&Sha256::digest(&self.url));
        let digest = digest.get(..DIGEST).unwrap_or(&digest);
        let path = self.url.split(['?', '#']).next().unwrap_or_default();
        let last = path.rsplit('/').next().unwrap_or_default();
        let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let plain: String = last.chars().filter(is_plain).collect();
        let allowed = |extension: &str| {
            self.kind.extensions().iter().find(|known| extension.eq_ignore_ascii_case(known))
        };
        let own = plain.rsplit_once('.').and_then(|(stem, end)| Some((stem, allowed(end)?)));
        let (stem, extension) = match own {
            Some((stem, extension)) => (stem, *extension),
            None => (plain.as_str(), self.stated_extension()),
        };
        let stem: String = stem.trim_matches('.').chars().take(LONGEST).collect();
        format!("{FOLDER}/{digest}-{stem}.{extension}")
    }

    /// The extension for the media type that the feed states.
    fn stated_extension(&self) -> &'static str {
        let mime = self.mime.as_deref().unwrap_or_default().to_ascii_lowercase();
        let subtype = mime.split(';').next().unwrap_or_default().rsplit('/').next();
        let subtype = subtype.unwrap_or_default().trim().trim_start_matches("x-");
        let name = match subtype {
            "subrip" => "srt",
            "mp4" if mime.starts_with("audio") => "m4a",
            other => other.split('+').next().unwrap_or(other),
        };
        let all = self.kind.extensions();
        all.iter().find(|known| **known == name).or(all.first()).copied().unwrap_or("txt")
    }
}

/// Whether a name in the folder of the copies is that of a copy, of a part of one, or of
/// something beside it.
pub(crate) fn is_copy(name: &str) -> bool {
    let digest = name.split_once('-').map(|(digest, _)| digest);
    digest.is_some_and(|digest| {
        digest.len() == DIGEST && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The files to copy.
pub(crate) fn wanted(show: &Show, options: &Options) -> Vec<Named> {
    let is_wanted = |named: &Named| match named.kind {
        Kind::Text => true,
        Kind::Media => options.audio,
        Kind::Picture => options.pictures,
    };
    let all: BTreeSet<_> = named_by(show).into_iter().filter(is_wanted).collect();
    all.into_iter().collect()
}

/// All files that a show names, in its order.
pub(crate) fn named_by(show: &Show) -> Vec<Named> {
    let mut files = Vec::new();
    let mut add = |url: &str, kind, mime: Option<&String>| {
        if url.starts_with("https://") || url.starts_with("http://") {
            files.push(Named { url: url.to_owned(), kind, mime: mime.cloned() });
        }
    };
    for item in &show.episodes {
        let episode = &item.episode;
        for transcript in &episode.transcripts {
            add(&transcript.url, Kind::Text, transcript.mime.as_ref());
        }
        episode.chapters_file.iter().for_each(|url| add(url, Kind::Text, None));
        if let Some(audio) = &episode.audio {
            add(&audio.url, Kind::Media, audio.mime.as_ref());
        }
        episode.image.iter().for_each(|url| add(url, Kind::Picture, None));
    }
    show.image.iter().for_each(|url| add(url, Kind::Picture, None));
    files
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_an_extension_that_hosts_know() {
        let named = |url: &str, kind, mime: Option<&str>| {
            let path = Named { url: url.to_owned(), kind, mime: mime.map(str::to_owned) }.path();
            path.split_once('-').map(|(_, name)| name.to_owned()).unwrap_or_default()
        };
        let long = format!("https://e.org/{}.mp3", "a".repeat(200));
        let cases = [
            ("https://e.org/1.mp3?x=1", Kind::Media, None, "1.mp3"),
            ("https://e.org/1.MP3", Kind::Media, None, "1.mp3"),
            ("https://e.org/play/17", Kind::Media, Some("audio/mp4"), "17.m4a"),
            ("https://e.org/play/17", Kind::Media, Some("video/mp4"), "17.mp4"),
            ("https://e.org/play/17", Kind::Media, Some("Audio/X-M4A; a=b"), "17.m4a"),
            ("https://e.org/play/17", Kind::Media, Some("audio/mpeg"), "17.mp3"),
            ("https://e.org/play/17", Kind::Media, None, "17.mp3"),
            ("https://e.org/a.html", Kind::Text, Some("text/html"), "a.html.txt"),
            ("https://e.org/t", Kind::Text, Some("application/x-subrip"), "t.srt"),
            ("https://e.org/t", Kind::Text, Some("application/json+chapters"), "t.json"),
            ("https://e.org/", Kind::Picture, None, ".jpg"),
            ("https://e.org/..%2f..", Kind::Text, None, "2f.txt"),
        ];
        for (url, kind, mime, expected) in cases {
            assert_eq!(named(url, kind, mime), expected, "{url} {mime:?}");
        }
        assert_eq!(named(&long, Kind::Media, None), format!("{}.mp3", "a".repeat(LONGEST)));
    }
}

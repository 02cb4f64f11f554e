//! The audio and video files of an item, and the one to play.

use feed_rs::model::Entry;
use show::Enclosure;
use url::Url;

use crate::limits;
use crate::value::address;

/// All the audio and video files of an item, each address once: those that have elements
/// of their own, then those that Atom (RFC 4287, section 4.2.7.2) and JSON Feed (version
/// 1.1, "attachments") have among the links.
pub fn enclosures(own: &[Enclosure], entry: &Entry, base: Option<&Url>) -> Vec<Enclosure> {
    let links = entry.links.iter().filter_map(|link| {
        let mime = link.media_type.as_deref().unwrap_or_default();
        let is_enclosure = mime.starts_with("audio/") || link.rel.as_deref() == Some("enclosure");
        let url = is_enclosure.then(|| address(&link.href, base)).flatten();
        Some(Enclosure {
            url: url.filter(|url| base.is_none_or(|base| base.as_str() != url))?,
            mime: link.media_type.clone(),
            length: link.length.filter(|length| *length > 0),
        })
    });
    let mut all: Vec<Enclosure> = Vec::new();
    for enclosure in own.iter().cloned().chain(links) {
        if !all.iter().any(|known| known.url == enclosure.url) && all.len() < limits::OTHERS {
            all.push(enclosure);
        }
    }
    all
}

/// The file to play: the first one that every browser plays, else the first one that
/// looks like audio, else the first one of unknown type, else the first video. `None` if
/// there are only pictures and texts.
pub fn playable(enclosures: &[Enclosure]) -> Option<&Enclosure> {
    let best = enclosures.iter().min_by_key(|enclosure| rank(enclosure))?;
    (rank(best) < UNPLAYABLE).then_some(best)
}

/// The rank of files that are never played.
const UNPLAYABLE: u8 = 4;

/// How suitable a file is for playing; lower is better. The extension of a picture or an
/// audio file is more reliable than the type that the feed states.
fn rank(enclosure: &Enclosure) -> u8 {
    let mime = enclosure.mime.as_deref().unwrap_or_default().to_ascii_lowercase();
    let mime = mime.split(';').next().unwrap_or_default().trim();
    let extension = extension(&enclosure.url);
    match mime {
        _ if SILENT_EXTENSIONS.contains(&extension.as_str()) => UNPLAYABLE,
        "audio/mpeg" | "audio/mp3" | "audio/mp4" | "audio/x-m4a" | "audio/m4a" | "audio/aac" => 0,
        _ if mime.starts_with("audio/") => 1,
        _ if AUDIO_EXTENSIONS.contains(&extension.as_str()) => 1,
        _ if mime.starts_with("video/") => 3,
        _ if mime.starts_with("image/") || mime.starts_with("text/") => UNPLAYABLE,
        _ => 2,
    }
}

const AUDIO_EXTENSIONS: [&str; 9] =
    ["mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "wav", "flac"];

/// The extensions of pictures and texts.
const SILENT_EXTENSIONS: [&str; 20] = [
    "jpg", "jpeg", "jpe", "png", "gif", "webp", "avif", "svg", "heic", "bmp", "tif", "tiff", "ico",
    "pdf", "epub", "txt", "vtt", "srt", "json", "zip",
];

/// The extension in the path of an absolute address, in lower case.
fn extension(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

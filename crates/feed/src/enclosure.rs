//! The audio and video files of an item, and the one to play.

use feed_rs::model::Entry;
use show::Enclosure;
use url::Url;

use crate::limits;
use crate::notes::is_http;
use crate::value::address;

/// All the audio and video files of an item, each address once: RSS enclosures, then
/// the enclosures that Atom (RFC 4287, section 4.2.7.2) and JSON Feed (version 1.1,
/// "attachments") have among the links, then `more`.
pub fn enclosures(entry: &Entry, more: &[Enclosure], base: Option<&Url>) -> Vec<Enclosure> {
    let contents = entry.media.iter().flat_map(|object| &object.content);
    let contents = contents.filter_map(|content| {
        Some(Enclosure {
            url: content.url.as_ref().filter(|url| is_http(url))?.to_string(),
            mime: content.content_type.as_ref().map(ToString::to_string),
            length: content.size.filter(|size| *size > 0),
        })
    });
    let links = entry.links.iter().filter_map(|link| {
        let mime = link.media_type.as_deref().unwrap_or_default();
        let is_enclosure = mime.starts_with("audio/") || link.rel.as_deref() == Some("enclosure");
        let url = is_enclosure.then(|| address(&link.href, base)).flatten();
        Some(Enclosure {
            url: url?,
            mime: link.media_type.clone(),
            length: link.length.filter(|length| *length > 0),
        })
    });
    let mut all: Vec<Enclosure> = Vec::new();
    for enclosure in contents.chain(links).chain(more.iter().cloned()) {
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

/// How suitable a file is for playing; lower is better.
fn rank(enclosure: &Enclosure) -> u8 {
    let mime = enclosure.mime.as_deref().unwrap_or_default().to_ascii_lowercase();
    let mime = mime.split(';').next().unwrap_or_default().trim();
    match mime {
        "audio/mpeg" | "audio/mp3" | "audio/mp4" | "audio/x-m4a" | "audio/m4a" | "audio/aac" => 0,
        _ if mime.starts_with("audio/") => 1,
        _ if mime.starts_with("video/") => 3,
        _ if mime.starts_with("image/") || mime.starts_with("text/") => UNPLAYABLE,
        // The type is wrong or missing: the extension decides.
        _ if has_audio_extension(&enclosure.url) => 1,
        _ => 2,
    }
}

fn has_audio_extension(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url).to_ascii_lowercase();
    let extension = path.rsplit('.').next().unwrap_or_default();
    matches!(extension, "mp3" | "m4a" | "m4b" | "aac" | "ogg" | "oga" | "opus" | "wav" | "flac")
}

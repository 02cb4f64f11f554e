use std::hash::Hasher;

use fnv::FnvHasher;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use show::{BasePath, EpisodeId};

/// The path below which the service worker answers with stored files. Also in
/// `src/sw/downloads.js`.
const PATH: &str = "/downloads/";
/// The folder of a site's stored files. Also in `src/sw/downloads.js`.
const FOLDER: &str = "downloads";
/// The longest extension that is one.
const LONGEST_EXTENSION: usize = 4;

/// The name of an episode's stored file. It is short and plain, whatever the episode's id;
/// the extension is that of the address, which tells the media type.
pub fn stored_name(id: &EpisodeId, address: &str) -> String {
    let mut hasher = FnvHasher::default();
    hasher.write(id.0.as_bytes());
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit('/').next().and_then(|file| Some(file.rsplit_once('.')?.1));
    let plain = |text: &&str| {
        (1..=LONGEST_EXTENSION).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let extension = extension.filter(plain).map_or_else(|| "mp3".to_owned(), str::to_lowercase);
    format!("{:016x}.{extension}", hasher.finish())
}

/// The folder of the stored files of a site. Sites of one origin share a file system, in which
/// names have no slash.
pub fn folder(base: &BasePath) -> String {
    format!("{FOLDER}{}", base.as_str().replace('/', "+"))
}

/// The path that plays a stored file.
pub fn local_path(name: &str) -> String {
    format!("{PATH}{name}")
}

/// The path that saves a stored file to the device, under the title of its episode.
pub fn saving_path(name: &str, title: &str) -> String {
    format!("{PATH}{name}?save={}", utf8_percent_encode(title, NON_ALPHANUMERIC))
}

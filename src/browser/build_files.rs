//! The files of the build that the program asks for later, whose names change with their
//! content. The document lists them, so a page asks for its own build's.

use super::base_path::{href, scoped};
use super::dom::document;
use super::web_lock;

/// The name of the lock on the files. Also in `src/sw/precache.js`.
const LOCK: &str = "netstack-fm-files";

/// The path of a file of the build. In a debug build, names do not change.
pub fn path(name: &str) -> String {
    let listed = listed().unwrap_or_default();
    let found = listed.split(' ').find(|path| path.rsplit('/').next() == Some(name));
    found.map_or_else(|| format!("/{name}"), str::to_owned)
}

/// Keeps the service worker from removing the files while the page is open, even if
/// another tab has a newer version take over.
pub fn hold() {
    if let Some(listed) = listed() {
        let paths: Vec<String> = listed.split(' ').map(href).collect();
        web_lock::share(format!("{} {}", scoped(LOCK), paths.join(" ")));
    }
}

fn listed() -> Option<String> {
    document()?.body()?.get_attribute("data-files")
}

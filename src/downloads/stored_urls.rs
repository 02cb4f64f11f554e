//! Addresses of stored files for a page without a service worker: one that the browser has
//! reloaded past it, or whose version has removed it. The file itself stays on the disk.

use download::State;
use leptos::prelude::*;

use super::Downloads;
use crate::browser::{service_worker, stored_file};

/// Makes an address for each complete download, if the page needs them.
pub(super) async fn refresh(downloads: Downloads) {
    if service_worker::controls_page() {
        return;
    }
    let files: Vec<_> = downloads.records.with_untracked(|all| {
        let complete = all.iter().filter(|(_, download)| download.state == State::Complete);
        complete.map(|(_, download)| download.file.clone()).collect()
    });
    let mut urls = Vec::new();
    for file in files {
        let url = match downloads.stored_url(&file) {
            Some(url) => Some(url),
            None => stored_file::url(&file).await,
        };
        urls.extend(url.map(|url| (file, url)));
    }
    downloads.urls.set_value(urls);
}

/// Gives up the address of a file that is removed or fetched anew.
pub(super) fn forget(downloads: Downloads, file: &str) {
    if let Some(url) = downloads.stored_url(file) {
        stored_file::release(&url);
        downloads.urls.update_value(|urls| urls.retain(|(known, _)| known != file));
    }
}

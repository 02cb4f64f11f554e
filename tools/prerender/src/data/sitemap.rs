//! `sitemap.xml` and `robots.txt`: <https://www.sitemaps.org/protocol.html>, RFC 9309.

use head::absolute;
use std::fmt::Write as _;

use show::{Route, escape};

use crate::pages::Page;
use crate::snapshot::Snapshot;

/// The addresses of all pages that search engines list, episodes with their date.
pub fn sitemap(pages: &[Page], snapshot: &Snapshot) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    // What is in a frame, or only in a visitor's browser, is not to be found.
    let found = |page: &&Page| !matches!(page.route, Route::Embed(_) | Route::Downloads);
    for page in pages.iter().filter(found) {
        let date = match &page.route {
            Route::Episode(segment) => {
                snapshot.catalogue.entry(segment).and_then(|entry| entry.episode.published)
            }
            _ => None,
        };
        let date = date.map(|published| format!("<lastmod>{}</lastmod>", published.date.iso()));
        let address = escape(&absolute(&snapshot.site, &page.path));
        let _ = writeln!(out, "<url><loc>{address}</loc>{}</url>", date.unwrap_or_default());
    }
    out + "</urlset>\n"
}

/// Allows everything, and names the sitemap.
pub fn robots(site: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n")
}

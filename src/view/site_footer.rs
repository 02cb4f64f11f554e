use catalogue::Catalogue;
use leptos::prelude::*;

use super::{ExternalLink, FreshnessLine, ThemeChoice, UpdatePrompt};
use crate::browser::base_path::href;
use crate::browser::service_worker::Update;
use crate::erased::{dynamic, views};
use crate::library::Library;

/// The content below every page: the freshness line, the footer, the update prompt.
pub fn footer(update: Update) -> AnyView {
    let library = Library::expect();
    let links = dynamic(move || match library.catalogue() {
        Some(catalogue) => links(&catalogue),
        None => ().into_any(),
    });
    view! {
        <FreshnessLine/>
        <footer class="site-footer">
            {links}
            <p>
                "No requests to third parties, except for audio and chapters once you press play, \
                 download or load them, and for transcripts once you open, search or download them."
            </p>
            <ThemeChoice/>
        </footer>
        <UpdatePrompt update/>
    }
    .into_any()
}

/// Links to what every page leads to.
fn links(catalogue: &Catalogue) -> AnyView {
    let support = catalogue.links.support.iter().map(|link| {
        view! { <li><ExternalLink href=link.url.clone() text=link.name.clone()/></li> }
    });
    let support = views(support);
    let source = catalogue
        .source
        .clone()
        .map(|source| view! { <li><ExternalLink href=source text="Source code"/></li> }.into_any());
    view! {
        <nav class="footer-links" aria-label="About the site">
            <ul class="inline-links" role="list">
                <li><a href=href(&catalogue.feed_address()) rel="external">"RSS feed"</a></li>
                <li><a href=href("/downloads")>"Downloads"</a></li>
                <li><a href=href("/about#subscribe-links")>"Subscribe"</a></li>
                {support}
                {source}
                <li><a href=href("/about#license")>"License"</a></li>
                <li><a href=href("/about#health")>"Feed health"</a></li>
            </ul>
        </nav>
    }
    .into_any()
}

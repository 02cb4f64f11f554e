//! The pages as HTML, rendered on the host.

use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use show::{Address, BasePath, Cue};

use crate::app::App;
use crate::browser::base_path;
use crate::notes_html;

/// The parts of a page's body, as HTML.
pub struct Parts {
    /// The content of the header's place.
    pub header: String,
    /// The content of `<main>`.
    pub main: String,
    /// The content of the footer's place.
    pub footer: String,
}

/// Renders the page at an address. It is what the program renders in a browser where
/// nothing is stored, with what only readers without scripts get to see. `transcripts`
/// are the cues of those that the site serves itself, by address; `base` is the base path of
/// the site.
pub fn render(
    base: &BasePath,
    catalogue: Arc<Catalogue>,
    transcripts: Vec<(String, Vec<Cue>)>,
    address: Address,
) -> Parts {
    let owner = Owner::new();
    let parts = owner.with(|| {
        base_path::render_below(base, || {
            let app = App::provide(Some(catalogue), address);
            app.library.set_transcripts(transcripts);
            Parts {
                header: app.header().to_html(),
                main: app.page().to_html(),
                footer: app.footer().to_html(),
            }
        })
    });
    owner.cleanup();
    parts
}

/// Sanitises the notes of an episode. `link` gives the address for a link on this site: a
/// path, or a query, which belongs to the page of the episode.
pub fn notes(html: &str, link: &dyn Fn(&str) -> String) -> String {
    notes_html::sanitised_on_host(html, link)
}

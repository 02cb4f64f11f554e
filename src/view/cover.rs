use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;

use crate::library::Library;

/// An episode's cover. Decorative: the text next to it repeats its content.
#[component]
pub fn Cover(
    entry: Arc<Entry>,
    /// Whether it is in a list with a line for each episode.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let layers = Library::expect().with_untracked(|catalogue| catalogue.layers.len());
    let layers = layers.unwrap_or_default();
    let (class, drawing) = if small {
        ("cover small", figure::small(&entry, layers))
    } else {
        ("cover", figure::large(&entry, layers))
    };
    view! { <div class=class aria-hidden="true" inner_html=drawing></div> }
}

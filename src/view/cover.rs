use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::figure;

/// An episode's cover. What it shows stands in text next to it as well.
#[component]
pub fn Cover(
    entry: Arc<Entry>,
    /// Whether it is one in a row of lines.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (class, drawing) = if small {
        ("cover small", figure::small(&entry))
    } else {
        ("cover", figure::large(&entry))
    };
    view! { <div class=class aria-hidden="true" inner_html=drawing></div> }
}

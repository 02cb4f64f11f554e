use leptos::html;
use leptos::prelude::*;

use crate::browser::sanitise;
use crate::live::{effect, spawn};

/// Show notes: HTML from the feed, made safe by the browser before it is shown.
#[component]
pub fn Notes(html: String) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    effect(move || {
        let html = html.clone();
        if let Some(place) = place.get() {
            spawn(async move { sanitise::fill(&place, &html).await });
        }
    });
    view! { <div class="notes" node_ref=place></div> }
}

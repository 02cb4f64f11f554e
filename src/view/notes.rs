use leptos::html;
use leptos::prelude::*;

use crate::browser::sanitise;
use crate::erased::{effect, spawn};

/// The show notes: HTML from the feed, sanitised by the browser.
#[component]
pub fn Notes(html: String) -> impl IntoView {
    let container = NodeRef::<html::Div>::new();
    effect(move || {
        let html = html.clone();
        if let Some(container) = container.get() {
            spawn(async move { sanitise::fill(&container, &html).await });
        }
    });
    view! { <div class="notes" node_ref=container></div> }
}

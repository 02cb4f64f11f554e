use leptos::html;
use leptos::prelude::*;

use crate::browser::sanitise;
use crate::erased::{effect, spawn};
use crate::notes_html;

/// The show notes: HTML from the feed, sanitised by the browser, or by the host if that
/// renders the page.
#[component]
pub fn Notes(html: String) -> impl IntoView {
    let container = NodeRef::<html::Div>::new();
    let on_host = notes_html::sanitised_on_host(&html);
    effect(move || {
        let html = html.clone();
        if let Some(container) = container.get() {
            spawn(async move { sanitise::fill(&container, &html).await });
        }
    });
    view! { <div class="notes" node_ref=container inner_html=on_host></div> }
}

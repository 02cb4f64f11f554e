use leptos::prelude::*;
use show::Reference;

use super::ReferenceLink;
use crate::erased::views;
use crate::library::Library;

/// The references in an episode's notes.
#[component]
pub fn References(references: Vec<Reference>) -> impl IntoView {
    let items = references.iter().map(|reference| {
        view! { <li><ReferenceLink reference=reference.clone()/></li> }
    });
    (!references.is_empty()).then(|| {
        view! {
            <section aria-labelledby="references">
                <h2 id="references" class="ruled">"References"</h2>
                <ul class="references" role="list" lang=Library::expect().language()>{views(items)}</ul>
            </section>
        }
        .into_any()
    })
}

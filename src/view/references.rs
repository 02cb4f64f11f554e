use leptos::prelude::*;

use super::WorkLink;
use crate::live::each;
use crate::show::Reference;

/// What an episode's notes point to.
#[component]
pub fn References(references: Vec<Reference>) -> impl IntoView {
    let items = references.iter().map(|reference| {
        view! { <li><WorkLink reference=reference.clone()/></li> }
    });
    (!references.is_empty()).then(|| {
        view! {
            <section aria-labelledby="references">
                <h2 id="references" class="ruled">"References"</h2>
                <ul class="references" role="list">{each(items)}</ul>
            </section>
        }
        .into_any()
    })
}

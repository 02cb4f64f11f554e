use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::show::Kind;

/// An episode's number, date and length.
#[component]
pub fn ByLine(entry: Arc<Entry>) -> impl IntoView {
    let kind = match entry.kind {
        Kind::Full => None,
        Kind::Trailer => Some("Trailer"),
        Kind::Bonus => Some("Bonus"),
    };
    let number = entry
        .number
        .map(|number| view! { <span class="number">{format!("#{number}")}</span> }.into_any());
    let date = entry.published.map(|published| {
        view! { <time datetime=published.date.iso()>{published.date.short()}</time> }.into_any()
    });
    let length =
        entry.duration.map(|duration| view! { <span>{duration.rough()}</span> }.into_any());
    let kind = kind.map(|kind| view! { <span>{kind}</span> }.into_any());
    view! { <p class="by-line">{number}{date}{length}{kind}</p> }
}

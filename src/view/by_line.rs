use std::sync::Arc;

use catalogue::{Entry, Season};
use leptos::prelude::*;
use show::Kind;

use crate::library::Library;

/// An episode's number, date and duration, and its kind if it is not a full episode.
#[component]
pub fn ByLine(entry: Arc<Entry>) -> impl IntoView {
    let kind = match entry.episode.kind {
        Kind::Full => None,
        Kind::Trailer => Some("Trailer"),
        Kind::Bonus => Some("Bonus"),
    };
    let season = Library::expect()
        .with_untracked(|catalogue| catalogue.season_of(&entry).map(Season::label))
        .flatten();
    let season = season.map(|season| view! { <span>{season}</span> }.into_any());
    let explicit =
        entry.explicit.then(|| view! { <span class="explicit">"Explicit"</span> }.into_any());
    let number = entry
        .episode
        .number
        .map(|number| view! { <span class="number">{format!("#{number}")}</span> }.into_any());
    let date = entry.episode.published.map(|published| {
        view! { <time datetime=published.date.iso()>{published.date.short()}</time> }.into_any()
    });
    let duration =
        entry.episode.duration.map(|duration| view! { <span>{duration.rough()}</span> }.into_any());
    let kind = kind.map(|kind| view! { <span>{kind}</span> }.into_any());
    view! { <p class="by-line">{season}{number}{date}{duration}{kind}{explicit}</p> }
}

use std::sync::Arc;

use catalogue::{Catalogue, Entry};
use leptos::prelude::*;
use show::Route;

use super::{ExternalLink, Highlighted};
use crate::browser::base_path::href;
use crate::erased::views;

/// Links to the pages of an episode's guests.
#[component]
pub fn GuestLinks(
    entry: Arc<Entry>,
    /// Where the links open: `_blank` from a frame, which is too small for the site.
    #[prop(optional)]
    target: Option<&'static str>,
) -> impl IntoView {
    let guests = entry.guests.iter().enumerate().map(|(index, guest)| {
        let comma = (index > 0).then_some(", ");
        view! { {comma}<a href=href(&Route::Guest(guest.slug.clone()).path()) target=target><Highlighted text=guest.name.clone()/></a> }
            .into_any()
    });
    (!entry.guests.is_empty())
        .then(|| view! { <p class="guests">"With " {views(guests)}</p> }.into_any())
}

/// Links to the show on other sites.
#[component]
pub fn SubscribeLinks(catalogue: Arc<Catalogue>) -> impl IntoView {
    let links = catalogue.subscribe.clone();
    let items = links.iter().map(|link| {
        view! { <li><ExternalLink href=link.url.clone() text=link.name.clone()/></li> }
    });
    (!links.is_empty()).then(|| {
        view! { <ul class="inline-links" role="list" id="subscribe-links" aria-label="Subscribe">{views(items)}</ul> }
            .into_any()
    })
}

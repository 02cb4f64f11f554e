use std::sync::Arc;

use leptos::prelude::*;

use super::{ExternalLink, Marked};
use crate::catalogue::{Catalogue, Entry};
use crate::live::each;
/// An episode's guests, each leading to their page.
#[component]
pub fn GuestLinks(entry: Arc<Entry>) -> impl IntoView {
    let guests = entry.guests.iter().enumerate().map(|(index, guest)| {
        let comma = if index > 0 { ", " } else { "" };
        view! { {comma}<a href=format!("/guests/{}", guest.slug)><Marked text=guest.name.clone()/></a> }
            .into_any()
    });
    (!entry.guests.is_empty())
        .then(|| view! { <p class="guests">"With " {each(guests)}</p> }.into_any())
}

/// Where else the show can be had.
#[component]
pub fn SubscribeLinks(catalogue: Arc<Catalogue>) -> impl IntoView {
    let links = catalogue.subscribe.clone();
    let items = links.iter().map(|link| {
        view! { <li><ExternalLink href=link.url.clone() text=link.name.clone()/></li> }
    });
    (!links.is_empty()).then(|| {
        view! { <ul class="inline-links" role="list" aria-label="Subscribe">{each(items)}</ul> }
            .into_any()
    })
}

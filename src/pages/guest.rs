use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::Missing;
use crate::catalogue::{Appearance, Catalogue, Guest as Person};
use crate::live::each;
use crate::view::{EpisodeCard, ExternalLink, Page, WithCatalogue};

/// One guest and all their appearances.
#[component]
pub fn Guest(slug: String) -> impl IntoView {
    let render = move |catalogue: Arc<Catalogue>| match catalogue.guest(&slug).cloned() {
        Some(guest) => found(&catalogue, &guest),
        None => view! {
            <Missing
                heading="There is no such guest"
                text="Nobody of this name has been on the show, at least not yet."
            />
        }
        .into_any(),
    };
    view! { <WithCatalogue title="Guest" render/> }.into_any()
}

fn found(catalogue: &Catalogue, guest: &Person) -> AnyView {
    let links = guest.links.iter().map(|link| {
        view! { <li><ExternalLink href=link.url.clone() text=link.name.clone()/></li> }
    });
    let links = (!guest.links.is_empty())
        .then(|| view! { <ul class="inline-links" role="list">{each(links)}</ul> }.into_any());
    let (name, affiliation, line) =
        (guest.name.clone(), guest.affiliation.clone(), guest.line.clone());
    let appearances: Vec<_> = guest.appearances.iter().map(|a| appearance(catalogue, a)).collect();
    let count = guest.appearances.len();
    let heading =
        if count == 1 { "One appearance".to_owned() } else { format!("{count} appearances") };
    view! {
        <Page title=name>
            {affiliation.map(|text| view! { <p class="lead">{text}</p> }.into_any())}
            {line.map(|text| view! { <p>{text}</p> }.into_any())}
            {links}
            <section class="section" aria-labelledby="appearances">
                <h2 id="appearances" class="ruled">{heading}</h2>
                <div class="cards">{appearances}</div>
            </section>
        </Page>
    }
    .into_any()
}

/// An appearance: the card of its best version, and a line for the others.
fn appearance(catalogue: &Catalogue, appearance: &Appearance) -> impl IntoView + use<> {
    let entries = appearance.versions.iter().rev().filter_map(|at| catalogue.entries.get(*at));
    let entries: Vec<_> = entries.cloned().collect();
    let mut entries = entries.into_iter();
    let best = entries.next().map(|entry| view! { <EpisodeCard entry/> }.into_any());
    let others = entries.map(|entry| {
        let link = view! { <a href=entry.path.clone()>{entry.title()}</a> };
        view! { <p class="aside">"First published as "{link}"."</p> }.into_any()
    });
    view! { <div class="appearance">{best}{each(others)}</div> }
}

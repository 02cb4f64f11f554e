use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::{Catalogue, Guest};
use crate::view::{Page, WithCatalogue};

/// Everyone who was on.
#[component]
pub fn Guests() -> impl IntoView {
    view! { <WithCatalogue title="Guests" render=found/> }.into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    let rows: Vec<_> = catalogue.guests.iter().map(|guest| row(guest).into_any()).collect();
    view! {
        <Page title="Guests">
            <p class="lead">{lead(rows.len())}</p>
            <ul class="people" role="list">{rows}</ul>
        </Page>
    }
    .into_any()
}

fn lead(count: usize) -> String {
    match count {
        0 => "The feed names no guests yet.".to_owned(),
        1 => "One person has been on the show.".to_owned(),
        _ => format!("{count} people have been on the show."),
    }
}

fn row(guest: &Guest) -> impl IntoView + use<> {
    let times = guest.appearances.len();
    let plural = if times == 1 { "" } else { "s" };
    view! {
        <li class="person">
            <a class="person-name" href=format!("/guests/{}", guest.slug)>{guest.name.clone()}</a>
            <span class="person-affiliation">{guest.affiliation.clone()}</span>
            <span class="person-count">{format!("{times} episode{plural}")}</span>
        </li>
    }
}

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Catalogue;
use crate::live::each;
use crate::site::Announcement;
use crate::view::{Page, WithCatalogue};

/// The episodes that have been announced.
#[component]
pub fn Upcoming() -> impl IntoView {
    view! { <WithCatalogue title="Upcoming episodes" render=found/> }.into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    let announced = &catalogue.upcoming;
    let lead = if announced.is_empty() {
        "Nothing has been announced right now. The send queue is empty."
    } else {
        "What comes next, most likely. Dates and guests are subject to change."
    };
    let announced: Vec<_> = announced.iter().map(|a| announcement(a).into_any()).collect();
    view! {
        <Page title="Upcoming episodes">
            <p class="lead">{lead}</p>
            <div class="announcements">{announced}</div>
        </Page>
    }
    .into_any()
}

fn announcement(announcement: &Announcement) -> impl IntoView + use<> {
    let date = announcement.date.map(|date| {
        view! { <p class="aside">"Planned for " <time datetime=date.iso()>{date.long()}</time></p> }.into_any()
    });
    let guests = (!announcement.guests.is_empty()).then(|| {
        let from = announcement.affiliation.as_ref().map(|a| format!(", {a}")).unwrap_or_default();
        view! { <p class="guests">{format!("With {}{from}", announcement.guests.join(", "))}</p> }
            .into_any()
    });
    let text = announcement.text.iter().map(|text| view! { <p>{text.clone()}</p> });
    view! {
        <article class="announcement">
            <h2>{announcement.title.clone()}</h2>
            {date}
            {guests}
            <div class="prose">{each(text)}</div>
        </article>
    }
}

use leptos::prelude::*;

use crate::site::Announcement;
use crate::view::{Page, WithCatalogue};

/// The episodes that have been announced.
#[component]
pub fn Upcoming() -> impl IntoView {
    view! {
        <WithCatalogue title="Upcoming" render=|catalogue| {
            let announced = catalogue.upcoming();
            let lead = if announced.is_empty() {
                "Nothing has been announced right now. The send queue is empty."
            } else {
                "What comes next, most likely. Dates and guests are subject to change."
            };
            let announced: Vec<_> = announced.into_iter().map(announcement).collect();
            view! {
                <Page title="Upcoming episodes">
                    <p class="lead">{lead}</p>
                    <div class="announcements">{announced}</div>
                </Page>
            }
            .into_any()
        }/>
    }
    .into_any()
}

fn announcement(announcement: &Announcement) -> impl IntoView + use<> {
    let date = announcement.date.map(|date| {
        view! { <time datetime=date.iso()>{date.long()}</time> }
    });
    let date = date.map(|date| view! { <p class="by-line">"Planned for " {date}</p> });
    let from = announcement.affiliation.as_ref().map(|a| format!(", {a}")).unwrap_or_default();
    let guests = (!announcement.guests.is_empty())
        .then(|| view! { <p class="guests">"With " {announcement.guests.join(", ")} {from}</p> });
    let text = announcement.text.iter().map(|text| view! { <p>{text.clone()}</p> });
    view! {
        <article class="announcement">
            <h2>{announcement.title.clone()}</h2>
            {date}
            {guests}
            <div class="prose">{text.collect_view()}</div>
        </article>
    }
}

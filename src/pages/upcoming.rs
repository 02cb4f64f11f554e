use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::Missing;
use crate::browser::navigation::Navigation;
use crate::browser::{files, page};
use crate::catalogue::Catalogue;
use crate::live::{each, effect, on};
use crate::site::Announcement;
use crate::view::{Page, WithCatalogue};

/// The episodes that have been announced; with a `slug` the one of that address,
/// which leads to the episode itself once that is there.
pub fn upcoming(slug: Option<String>) -> AnyView {
    let render = move |catalogue: Arc<Catalogue>| match &slug {
        None => all(&catalogue.upcoming),
        Some(slug) => one(&catalogue, slug),
    };
    view! { <WithCatalogue title="Upcoming episodes" render/> }.into_any()
}

fn all(announced: &[Announcement]) -> AnyView {
    let lead = if announced.is_empty() {
        "Nothing has been announced right now. The send queue is empty."
    } else {
        "What comes next, most likely. Dates and guests are subject to change."
    };
    let announced = announced.iter().map(|announcement| {
        let href = format!("/upcoming/{}", announcement.slug());
        view! {
            <article class="announcement">
                <h2><a href=href>{announcement.title.clone()}</a></h2>
                {facts(announcement)}
            </article>
        }
    });
    let announced = each(announced);
    view! {
        <Page title="Upcoming episodes">
            <p class="lead">{lead}</p>
            <div class="announcements">{announced}</div>
        </Page>
    }
    .into_any()
}

fn one(catalogue: &Catalogue, slug: &str) -> AnyView {
    let arrived = catalogue.arrived.iter().find(|(known, _)| known == slug);
    if let Some((_, path)) = arrived.cloned() {
        let navigation = Navigation::expect();
        effect(move || navigation.correct(&navigation.read(|here| here.at(&path))));
        return ().into_any();
    }
    let Some(announcement) = catalogue.upcoming.iter().find(|a| a.slug() == slug) else {
        let text = "Nothing of this name is announced, at least not any more.";
        return view! { <Missing heading="There is no such announcement" text/> }.into_any();
    };
    let facts = facts(announcement);
    view! {
        <Page title=announcement.title.clone()>
            <p class="lead">"An episode to come; subject to change."</p>
            <div class="announcement">{facts}</div>
            <p><a href="/upcoming">"All upcoming episodes"</a></p>
        </Page>
    }
    .into_any()
}

/// Day, guests, and what has been said of it.
fn facts(announcement: &Announcement) -> AnyView {
    let past = announcement.date.is_some_and(|date| Some(date) < page::today());
    let planned = if past { "Was planned for " } else { "Planned for " };
    let late = if past { "; it has not come yet" } else { "" };
    let date = announcement.date.map(|date| {
        view! { <p class="aside">{planned}<time datetime=date.iso()>{date.long()}</time>{late}</p> }
            .into_any()
    });
    let guests = (!announcement.guests.is_empty()).then(|| {
        let from = announcement.affiliation.as_ref().map(|a| format!(", {a}")).unwrap_or_default();
        view! { <p class="guests">{format!("With {}{from}", announcement.guests.join(", "))}</p> }
            .into_any()
    });
    let text = announcement.text.iter().map(|text| view! { <p>{text.clone()}</p> });
    view! {
        {date}
        {guests}
        <div class="prose">{each(text)}</div>
        {if past { None } else { calendar(announcement) }}
    }
    .into_any()
}

/// Lets the visitor take the planned day into a calendar.
fn calendar(announcement: &Announcement) -> Option<AnyView> {
    announcement.date?;
    let announcement = announcement.clone();
    let name = format!("Add to calendar: {}", announcement.title);
    let save = move |_| {
        let address = page::absolute(&format!("/upcoming/{}", announcement.slug()));
        if let Some(calendar) = announcement.calendar(&address, &page::stamp()) {
            let file = format!("netstack-fm-{}.ics", announcement.slug());
            files::save(&file, "text/calendar", &calendar);
        }
    };
    let button = view! {
        <p><button class="button quiet" aria-label=name on:click=on(save)>"Add to calendar"</button></p>
    };
    Some(button.into_any())
}

use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use show::{Route, slug};
use site::Announcement;

use super::not_found::Missing;
use crate::browser::base_path::href;
use crate::browser::navigation::Navigation;
use crate::browser::{clock, files, location};
use crate::erased::{effect, handler, views};
use crate::library::Library;
use crate::view::{Page, WithCatalogue};

/// The page of all announced episodes.
pub fn upcoming() -> AnyView {
    let render = move |catalogue: Arc<Catalogue>| list(&catalogue.upcoming);
    view! { <WithCatalogue title="Upcoming episodes" render/> }.into_any()
}

/// The page of an announced episode. Redirects to the episode once it is in the feed.
pub fn announcement(slug: String) -> AnyView {
    let render = move |catalogue: Arc<Catalogue>| details(&catalogue, &slug);
    view! { <WithCatalogue title="Upcoming episodes" render/> }.into_any()
}

fn list(announcements: &[Announcement]) -> AnyView {
    let lead = if announcements.is_empty() {
        "Nothing is announced right now. The send queue is empty."
    } else {
        "Planned episodes. Dates and guests may change."
    };
    let articles = announcements.iter().map(|announcement| {
        let href = href(&Route::Announcement(announcement.slug()).path());
        view! {
            <article class="announcement">
                <h2><a href=href>{announcement.title.clone()}</a></h2>
                {facts(announcement)}
            </article>
        }
    });
    let articles = views(articles);
    view! {
        <Page title="Upcoming episodes">
            <p class="lead">{lead}</p>
            <div class="announcements">{articles}</div>
        </Page>
    }
    .into_any()
}

fn details(catalogue: &Catalogue, slug: &str) -> AnyView {
    let arrived = catalogue.arrived.iter().find(|(announced, _)| announced == slug);
    if let Some((_, path)) = arrived.cloned() {
        let navigation = Navigation::expect();
        effect(move || {
            navigation.replace(&navigation.with_untracked(|here| here.with_path(&path)))
        });
        return ().into_any();
    }
    let Some(announcement) = catalogue.upcoming.iter().find(|a| a.slug() == slug) else {
        let text = "No such episode is announced, or not any more.";
        return view! { <Missing heading="Announcement not found" text/> }.into_any();
    };
    let facts = facts(announcement);
    view! {
        <Page title=announcement.title.clone()>
            <p class="lead">"An upcoming episode; details may change."</p>
            <div class="announcement">{facts}</div>
            <p><a href=href(&Route::Upcoming.path())>"All upcoming episodes"</a></p>
        </Page>
    }
    .into_any()
}

/// The planned date, the guests and the description.
fn facts(announcement: &Announcement) -> AnyView {
    let past = announcement.date.is_some_and(|date| Some(date) < clock::today());
    let planned = if past { "Was planned for " } else { "Planned for " };
    let remark = if past { "; not published yet" } else { "" };
    let date = announcement.date.map(|date| {
        view! { <p class="aside">{planned}<time datetime=date.iso()>{date.long()}</time>{remark}</p> }
            .into_any()
    });
    let guests = (!announcement.guests.is_empty()).then(|| {
        let affiliation = announcement.affiliation.as_ref().map(|a| format!(", {a}"));
        let affiliation = affiliation.unwrap_or_default();
        let text = format!("With {}{affiliation}", announcement.guests.join(", "));
        view! { <p class="guests">{text}</p> }.into_any()
    });
    let text = announcement.text.iter().map(|text| view! { <p>{text.clone()}</p> });
    view! {
        {date}
        {guests}
        <div class="prose">{views(text)}</div>
        {if past { None } else { calendar_button(announcement) }}
    }
    .into_any()
}

/// A button that saves the planned date as a calendar file; `None` without a date.
fn calendar_button(announcement: &Announcement) -> Option<AnyView> {
    announcement.date?;
    let announcement = announcement.clone();
    let name = format!("Add to calendar: {}", announcement.title);
    let show = Library::expect().identity().name;
    let save = move |_| {
        let address = location::absolute(&Route::Announcement(announcement.slug()).path());
        if let Some(calendar) = announcement.calendar(&show, &address, &clock::calendar_stamp()) {
            let file = format!("{}-{}.ics", slug(&show), announcement.slug());
            files::save(&file, "text/calendar", &calendar);
        }
    };
    let button = view! {
        <p><button class="button quiet" aria-label=name on:click=handler(save)>"Add to calendar"</button></p>
    };
    Some(button.into_any())
}

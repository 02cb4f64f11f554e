use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::Missing;
use crate::catalogue::{Appearance, Catalogue, Entry, Guest as Person, GuestProfile, Work};
use crate::live::each;
use crate::show::Chapter;
use crate::view::{
    Avatar, EpisodeCard, ExternalLink, MentionLinks, MomentRow, Page, Section, TopicTags,
    WithCatalogue, WorkLink, list_section,
};

/// One guest and all their appearances.
pub fn guest(slug: String) -> AnyView {
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

fn found(catalogue: &Catalogue, guest: &Arc<Person>) -> AnyView {
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
    let GuestProfile { topics, works, chapters } = catalogue.profile(guest);
    let (naming, references) = (naming(&guest.name, &chapters), references(catalogue, &works));
    let guest = Arc::clone(guest);
    view! {
        <Page title=name>
            <div class="guest-head">
                <Avatar guest large=true/>
                <div class="guest-facts">
                    {affiliation.map(|text| view! { <p class="lead">{text}</p> }.into_any())}
                    {line.map(|text| view! { <p>{text}</p> }.into_any())}
                    {links}
                    <TopicTags topics/>
                </div>
            </div>
            <Section id="appearances" heading=heading>
                <div class="cards">{appearances}</div>
            </Section>
            {naming}
            {references}
        </Page>
    }
    .into_any()
}

/// The chapters that name a guest, each leading to its minute.
fn naming(name: &str, chapters: &[(Arc<Entry>, Chapter)]) -> Option<AnyView> {
    let rows = chapters.iter().map(|(entry, chapter)| {
        let at = chapter.start;
        view! { <MomentRow entry=Arc::clone(entry) at text=chapter.title.clone()/> }.into_any()
    });
    let rows: Vec<_> = rows.collect();
    list_section("naming", &format!("Chapters that name {name}"), "moments", rows)
}

/// What a guest's episodes refer to.
fn references(catalogue: &Catalogue, works: &[Work]) -> Option<AnyView> {
    let rows = works.iter().map(|work| {
        view! {
            <li class="work">
                <WorkLink reference=work.reference.clone()/>
                <MentionLinks catalogue work/>
            </li>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    list_section("references", "References from these episodes", "works", rows)
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

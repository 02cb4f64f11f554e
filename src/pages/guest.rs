use std::sync::Arc;

use catalogue::{Appearance, Catalogue, CitedWork, Entry, Guest, GuestProfile};
use leptos::prelude::*;
use show::Chapter;

use super::not_found::Missing;
use crate::browser::base_path::href;
use crate::erased::views;
use crate::view::{
    Avatar, EpisodeCard, ExternalLink, MentionLinks, MomentRow, Page, ReferenceLink, Section,
    TopicTags, WithCatalogue, list_section,
};

/// The page of a guest.
pub fn guest(slug: String) -> AnyView {
    let render = move |catalogue: Arc<Catalogue>| match catalogue.guest(&slug).cloned() {
        Some(guest) => content(&catalogue, &guest),
        None => view! {
            <Missing
                heading="Guest not found"
                text="Nobody with this name has been on the show yet."
            />
        }
        .into_any(),
    };
    view! { <WithCatalogue title="Guest" render/> }.into_any()
}

fn content(catalogue: &Catalogue, guest: &Arc<Guest>) -> AnyView {
    let links = guest.links.iter().map(|link| {
        view! { <li><ExternalLink href=link.url.clone() text=link.name.clone()/></li> }
    });
    let links = (!guest.links.is_empty())
        .then(|| view! { <ul class="inline-links" role="list">{views(links)}</ul> }.into_any());
    let (name, affiliation, line) =
        (guest.name.clone(), guest.affiliation.clone(), guest.line.clone());
    let appearances: Vec<_> = guest.appearances.iter().map(|a| appearance(catalogue, a)).collect();
    let count = guest.appearances.len();
    let heading =
        if count == 1 { "One appearance".to_owned() } else { format!("{count} appearances") };
    let GuestProfile { topics, works, chapters } = catalogue.profile(guest);
    let chapters = chapter_section(&guest.name, &chapters);
    let references = reference_section(catalogue, &works);
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
            {chapters}
            {references}
        </Page>
    }
    .into_any()
}

/// The chapters that name a guest, with links to their start.
fn chapter_section(name: &str, chapters: &[(Arc<Entry>, Chapter)]) -> Option<AnyView> {
    let rows = chapters.iter().map(|(entry, chapter)| {
        let at = chapter.start;
        view! { <MomentRow entry=Arc::clone(entry) at text=chapter.title.clone()/> }.into_any()
    });
    let rows: Vec<_> = rows.collect();
    list_section("naming", &format!("Chapters that mention {name}"), "moments", rows)
}

/// The works that a guest's episodes refer to.
fn reference_section(catalogue: &Catalogue, works: &[CitedWork]) -> Option<AnyView> {
    let rows = works.iter().map(|work| {
        view! {
            <li class="work">
                <ReferenceLink reference=work.reference.clone()/>
                <MentionLinks catalogue work/>
            </li>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    list_section("references", "References from these episodes", "works", rows)
}

/// An appearance: the card of its latest version, and a link to each earlier one.
fn appearance(catalogue: &Catalogue, appearance: &Appearance) -> impl IntoView + use<> {
    let entries =
        appearance.versions.iter().rev().filter_map(|index| catalogue.entries.get(*index));
    let entries: Vec<_> = entries.cloned().collect();
    let mut entries = entries.into_iter();
    let latest = entries.next().map(|entry| view! { <EpisodeCard entry/> }.into_any());
    let earlier = entries.map(|entry| {
        let link = view! { <a href=href(&entry.path)>{entry.episode.title()}</a> };
        view! { <p class="aside">"Originally published as "{link}"."</p> }.into_any()
    });
    view! { <div class="appearance">{latest}{views(earlier)}</div> }
}

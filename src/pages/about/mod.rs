mod health;
mod install;

use std::sync::Arc;

use catalogue::{Catalogue, Host, ShowLinks};
use leptos::prelude::*;
use player::shortcuts::SHORTCUTS;

use self::health::health;
use self::install::install;
use crate::view::{
    ExternalLink, ListeningData, Page, PlaceLink, Section, SubscribeLinks, WithCatalogue,
    list_section, subscribe_menu,
};

/// The page about the show and the site: the hosts, help, privacy, and the state of the
/// feed.
pub fn about() -> AnyView {
    view! { <WithCatalogue title="About" render=content/> }.into_any()
}

fn content(catalogue: Arc<Catalogue>) -> AnyView {
    view! {
        <Page title="About">
            <p class="lead">{catalogue.description.clone()}</p>
            {hosts(&catalogue.hosts)}
            <SubscribeLinks catalogue=Arc::clone(&catalogue)/>
            <div class="card-controls lead-controls">{subscribe_menu(Arc::clone(&catalogue))}</div>
            {install()}
            {search_help()}
            {shortcuts()}
            {recommended(&catalogue)}
            {privacy()}
            {license(&catalogue)}
            <ListeningData/>
            {health(&catalogue.health)}
        </Page>
    }
    .into_any()
}

fn hosts(hosts: &[Host]) -> Option<AnyView> {
    let lines = hosts.iter().map(|host| {
        let line = host.line.as_ref().map(|line| format!(": {line}")).unwrap_or_default();
        view! { <li><strong>{host.name.clone()}</strong>{line}</li> }.into_any()
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <Section id="hosts" heading="Hosts" class="health">
                <ul class="remarks" role="list">{lines}</ul>
            </Section>
        }
        .into_any()
    })
}

/// The shows that this one recommends.
fn recommended(catalogue: &Catalogue) -> Option<AnyView> {
    let rows = catalogue.links.recommended.iter().map(|link| {
        view! { <li><ExternalLink href=link.url.clone() text=link.name.clone()/></li> }.into_any()
    });
    list_section("recommended", "Recommended podcasts", "inline-links", rows.collect())
}

/// The licenses of the episodes and of the site.
fn license(catalogue: &Catalogue) -> AnyView {
    let ShowLinks { license, copyright, location, .. } = &catalogue.links;
    let license = license.as_ref().map(|license| {
        let name = license.name.clone();
        let link = match &license.url {
            Some(url) => view! { <ExternalLink href=url.clone() text=name/> }.into_any(),
            None => name.into_any(),
        };
        view! { <p>"The license of the episodes is "{link}"."</p> }.into_any()
    });
    let copyright = copyright.clone().map(|copyright| {
        view! { <p>{format!("The episodes: © {}.", copyright.trim_start_matches(['©', ' ']))}</p> }
            .into_any()
    });
    let location = location.clone().map(|place| {
        view! { <p>"The show is about, or made in: "<PlaceLink place/>"."</p> }.into_any()
    });
    let source = catalogue.source.clone().map(|source| {
        view! { <span>" Its "<ExternalLink href=source text="source code"/>" is public."</span> }
            .into_any()
    });
    view! {
        <Section id="license" heading="License" class="health">
            <div class="prose">
                {license}
                {copyright}
                {location}
                <p>"The site itself is free software under the MIT license."{source}</p>
            </div>
        </Section>
    }
    .into_any()
}

/// The search syntax: an example, and what it matches.
const SEARCH_SYNTAX: [(&str, &str); 6] = [
    (
        "quic \"happy eyeballs\" -rust",
        "Words in any order, or their beginnings; quotes keep words together, a minus excludes",
    ),
    ("guest:inden", "Episodes with a guest or affiliation"),
    ("topic:dns", "Episodes about a topic"),
    ("ref:rfc9000", "Episodes with a reference"),
    ("before:2025-11", "Published before a year, month or day"),
    ("after:2025-10-21", "Published on a day or later"),
];

fn search_help() -> AnyView {
    table("search-help", "Search", &SEARCH_SYNTAX)
}

fn shortcuts() -> AnyView {
    table("keys", "Keyboard shortcuts", &SHORTCUTS)
}

fn table(
    id: &'static str,
    heading: &'static str,
    rows: &[(&'static str, &'static str)],
) -> AnyView {
    let rows = rows.iter().map(|(keys, meaning)| {
        view! { <div class="shortcut"><dt><kbd>{*keys}</kbd></dt><dd>{*meaning}</dd></div> }
            .into_any()
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section class="health" aria-labelledby=id>
            <h2 id=id class="ruled">{heading}</h2>
            <dl class="shortcut-list wide">{rows}</dl>
        </section>
    }
    .into_any()
}

fn privacy() -> AnyView {
    view! {
        <Section id="privacy" heading="Privacy" class="health">
            <div class="prose">
                <p>
                    "This site runs in your browser: it loads the show's feed on each visit and caches \
                    it for offline use. There are no cookies, no tracking and no analytics."
                </p>
                <p>
                    "Other servers are contacted on demand only: for the audio, its chapters and their \
                    pictures once you press play or download, and for transcripts once you open, \
                    search or download them. They see these requests as they would from any \
                    podcast app."
                </p>
            </div>
        </Section>
    }
    .into_any()
}

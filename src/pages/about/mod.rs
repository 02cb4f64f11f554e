mod health;

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::{Catalogue, Host};
use crate::player::shortcuts::SHEET;
use crate::view::{ListeningData, Page, Section, SubscribeLinks, WithCatalogue, subscribe_menu};

use health::health;

/// What the show is and who makes it, what the site does and keeps, and how well
/// the feed could be read.
pub fn about() -> AnyView {
    view! { <WithCatalogue title="About" render=found/> }.into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    view! {
        <Page title="About">
            <p class="lead">{catalogue.description.clone()}</p>
            {hosts(&catalogue.hosts)}
            <SubscribeLinks catalogue=Arc::clone(&catalogue)/>
            <div class="card-controls lead-controls">{subscribe_menu(Arc::clone(&catalogue))}</div>
            {install()}
            {search()}
            {keys()}
            {privacy()}
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

fn install() -> AnyView {
    view! {
        <Section id="install" heading="Install it" class="health">
            <div class="prose">
                <p>
                    "This site is an app too: it opens without a network, in a window of its own. In \
                    Chrome and Edge the address bar has a button for it; in Safari it is “Add to Home \
                    Screen” on a phone and “Add to Dock” on a Mac; in Firefox on Android “Add app to \
                    Home screen”. Nothing is taken from a store."
                </p>
            </div>
        </Section>
    }
    .into_any()
}

/// What narrows a search, by what is typed.
const FILTERS: [(&str, &str); 6] = [
    (
        "quic \"happy eyeballs\" -rust",
        "Words in any order, the beginning of one is enough; quotes keep them together, a minus leaves out",
    ),
    ("guest:inden", "Episodes with that guest, or of that affiliation"),
    ("topic:dns", "Episodes about that topic"),
    ("ref:rfc9000", "Episodes that refer to it"),
    ("before:2025-11", "Published before that year, month or day"),
    ("after:2025-10-21", "Published on that day or later"),
];

fn search() -> AnyView {
    table("search-help", "Search", &FILTERS)
}

fn keys() -> AnyView {
    table("keys", "Keys", &SHEET)
}

fn table(
    id: &'static str,
    heading: &'static str,
    rows: &[(&'static str, &'static str)],
) -> AnyView {
    let rows = rows.iter().map(|(keys, what)| {
        view! { <div class="shortcut"><dt><kbd>{*keys}</kbd></dt><dd>{*what}</dd></div> }.into_any()
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
                    "Nothing leaves this page. It is a program in your browser that reads the show's \
                    feed each time you come, and keeps what it read for when there is no network. What \
                    you search and hear is counted by nobody here: there are no cookies and no \
                    measurements."
                </p>
                <p>
                    "Others are asked only for what you ask for: the audio and its chapters with their \
                    pictures once you press play, and transcripts once you want to read or search them. Their \
                    hosts see those requests as they would from any podcast app."
                </p>
            </div>
        </Section>
    }
    .into_any()
}

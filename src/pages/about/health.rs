use catalogue::Health;
use leptos::prelude::*;

use crate::browser::clock;
use crate::erased::text;
use crate::library::{Freshness, Library, Refresh};
use crate::view::Section;

/// The state of the feed: facts, warnings, and the version of the site.
pub fn health(health: &Health) -> AnyView {
    let library = Library::expect();
    let fact = |name: String, value: Signal<String>| {
        view! { <div class="fact"><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
    };
    let facts: Vec<_> = health
        .facts
        .iter()
        .map(|(name, value)| fact(name.clone(), Signal::stored(value.clone())))
        .chain([
            fact("Freshness".to_owned(), text(move || freshness(library))),
            fact("Timing".to_owned(), text(move || timing(library))),
            fact("This site".to_owned(), Signal::stored(version())),
        ])
        .collect();
    let warnings = health.warnings.iter().map(|w| (w.item.clone(), w.what.clone()));
    let warnings = remarks("In the feed", warnings.collect());
    let faults = health.faults.iter().map(|fault| ("site.json".to_owned(), fault.clone()));
    let faults = remarks("In site.json", faults.collect());
    view! {
        <Section id="health" heading="Feed health" class="health">
            <dl class="facts">{facts}</dl>
            {warnings}
            {faults}
        </Section>
    }
    .into_any()
}

/// The versions of the site, of the feed reader, and of the cache format.
fn version() -> String {
    format!("{}, reader {}, format {}", env!("CARGO_PKG_VERSION"), wire::READER, wire::FORMAT)
}

/// The remarks about a file, each with its place in the file.
fn remarks(heading: &'static str, remarks: Vec<(String, String)>) -> AnyView {
    if remarks.is_empty() {
        let none = view! { <h3>{heading}</h3><p class="aside">"No problems found."</p> };
        return none.into_any();
    }
    let items = remarks.into_iter().map(|(place, remark)| {
        let place = if place.is_empty() { "The feed".to_owned() } else { place };
        view! { <li><span class="remark-place">{place}</span>" "{remark}</li> }.into_any()
    });
    let items: Vec<_> = items.collect();
    view! {
        <h3>{heading}</h3>
        <ul class="remarks" role="list">{items}</ul>
    }
    .into_any()
}

fn freshness(library: Library) -> String {
    let source = match library.freshness() {
        Some(Freshness::Cached(since)) => format!("cached on {}", clock::date_and_time(since)),
        Some(Freshness::Live) => "read in this visit".to_owned(),
        None => "read when the site was built".to_owned(),
    };
    match library.last_refresh() {
        Refresh::Running => format!("{source}; checking for a newer one"),
        Refresh::Done => source,
        Refresh::Failed(failure) => format!("{source}. {failure}"),
    }
}

fn timing(library: Library) -> String {
    let Some(timing) = library.timing() else { return "not fetched yet".to_owned() };
    let read = match timing.read {
        Some(read) => format!("read in {read} ms"),
        None => "unchanged, so not read again".to_owned(),
    };
    format!("fetched in {} ms, {read}", timing.fetched)
}

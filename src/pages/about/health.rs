use leptos::prelude::*;

use crate::browser::page;
use crate::catalogue::Health;
use crate::library::{Freshness, Library, Refresh};
use crate::live::text;
use crate::view::Section;
use crate::wire;

/// How well the feed could be read, and by which version of the site.
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

/// The version of the site, of its reader of feeds, and of what it keeps.
fn version() -> String {
    format!("{}, reader {}, format {}", env!("CARGO_PKG_VERSION"), wire::READER, wire::FORMAT)
}

/// What was found wrong in one place, or that nothing was.
fn remarks(heading: &'static str, remarks: Vec<(String, String)>) -> AnyView {
    if remarks.is_empty() {
        let none = view! { <h3>{heading}</h3><p class="aside">"Nothing to remark."</p> };
        return none.into_any();
    }
    let items = remarks.into_iter().map(|(place, what)| {
        let place = if place.is_empty() { "The feed".to_owned() } else { place };
        view! { <li><span class="remark-place">{place}</span>" "{what}</li> }.into_any()
    });
    let items: Vec<_> = items.collect();
    view! {
        <h3>{heading}</h3>
        <ul class="remarks" role="list">{items}</ul>
    }
    .into_any()
}

fn freshness(library: Library) -> String {
    let from = match library.freshness() {
        Some(Freshness::Kept(since)) => format!("kept from {}", page::date_and_time(since)),
        Some(Freshness::Live) | None => "read in this visit".to_owned(),
    };
    match library.last_refresh() {
        Refresh::Running => format!("{from}; asking for a newer one"),
        Refresh::Done => from,
        Refresh::Failed(failure) => format!("{from}. {failure}"),
    }
}

fn timing(library: Library) -> String {
    let Some(timing) = library.timing() else { return "not asked for yet".to_owned() };
    let read = match timing.read {
        Some(read) => format!("read in {read} ms"),
        None => "not read again, since nothing in it has changed".to_owned(),
    };
    format!("fetched in {} ms, {read}", timing.fetched)
}

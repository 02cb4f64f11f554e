use std::sync::Arc;

use leptos::prelude::*;

use super::choice::Choice;
use super::{Check, EpisodeList, Section, Stack};
use crate::browser::navigation::Navigation;
use crate::catalogue::{Catalogue, Entry, Facets, Format, Listened, Listing, Selection, Sort};
use crate::live::{anew, flag, on, settled, text};
use crate::player::deck::Deck;

/// The key of a topic in the address.
const TOPIC: &str = "topic";

/// Episodes, narrowed by topic and more, in the order that somebody wants. All of
/// it stands in the address.
#[component]
pub fn Explorer(
    catalogue: Arc<Catalogue>,
    /// The episodes to choose from.
    entries: Signal<Arc<Vec<Arc<Entry>>>>,
    heading: &'static str,
    /// What the order is called in which they come.
    as_found: &'static str,
) -> impl IntoView {
    let navigation = Navigation::expect();
    let deck = Deck::expect();
    let selection = settled(move || {
        Selection::new(navigation.with(|here| here.values(TOPIC).collect::<Vec<_>>()))
    });
    let all: Arc<[Arc<Entry>]> = catalogue.entries.clone().into();
    // A new selection is worth a new list; to compare the lists would cost more.
    let facets = anew(move || entries.with(|all| catalogue.facets(all, &selection.get())));
    let listing = settled(move || navigation.with(Listing::read));
    let listed =
        anew(move || {
            let listing = listing.get();
            if listing.listened.is_some() {
                deck.log().watch();
            }
            Arc::new(facets.with(|facets: &Facets| {
                listing.apply(&facets.matches, |entry| listened(deck, entry))
            }))
        });
    let choose = Callback::new(move |selection: Selection| {
        let to = navigation.read(|here| here.with_all(TOPIC, selection.ids()));
        navigation.vary(&to.to_string());
    });
    let summary = text(move || {
        let (shown, total) = (listed.with(|listed| listed.len()), entries.with(|all| all.len()));
        let any_topic = selection.with(|selection| !selection.is_empty());
        summary(shown, total, any_topic && !listing.get().narrows())
    });
    view! {
        <Section id="explore" heading="Explore the stack">
            <Stack selection facets entries=all choose/>
        </Section>
        <Section id="episodes" heading=heading>
            <ListingControls listing as_found/>
            <p class="count" role="status">{summary}</p>
            <EpisodeList entries=listed/>
        </Section>
    }
}

fn listened(deck: Deck, entry: &Entry) -> Listened {
    match deck.log().read(&entry.id) {
        Some(progress) if progress.played => Listened::Played,
        Some(progress) if progress.is_partial() => Listened::Begun,
        _ => Listened::Unplayed,
    }
}

fn summary(shown: usize, total: usize, by_topics: bool) -> String {
    match (shown, total) {
        (_, 0) => String::new(),
        (_, 1) if shown == total => "1 episode".to_owned(),
        _ if shown == total => format!("{total} episodes"),
        (0, _) if by_topics => "No episode has all of these topics.".to_owned(),
        (0, _) => "No episode is like that. All packets filtered.".to_owned(),
        _ => format!("{shown} of {total} episodes"),
    }
}

/// Which episodes, and in which order.
#[component]
fn ListingControls(listing: Memo<Listing>, as_found: &'static str) -> impl IntoView {
    let navigation = Navigation::expect();
    let [sort_key, format_key, listened_key, transcript_key] = Listing::KEYS;
    let set = move |key: &'static str, value: &str| {
        let to = navigation.read(|here| here.with(key, value));
        navigation.vary(&to.to_string());
    };
    let choice = move |key: &'static str, label, first: &str, names: Vec<(&str, &str)>| {
        let first = (String::new(), first.to_owned());
        let names = names.into_iter().map(|(id, name)| (id.to_owned(), name.to_owned()));
        let options: Vec<_> = std::iter::once(first).chain(names).collect();
        let known: Vec<_> = options.iter().map(|(id, _)| id.clone()).collect();
        let chosen = text(move || {
            let value = navigation.with(|here| here.value(key)).unwrap_or_default();
            if known.contains(&value) { value } else { String::new() }
        });
        let change = Callback::new(move |value: String| set(key, &value));
        view! { <Choice id=key label options chosen change/> }.into_any()
    };
    let sorts = ["Newest first", "Oldest first", "Longest first", "Shortest first"];
    let sorts = Sort::ALL.into_iter().zip(sorts).map(|((_, id), name)| (id, name));
    // What they come in already is not offered twice.
    let sorts = sorts.filter(|(_, name)| *name != as_found);
    let formats = ["Interviews", "Protocol Shorts", "Specials", "Remasters"];
    let formats = Format::ALL.into_iter().zip(formats).map(|((_, id), name)| (id, name));
    let states = ["Not played", "In progress", "Played"];
    let states = Listened::ALL.into_iter().zip(states).map(|((_, id), name)| (id, name));
    let reset = move |_| {
        let to =
            navigation.read(|here| Listing::KEYS.iter().fold(here.clone(), |to, k| to.without(k)));
        navigation.vary(&to.to_string());
        crate::browser::page::focus("#sort");
    };
    view! {
        <div class="listing" role="group" aria-label="Sort and filter">
            {choice(sort_key, "Sort", as_found, sorts.collect())}
            {choice(format_key, "Format", "All formats", formats.collect())}
            {choice(listened_key, "Listened", "Played or not", states.collect())}
            <Check
                label="With transcript"
                checked=flag(move || listing.get().transcript)
                change=Callback::new(move |on| set(transcript_key, if on { "yes" } else { "" }))
            />
            <button
                class="button quiet"
                hidden=flag(move || listing.get() == Listing::default())
                on:click=on(reset)
            >
                "Reset"
            </button>
        </div>
    }
}

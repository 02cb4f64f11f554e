use std::sync::Arc;

use leptos::prelude::*;

use super::{Entries, EpisodeList, Section, Stack};
use crate::browser::navigation::Navigation;
use crate::catalogue::{Catalogue, Entry, Facets, Listened, Listing, Selection};
use crate::later::{Meanwhile, later};
use crate::live::{anew, settled, text};
use crate::player::deck::Deck;

/// The key of a topic in the address.
const TOPIC: &str = "topic";

/// Episodes, narrowed by topic and more, in the order that somebody wants. All of
/// it stands in the address.
#[component]
pub fn Explorer(
    catalogue: Arc<Catalogue>,
    /// The episodes to choose from.
    entries: Signal<Entries>,
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
        steady(move || {
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
            {later(Meanwhile::Nothing, move |later| (later.listing_controls)(listing, as_found))}
            <p class="count" role="status">{summary}</p>
            <EpisodeList entries=listed/>
        </Section>
    }
}

/// A list that is another one only when other episodes are in it, or in another order.
fn steady(read: impl Fn() -> Entries + Send + Sync + 'static) -> Memo<Entries> {
    let same = |old: &Entries, new: &Entries| {
        old.len() == new.len() && old.iter().zip(new.iter()).all(|(a, b)| Arc::ptr_eq(a, b))
    };
    Memo::new_owning(move |old: Option<Entries>| {
        let new = read();
        match old {
            Some(old) if same(&old, &new) => (old, false),
            _ => (new, true),
        }
    })
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

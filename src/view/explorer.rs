use std::sync::Arc;

use catalogue::{Catalogue, Entry, Facets, Listened, Listing, Selection, Use};
use leptos::prelude::*;
use show::key;
use site::{Identity, with_aside};

use super::counted::counted;
use super::{Entries, EpisodeList, ListingControls, Section, Stack};
use crate::browser::navigation::Navigation;
use crate::downloads::Downloads;
use crate::erased::{memo, memo_always, text};
use crate::playback::PlayerHandle;

/// A list of episodes that visitors filter and sort. The address stores the selected topics,
/// the filters and the order.
#[component]
pub fn Explorer(
    catalogue: Arc<Catalogue>,
    /// The episodes to choose from.
    entries: Signal<Entries>,
    heading: &'static str,
    /// The name of the order of `entries`.
    default_order: &'static str,
    /// Whether the stack and the filters are folded, so that the episodes come first.
    #[prop(optional)]
    folded: bool,
) -> impl IntoView {
    let navigation = Navigation::expect();
    let player = PlayerHandle::expect();
    let downloads = Downloads::expect();
    let selection = memo(move || {
        Selection::new(navigation.with(|here| here.values(key::TOPIC).collect::<Vec<_>>()))
    });
    let shown = Arc::clone(&catalogue);
    let all: Arc<[Arc<Entry>]> = catalogue.entries.clone().into();
    let Identity { topics_heading, asides, .. } = catalogue.identity.clone();
    let with_stack = catalogue.layers.iter().any(|layer| !layer.topics.is_empty());
    // Always notifies: comparing the lists would cost more than using a new one.
    let facets = memo_always(move || entries.with(|all| catalogue.facets(all, &selection.get())));
    let controlled = Arc::clone(&shown);
    let listing = memo(move || navigation.with(Listing::read));
    let listed = memo_entries(move || {
        let listing = listing.get();
        if listing.listened.is_some() {
            player.progress().track();
        }
        let downloaded = if listing.downloaded { downloads.complete() } else { Vec::new() };
        Arc::new(facets.with(|facets: &Facets| {
            listing.apply(&facets.matches, |entry| Use {
                listened: listened(player, entry),
                downloaded: downloaded.contains(&entry.episode.id),
            })
        }))
    });
    let choose = Callback::new(move |selection: Selection| {
        let to = navigation.with_untracked(|here| here.with_all(key::TOPIC, selection.ids()));
        navigation.push(&to.to_string());
    });
    let summary = text(move || {
        let (count, total) = (listed.with(|listed| listed.len()), entries.with(|all| all.len()));
        let has_topics = selection.with(|selection| !selection.is_empty());
        summary(count, total, has_topics && !listing.get().is_filtered(), &asides.no_matches)
    });
    let stack =
        with_stack.then(|| view! { <Stack selection facets entries=all choose/> }.into_any());
    let controls =
        view! { <ListingControls catalogue=controlled listing default_order/> }.into_any();
    let list = view! {
        <p class="count" role="status">{summary}</p>
        <EpisodeList entries=listed below_results=folded/>
    }
    .into_any();
    if folded {
        let in_use = selection.with_untracked(|selection| !selection.is_empty())
            || listing.get_untracked().is_filtered();
        view! {
            <Section id="episodes" heading=heading>
                <details class="filters" open=in_use>
                    <summary class="button quiet">"Filter and sort"</summary>
                    {controls}
                    {stack}
                </details>
                {list}
            </Section>
        }
        .into_any()
    } else {
        let stack = stack.map(|stack| {
            view! { <Section id="explore" heading=topics_heading>{stack}</Section> }.into_any()
        });
        view! {
            {stack}
            <Section id="episodes" heading=heading>{controls}{list}</Section>
        }
        .into_any()
    }
}

/// A memo that notifies when the episodes or their order change, and else keeps its list.
fn memo_entries(read: impl Fn() -> Entries + Send + Sync + 'static) -> Memo<Entries> {
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

fn listened(player: PlayerHandle, entry: &Entry) -> Listened {
    match player.progress().get_untracked(&entry.episode.id) {
        Some(progress) if progress.played => Listened::Played,
        Some(progress) if progress.is_partial() => Listened::Started,
        _ => Listened::Unplayed,
    }
}

fn summary(count: usize, total: usize, only_topics: bool, aside: &str) -> String {
    match (count, total) {
        (_, 0) => String::new(),
        _ if count == total => counted(total, "episode"),
        (0, _) if only_topics => "No episode has all of these topics.".to_owned(),
        (0, _) => with_aside("No episodes match.", aside),
        _ => format!("{count} of {}", counted(total, "episode")),
    }
}

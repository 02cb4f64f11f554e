use std::sync::Arc;

use catalogue::Entry;
use leptos::html;
use leptos::prelude::*;

use super::{BuildSteps, EpisodeCard};
use crate::browser::base_path::href;
use crate::browser::navigation::Navigation;
use crate::browser::proximity::ProximityObserver;
use crate::browser::schedule;
use crate::erased::{effect, flag, handler, spawn};

/// How many cards are added at a time.
const STEP: usize = 12;
/// The same, in a page that is built in steps.
const BUILD_STEP: usize = 3;
/// Up to this length, a list is rendered as a whole.
const SHORT: usize = 18;
/// How many cards a list below other results starts with.
const BELOW_RESULTS: usize = 4;
/// How many cards are rendered while the page is idle, so that the browser's own search
/// finds them. The rest follow when the end of the list comes near the window.
const IDLE_LIMIT: usize = 192;

/// An ordered list of episodes.
pub type Entries = Arc<Vec<Arc<Entry>>>;

/// The number of rendered cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rendered {
    /// The list that the count is for, by [`list_id`].
    list: usize,
    count: usize,
}

/// Identifies a list, by its address in memory.
fn list_id(entries: &Entries) -> usize {
    Arc::as_ptr(entries).addr()
}

/// How many cards a list starts with. One below other results, which changes with every
/// keystroke, starts with few: the others follow when the page is idle.
fn first_cards(entries: &Entries, below_results: bool) -> usize {
    match entries.len() {
        _ if below_results => BELOW_RESULTS,
        ..=SHORT => SHORT,
        _ => STEP,
    }
}

/// The cards of episodes. More are rendered when the end of the list comes near the window.
#[component]
pub fn EpisodeList(
    entries: Memo<Entries>,
    /// Whether other results are above the list.
    below_results: bool,
) -> impl IntoView {
    let first_cards = move |entries: &Entries| first_cards(entries, below_results);
    let navigation = Navigation::expect();
    let total = move || entries.with(|entries| entries.len());
    // After "back" the card that was used to leave the page has to be there again.
    let departure = navigation.departure_href();
    let initial = entries.with_untracked(|entries| {
        let index = entries.iter().position(|entry| departure.as_ref() == Some(&href(&entry.path)));
        let count = first_cards(entries).max(index.map_or(0, |index| index + STEP));
        Rendered { list: list_id(entries), count: count.min(entries.len()) }
    });
    let steps = BuildSteps::current().filter(|_| initial.count > 0);
    let rendered = RwSignal::new(match steps {
        Some(_) => Rendered { count: 0, ..initial },
        None => initial,
    });
    if let Some(steps) = steps {
        steps.defer(move || add_until(rendered, initial));
    }
    // A new list starts with the first cards again.
    let count = move || {
        let rendered = rendered.get();
        entries.with(|entries| {
            if list_id(entries) == rendered.list { rendered.count } else { first_cards(entries) }
        })
    };
    let add_cards = move || {
        // The observer may still call back after the page is disposed of.
        if let Some((list, total)) = entries.try_with_untracked(|all| (list_id(all), all.len())) {
            let count = (untrack(count) + STEP).min(total.max(STEP));
            rendered.set(Rendered { list, count });
        }
    };
    let is_built = move || steps.is_none_or(BuildSteps::are_done);
    add_cards_when_idle(entries, is_built, move || untrack(count), add_cards);
    let end = NodeRef::<html::Button>::new();
    let observer = StoredValue::new_local(None);
    effect(move || {
        if let Some(end) = end.get() {
            observer.set_value(ProximityObserver::new(&end, add_cards));
        }
    });
    on_cleanup(move || {
        if let Some(observer) = observer.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    let cards = move || entries.with(|all| all.iter().take(count()).cloned().collect::<Vec<_>>());
    view! {
        <div class="cards">
            <For
                each=cards
                key=|entry| entry.episode.id.clone()
                children=|entry| view! { <EpisodeCard entry/> }.into_any()
            />
        </div>
        <button
            class="button quiet more"
            hidden=flag(move || count() >= total())
            node_ref=end
            on:click=handler(move |_| add_cards())
        >
            "Show more episodes"
        </button>
    }
}

/// Adds some of the cards that a list starts with. Returns whether there are more of them.
fn add_until(rendered: RwSignal<Rendered>, initial: Rendered) -> bool {
    let Some(now) = rendered.try_get_untracked().filter(|now| now.list == initial.list) else {
        return false;
    };
    let count = (now.count + BUILD_STEP).min(initial.count);
    rendered.set(Rendered { count, ..now });
    count < initial.count
}

/// Adds cards while the page is idle, up to [`IDLE_LIMIT`]. Starts again with a new list.
fn add_cards_when_idle(
    entries: Memo<Entries>,
    is_built: impl Fn() -> bool + Copy + Send + Sync + 'static,
    count: impl Fn() -> usize + Copy + Send + Sync + 'static,
    add_cards: impl Fn() + Copy + Send + Sync + 'static,
) {
    effect(move || {
        let current = entries.with(list_id);
        spawn(async move {
            loop {
                schedule::idle().await;
                let latest = entries.try_with_untracked(|all| (list_id(all), all.len()));
                match latest {
                    Some((list, total)) if list == current && count() < IDLE_LIMIT.min(total) => {
                        if is_built() {
                            add_cards();
                        }
                    }
                    _ => return,
                }
            }
        });
    });
}

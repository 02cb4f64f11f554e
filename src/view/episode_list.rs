use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::EpisodeCard;
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::catalogue::Entry;
use crate::live::{effect, flag, on, spawn};

/// How many cards come at once.
const STEP: usize = 12;
/// How many come by themselves, when nothing else is to be done, so that the
/// browser's own search finds them. The rest come when the end of the list is near.
const UNASKED: usize = 192;

/// Episodes in an order.
pub type Entries = Arc<Vec<Arc<Entry>>>;

/// How much is shown of which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    of: usize,
    count: usize,
}

/// Tells one list from another.
fn id(entries: &Entries) -> usize {
    Arc::as_ptr(entries).addr()
}

/// Cards of episodes; more of them as the end of the list comes near.
#[component]
pub fn EpisodeList(entries: Memo<Entries>) -> impl IntoView {
    let navigation = Navigation::expect();
    let all = move || entries.with(|entries| entries.len());
    // Who comes back has been at a card that has to be there again.
    let left = navigation.left_at();
    let first = entries.with_untracked(|entries| {
        let place = entries.iter().position(|entry| Some(&entry.path) == left.as_ref());
        Shown { of: id(entries), count: place.map_or(STEP, |place| place + STEP) }
    });
    let grown = RwSignal::new(first);
    // What was shown of another list says nothing of this one.
    let shown = move || {
        let grown = grown.get();
        if entries.with(|entries| id(entries) == grown.of) { grown.count } else { STEP }
    };
    let more = move || {
        // Whoever calls may not know yet that the page is gone.
        if let Some((of, all)) = entries.try_with_untracked(|all| (id(all), all.len())) {
            let count = (untrack(shown) + STEP).min(all.max(STEP));
            grown.set(Shown { of, count });
        }
    };
    fill(entries, move || untrack(shown), more);
    let end = NodeRef::<html::Button>::new();
    let watched = StoredValue::new_local(None);
    effect(move || {
        if let Some(end) = end.get() {
            watched.set_value(page::on_near(&end, more));
        }
    });
    on_cleanup(move || {
        if let Some(near) = watched.try_update_value(Option::take).flatten() {
            near.end();
        }
    });
    let cards = move || entries.with(|all| all.iter().take(shown()).cloned().collect::<Vec<_>>());
    view! {
        <div class="cards">
            <For
                each=cards
                key=|entry| entry.id.clone()
                children=|entry| view! { <EpisodeCard entry/> }.into_any()
            />
        </div>
        <button
            class="button quiet more"
            hidden=flag(move || shown() >= all())
            node_ref=end
            on:click=on(move |_| more())
        >
            "Show more episodes"
        </button>
    }
}

/// Shows some more each time that nothing else is to be done, up to as many as come
/// unasked; begins anew with another list.
fn fill(
    entries: Memo<Entries>,
    shown: impl Fn() -> usize + Copy + Send + Sync + 'static,
    more: impl Fn() + Copy + Send + Sync + 'static,
) {
    effect(move || {
        let this = entries.with(id);
        spawn(async move {
            loop {
                page::idle().await;
                let now = entries.try_with_untracked(|all| (id(all), all.len()));
                match now {
                    Some((of, all)) if of == this && shown() < UNASKED.min(all) => more(),
                    _ => return,
                }
            }
        });
    });
}

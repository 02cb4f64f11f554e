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

/// How much is shown of which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    of: usize,
    count: usize,
}

/// Tells one list from another.
fn id(entries: &Arc<Vec<Arc<Entry>>>) -> usize {
    Arc::as_ptr(entries).addr()
}

/// Cards of episodes; more of them as the end of the list comes near.
#[component]
pub fn EpisodeList(entries: Memo<Arc<Vec<Arc<Entry>>>>) -> impl IntoView {
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
        let count = (untrack(shown) + STEP).min(untrack(all).max(STEP));
        let of = entries.try_with_untracked(id);
        if let Some(of) = of {
            grown.set(Shown { of, count });
        }
    };
    effect(move || {
        let this = entries.with(id);
        spawn(async move {
            loop {
                page::idle().await;
                let same = entries.try_with_untracked(|entries| id(entries) == this);
                if same != Some(true) || untrack(shown) >= UNASKED.min(untrack(all)) {
                    return;
                }
                more();
            }
        });
    });
    let end = NodeRef::<html::Button>::new();
    effect(move || {
        if let Some(end) = end.get() {
            page::on_near(&end, more);
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
            class="button quiet"
            hidden=flag(move || shown() >= all())
            node_ref=end
            on:click=on(move |_| more())
        >
            "Show more episodes"
        </button>
    }
}

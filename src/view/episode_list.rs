use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::EpisodeCard;
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::catalogue::Entry;
use crate::live::{effect, flag, on, spawn};

/// How many cards come at once.
const STEP: usize = 24;
/// How many come by themselves, when nothing else is to be done, so that the
/// browser's own search finds them. The rest come when the end of the list is near.
const UNASKED: usize = 192;

/// Cards of episodes; more of them as the end of the list comes near.
#[component]
pub fn EpisodeList(entries: Memo<Arc<Vec<Arc<Entry>>>>) -> impl IntoView {
    let navigation = Navigation::expect();
    let all = move || entries.with(|entries| entries.len());
    // Who comes back has been at a card that has to be there again.
    let left = navigation.left_at();
    let place = entries.with_untracked(|entries| {
        entries.iter().position(|entry| Some(&entry.path) == left.as_ref())
    });
    let shown = RwSignal::new(place.map_or(STEP, |place| place + STEP));
    let more = move || {
        let _ = shown.try_update(|shown| *shown = (*shown + STEP).min(all().max(STEP)));
    };
    let round = StoredValue::new(0u32);
    let end = NodeRef::<html::Button>::new();
    effect(move || {
        if entries.with(|entries| entries.is_empty()) {
            return;
        }
        let this = round.try_update_value(|round| {
            *round += 1;
            *round
        });
        spawn(async move {
            // A list that is already another one is none of this round's.
            while round.try_get_value() == this && shown.get_untracked() < UNASKED.min(all()) {
                page::idle().await;
                more();
            }
        });
    });
    effect(move || {
        if let Some(end) = end.get() {
            page::on_near(&end, more);
        }
    });
    let cards =
        move || entries.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
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
            hidden=flag(move || shown.get() >= all())
            node_ref=end
            on:click=on(move |_| more())
        >
            "Show more episodes"
        </button>
    }
}

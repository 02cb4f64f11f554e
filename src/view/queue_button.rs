use std::sync::Arc;

use leptos::prelude::*;

use super::control::Control;
use super::icon::Shape;
use crate::catalogue::Entry;
use crate::live::{flag, on, text};
use crate::player::deck::Deck;
use crate::player::machine::Event;

/// Puts an episode at the front of the queue.
#[component]
pub fn PlayNextButton(entry: Arc<Entry>) -> impl IntoView {
    let deck = Deck::expect();
    let id = entry.id.clone();
    let run = move |_| deck.send(Event::EnqueueNext(id.clone()));
    entry.audio.is_some().then(|| {
        view! { <button class="button quiet" on:click=on(run)>"Play next"</button> }.into_any()
    })
}

/// Puts an episode into the queue, or takes it out.
#[component]
pub fn QueueButton(entry: Arc<Entry>) -> impl IntoView {
    let deck = Deck::expect();
    let title = entry.title();
    let id = StoredValue::new(entry.id.clone());
    let queued = flag(move || id.with_value(|id| deck.is_queued(id)));
    let name = text(move || {
        if queued.get() {
            format!("Remove {title} from the queue")
        } else {
            format!("Add {title} to the queue")
        }
    });
    let shape = Signal::derive(move || if queued.get() { Shape::Added } else { Shape::Add });
    let run = Callback::new(move |()| {
        let id = id.get_value();
        deck.send(if queued.get_untracked() { Event::Dequeue(id) } else { Event::Enqueue(id) });
    });
    entry.audio.is_some().then(|| view! { <Control name shape run/> }.into_any())
}

use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use player::machine::Event;

use super::control::Control;
use super::icon::Shape;
use crate::erased::{flag, handler, text};
use crate::playback::PlayerHandle;

/// A button that puts an episode at the front of the queue.
#[component]
pub fn PlayNextButton(entry: Arc<Entry>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let id = entry.episode.id.clone();
    let run = move |_| player.send(Event::EnqueueNext(id.clone()));
    entry.episode.audio.is_some().then(|| {
        view! { <button class="button quiet" on:click=handler(run)>"Play next"</button> }.into_any()
    })
}

/// A button that adds an episode to the queue or removes it.
#[component]
pub fn QueueButton(entry: Arc<Entry>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let title = entry.episode.title();
    let id = StoredValue::new(entry.episode.id.clone());
    let queued = flag(move || id.with_value(|id| player.is_queued(id)));
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
        player.send(if queued.get_untracked() { Event::Dequeue(id) } else { Event::Enqueue(id) });
    });
    entry.episode.audio.is_some().then(|| view! { <Control name shape run/> }.into_any())
}

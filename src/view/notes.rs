use std::sync::Arc;

use catalogue::Entry;
use leptos::html;
use leptos::prelude::*;
use show::{Address, Moment, key};

use super::EarlyPlay;
use crate::browser::base_path::href;
use crate::browser::{pointer, sanitise};
use crate::erased::{effect, handler, spawn};
use crate::library::Library;
use crate::notes_html;
use crate::playback::PlayerHandle;

/// The show notes of an episode: HTML from the feed, sanitised by the browser, or by the
/// host if that renders the page. Times in them play the episode from there.
#[component]
pub fn Notes(entry: Arc<Entry>) -> impl IntoView {
    let container = NodeRef::<html::Div>::new();
    let player = PlayerHandle::expect();
    let html = entry.episode.notes.clone();
    let on_host = notes_html::sanitised_on_host(&html, &href);
    let early = EarlyPlay::of(&entry);
    effect(move || {
        let html = html.clone();
        if let Some(container) = container.get() {
            spawn(async move { sanitise::fill(&container, &html).await });
        }
    });
    let play = move |event: web_sys::MouseEvent| {
        let at = pointer::followed_href(&event).and_then(|href| moment_in_query(&href));
        if let Some(at) = at.filter(|_| entry.episode.audio.is_some()) {
            event.prevent_default();
            player.start(&entry, Some(at));
        }
    };
    view! {
        <div
            class="notes"
            lang=Library::expect().language()
            node_ref=container
            inner_html=on_host
            data-episode=early.episode
            data-audio=early.audio
            data-title=early.title
            on:click=handler(play)
        ></div>
    }
}

/// The moment in a link that leads to another moment of the same page: `?t=1m30s`.
fn moment_in_query(href: &str) -> Option<Moment> {
    let query = href.strip_prefix('?').map(|_| Address::parse(href))?;
    Moment::parse(&query.value(key::MOMENT)?)
}

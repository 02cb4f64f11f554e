use std::sync::Arc;

use leptos::prelude::*;

use super::{live, text};
use crate::catalogue::Entry;
use crate::player::deck::Deck;
use crate::show::{Chapter, Chapters};

/// An episode's chapters; each plays from its start.
#[component]
pub fn ChapterList(entry: Arc<Entry>) -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let known = Arc::clone(&entry);
    // What is played may have got better ones than the feed has.
    let chapters = Memo::new(move |_| {
        let held = track.get().filter(|track| track.id == known.id);
        held.map_or_else(|| known.chapters.clone(), |track| track.chapters.clone())
    });
    live(move || match chapters.get() {
        chapters if chapters.listed().next().is_none() => ().into_any(),
        chapters => list(&entry, &chapters),
    })
}

fn list(entry: &Arc<Entry>, chapters: &Chapters) -> AnyView {
    let deck = Deck::expect();
    let id = entry.id.clone();
    let current =
        Memo::new(move |_| deck.with(|player| player.chapter().filter(|_| player.holds(&id))));
    let playable = entry.audio.is_some();
    let items = chapters.listed().map(|(index, chapter)| {
        let entry = Arc::clone(entry);
        let start = chapter.start;
        let current = Signal::derive(move || current.get() == Some(index));
        let play = Callback::new(move |()| deck.start(&entry, Some(start)));
        view! { <ChapterRow chapter=chapter.clone() current play disabled=!playable/> }.into_any()
    });
    view! {
        <section class="chapters" aria-labelledby="chapters">
            <h2 id="chapters" class="ruled">"Chapters"</h2>
            <ol class="chapter-list" role="list" aria-labelledby="chapters">{items.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// A chapter as a button that plays it.
#[component]
pub fn ChapterRow(
    chapter: Chapter,
    current: Signal<bool>,
    play: Callback<()>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    view! {
        <li>
            <button
                class="chapter"
                disabled=disabled
                aria-current=text(move || current.get().to_string())
                on:click=move |_| play.run(())
            >
                <span class="time">{chapter.start.clock()}</span>
                " "
                <span class="chapter-title">{chapter.title}</span>
            </button>
        </li>
    }
}

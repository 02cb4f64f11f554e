use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::live::{flag, live, on, settled, text};
use crate::player::deck::Deck;
use crate::show::{Chapter, Chapters};

/// An episode's chapters; each plays from its start.
#[component]
pub fn ChapterList(entry: Arc<Entry>) -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let known = Arc::clone(&entry);
    // What is played may have got better ones than the feed has.
    let chapters = settled(move || {
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
    let held = entry.id.clone();
    let playable = entry.audio.is_some();
    let items = chapters.listed().map(|(index, chapter)| {
        let entry = Arc::clone(entry);
        let start = chapter.start;
        let id = id.clone();
        let current = flag(move || deck.chapter_of(&id) == Some(index));
        let play = Callback::new(move |()| deck.start(&entry, Some(start)));
        view! { <ChapterRow chapter=chapter.clone() current play disabled=!playable/> }.into_any()
    });
    let items: Vec<_> = items.collect();
    let note = live(move || {
        let held = deck.track().with(|track| track.as_ref().is_some_and(|track| track.id == held));
        if held { view! { <ShiftedNote/> }.into_any() } else { ().into_any() }
    });
    view! {
        <section class="chapters" aria-labelledby="chapters">
            <h2 id="chapters" class="ruled">"Chapters"</h2>
            {note}
            <ol class="chapter-list" role="list" aria-labelledby="chapters">{items}</ol>
        </section>
    }
    .into_any()
}

/// Says so when the file in the player shows that its chapters are shifted.
#[component]
pub fn ShiftedNote() -> impl IntoView {
    let deck = Deck::expect();
    let more = settled(move || deck.with(|player| player.track.as_ref()?.inserted(player.length?)));
    let note = text(move || match more.get() {
        Some(more) => format!(
            "The file is {} longer than the feed says, most likely by advertisements: times of \
             chapters may be shifted.",
            more.spoken()
        ),
        None => String::new(),
    });
    view! { <p class="aside" role="status">{note}</p> }
}

/// A chapter as a button that plays it, and its link where it has one.
#[component]
pub fn ChapterRow(
    chapter: Chapter,
    current: Signal<bool>,
    play: Callback<()>,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let link = chapter.link.map(|link| {
        let name = format!("More about {}", chapter.title);
        view! { <a class="chapter-link" href=link aria-label=name title="More about it" target="_blank" rel="noopener noreferrer">"↗"</a> }.into_any()
    });
    view! {
        <li class="chapter-row">
            <button
                class="chapter"
                disabled=disabled
                aria-current=text(move || current.get().to_string())
                on:click=on(move |_| play.run(()))
            >
                <span class="time">{chapter.start.clock()}</span>
                " "
                <span class="chapter-title">{chapter.title}</span>
            </button>
            {link}
        </li>
    }
}

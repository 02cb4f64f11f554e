use leptos::prelude::*;

use crate::browser::page;
use crate::live::{effect, flag, live, settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Begin, Event};
use crate::view::chapter_list::{ChapterRow, ShiftedNote};

/// The chapters of what is in the player, with the picture and the link of the
/// one that plays.
#[component]
pub fn ChapterPanel() -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let current = deck.chapter();
    effect(move || {
        let _ = current.get();
        page::reveal(".panel [aria-current=true]");
    });
    let shown = settled(move || track.get().map(|track| track.chapters.clone()));
    let rows = live(move || {
        let chapters = shown.get().unwrap_or_default();
        let rows = chapters.listed().map(|(index, chapter)| {
            let start = chapter.start;
            let play = Callback::new(move |()| {
                if let Some(track) = track.get_untracked() {
                    deck.send(Event::Start(track, Begin::At(start)));
                }
            });
            let current = flag(move || current.get() == Some(index));
            view! { <ChapterRow chapter=chapter.clone() current play/> }.into_any()
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return view! { <p class="aside">"This episode has no chapters."</p> }.into_any();
        }
        view! { <ol class="chapter-list" role="list" aria-label="Chapters">{rows}</ol> }.into_any()
    });
    // A picture is on another site, mostly: it is asked for once something plays.
    let picture = settled(move || {
        deck.with(|player| {
            let track = player.track.as_ref().filter(|_| player.has_begun())?;
            track.picture_at(player.position).map(|(url, title)| (url.to_owned(), title.to_owned()))
        })
    });
    let picture = live(move || {
        match picture.get() {
        Some((url, title)) => view! {
            <img class="chapter-picture" src=url alt=text(move || format!("Picture of the chapter {title}")) referrerpolicy="no-referrer"/>
        }
        .into_any(),
        None => ().into_any(),
    }
    });
    view! {
        {picture}
        <ShiftedNote/>
        {rows}
    }
}

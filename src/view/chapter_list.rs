use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use player::track::Track;
use show::{Address, Chapter, Chapters, host};

use super::EarlyPlay;
use crate::browser::base_path::href;
use crate::browser::location;
use crate::browser::pointer::is_plain_click;
use crate::erased::{dynamic, effect, flag, handler, memo, spawn, text};
use crate::library::{Library, read_chapter_file};
use crate::playback::PlayerHandle;

/// The chapters of an episode, as links that play them.
#[component]
pub fn ChapterList(entry: Arc<Entry>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let track = player.track();
    let from_feed = Arc::clone(&entry);
    let from_file = RwSignal::new(None::<Chapters>);
    // The current track may have better chapters than the feed, and so may the file.
    let chapters = memo(move || {
        let current = track.get().filter(|track| track.id == from_feed.episode.id);
        let current = current.map(|track| track.chapters.clone());
        let known = || current.unwrap_or_else(|| from_feed.episode.chapters.clone());
        from_file.get().unwrap_or_else(known)
    });
    let file = chapter_file(&entry, from_file);
    let list = dynamic(move || match chapters.get() {
        chapters if chapters.listed().next().is_none() => ().into_any(),
        chapters => list(&entry, &chapters),
    });
    view! { {list}{file} }
}

/// Has the chapter file of an episode read: at once if it is on this site, else when a
/// button is pressed. An episode that plays has it read in any case.
fn chapter_file(entry: &Entry, chapters: RwSignal<Option<Chapters>>) -> Option<AnyView> {
    let track = Arc::new(Track::of(entry)?);
    let host = host(track.chapters_file.as_deref()?).map(str::to_owned);
    let failed = RwSignal::new(false);
    let player = PlayerHandle::expect();
    let id = track.id.clone();
    let load = move || {
        let track = Arc::clone(&track);
        spawn(async move {
            let found = read_chapter_file(&track).await;
            let _ = failed.try_set(found.is_none());
            if found.is_some() {
                let _ = chapters.try_set(found);
            }
        });
    };
    let Some(host) = host.filter(|host| !location::is_host(host)) else {
        effect(load);
        return None;
    };
    let done = flag(move || {
        let plays = player.track().with(|track| track.as_ref().is_some_and(|t| t.id == id));
        plays || chapters.with(Option::is_some)
    });
    let status = text(move || match failed.get() {
        true => "The chapters could not be loaded.".to_owned(),
        false => String::new(),
    });
    Some(
        view! {
            <div class="chapter-offer" hidden=done>
                <button class="button quiet" on:click=handler(move |_| load())>
                    {format!("Load chapters from {host}")}
                </button>
                <p class="aside" role="status">{status}</p>
            </div>
        }
        .into_any(),
    )
}

fn list(entry: &Arc<Entry>, chapters: &Chapters) -> AnyView {
    let player = PlayerHandle::expect();
    let id = entry.episode.id.clone();
    let note_id = entry.episode.id.clone();
    let early = EarlyPlay::of(entry);
    let path = early.audio.as_ref().map(|_| entry.path.clone());
    let items = chapters.listed().map(|(index, chapter)| {
        let entry = Arc::clone(entry);
        let start = chapter.start;
        let id = id.clone();
        let current = flag(move || player.chapter_of(&id) == Some(index));
        let play = Callback::new(move |()| player.start(&entry, Some(start)));
        view! { <ChapterRow chapter=chapter.clone() path=path.clone() current play/> }.into_any()
    });
    let items: Vec<_> = items.collect();
    let note = dynamic(move || {
        let is_current =
            player.track().with(|track| track.as_ref().is_some_and(|track| track.id == note_id));
        if is_current { view! { <ShiftedNote/> }.into_any() } else { ().into_any() }
    });
    view! {
        <section
            class="chapters"
            aria-labelledby="chapters"
            data-episode=early.episode
            data-audio=early.audio
            data-title=early.title
        >
            <h2 id="chapters" class="ruled">"Chapters"</h2>
            {note}
            <ol class="chapter-list" role="list" aria-labelledby="chapters" lang=Library::expect().language()>{items}</ol>
        </section>
    }
    .into_any()
}

/// A note that the chapters of the current track may be shifted, if its file is longer than
/// the feed states.
#[component]
pub fn ShiftedNote() -> impl IntoView {
    let player = PlayerHandle::expect();
    let inserted =
        memo(move || player.with(|player| player.track.as_ref()?.inserted(player.length?)));
    let note = text(move || match inserted.get() {
        Some(inserted) => format!(
            "The audio is {} longer than the feed says, probably because of ads: chapter \
             times may be off.",
            inserted.spoken()
        ),
        None => String::new(),
    });
    view! { <p class="aside" role="status">{note}</p> }
}

/// A chapter as a link to its start that plays it, with the chapter's own link if it has
/// one. With a key held, or without the program, it leads to the moment.
#[component]
pub fn ChapterRow(
    chapter: Chapter,
    /// The path of the page that the chapter belongs to; `None` if it cannot be played.
    path: Option<String>,
    current: Signal<bool>,
    play: Callback<()>,
) -> impl IntoView {
    let href = path.map(|path| href(&Address::of_moment(&path, chapter.start).to_string()));
    let press = move |event: web_sys::MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            play.run(());
        }
    };
    let link = chapter.link.map(|link| {
        let name = format!("More about {}", chapter.title);
        view! { <a class="chapter-link" href=link aria-label=name title="More about this chapter" target="_blank" rel="noopener noreferrer">"↗"</a> }.into_any()
    });
    view! {
        <li class="chapter-row">
            <a
                class="chapter"
                href=href
                data-play=chapter.start.as_millis().to_string()
                aria-current=text(move || current.get().to_string())
                on:click=handler(press)
            >
                <span class="time">{chapter.start.clock()}</span>
                " "
                <span class="chapter-title">{chapter.title}</span>
            </a>
            {link}
        </li>
    }
}

use std::sync::Arc;

use leptos::prelude::*;

use super::chapter_list::ChapterRow;
use super::icon::{Icon, Shape};
use super::seek_bar::SeekBar;
use super::{flag, live, text};
use crate::browser::audio;
use crate::browser::page::focus;
use crate::player::deck::Deck;
use crate::player::machine::{Event, Fault, Notice, Player, Speed, Status, Track};

/// The player: there for the whole visit, shown once it holds an episode.
#[component]
pub fn PlayerBar() -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let of_track = move |read: fn(&Track) -> String| {
        text(move || track.with(|track| track.as_deref().map(read).unwrap_or_default()))
    };
    let path = of_track(|track| track.path.clone());
    let title = of_track(|track| track.title.clone());
    let chapter = text(move || deck.with(chapter_title));
    view! {
        <section class="player" aria-label="Player" hidden=flag(move || track.with(Option::is_none))>
            <MediaElement/>
            <SeekBar/>
            <div class="player-row">
                <div class="player-now">
                    <a class="player-title" href=path>{title}</a>
                    <span class="player-chapter">{chapter}</span>
                </div>
                <Transport/>
                <div class="player-side">
                    <Clock/>
                    <SpeedChoice/>
                    <PlayerChapters track/>
                </div>
            </div>
            <PlayerMessages/>
        </section>
    }
}

/// The one media element, and its reports. Nothing of a file is fetched before
/// it is to be played: a request counts as a download.
#[component]
fn MediaElement() -> impl IntoView {
    let deck = Deck::expect();
    let element = deck.element();
    let report = move |event: fn(&web_sys::HtmlMediaElement) -> Option<Event>| {
        let event = element.get_untracked().and_then(|element| event(&element));
        if let Some(event) = event {
            deck.send(event);
        }
    };
    view! {
        <audio
            node_ref=element
            preload="metadata"
            on:loadedmetadata=move |_| report(|e| Some(Event::HeadRead { length: audio::length(e) }))
            on:timeupdate=move |_| report(|e| audio::time(e).map(Event::TimeIs))
            on:playing=move |_| report(|_| Some(Event::Sounding))
            on:waiting=move |_| report(|_| Some(Event::Stalled))
            on:pause=move |_| report(|e| (!e.ended()).then_some(Event::Stopped))
            on:ended=move |_| report(|_| Some(Event::Finished))
            on:error=move |_| report(|e| Some(Event::Broke(audio::fault(e))))
        ></audio>
    }
}

#[component]
fn Transport() -> impl IntoView {
    let deck = Deck::expect();
    let active = flag(move || deck.is_sounding());
    let track = deck.track();
    let play = Signal::derive(move || if active.get() { Shape::Pause } else { Shape::Play });
    let off = flag(move || track.with(without_chapters));
    let on = flag(|| false);
    let control = move |label: &'static str, shape: Shape, disabled, event: fn() -> Event| {
        view! {
            <button
                class="control"
                aria-label=label
                disabled=disabled
                on:click=move |_| deck.send(event())
            >
                <Icon shape/>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="transport">
            {control("Previous chapter", Shape::Previous, off, || Event::PreviousChapter)}
            {control("Back 15 seconds", Shape::Back, on, || Event::Skip(-15))}
            <button
                class="control main-control"
                aria-label=text(move || if active.get() { "Pause" } else { "Play" }.to_owned())
                on:click=move |_| deck.send(if active.get_untracked() { Event::Pause } else { Event::Play })
            >
                <Icon shape=play/>
            </button>
            {control("Forward 30 seconds", Shape::Forward, on, || Event::Skip(30))}
            {control("Next chapter", Shape::Next, off, || Event::NextChapter)}
        </div>
    }
}

#[component]
fn Clock() -> impl IntoView {
    let deck = Deck::expect();
    let position = text(move || deck.with(|player| player.position.clock()));
    let duration = text(move || deck.with(clock_end));
    view! {
        <span class="clock">
            {position}
            {duration}
        </span>
    }
}

#[component]
fn SpeedChoice() -> impl IntoView {
    let deck = Deck::expect();
    let speed = Memo::new(move |_| deck.with(|player| player.speed));
    let options = Speed::CHOICES.map(|choice| {
        view! {
            <option value=choice.hundredths().to_string() selected=flag(move || speed.get() == choice)>
                {choice.label()}
            </option>
        }
    });
    let choose = move |event| {
        if let Ok(hundredths) = event_target_value(&event).parse() {
            deck.send(Event::Speed(Speed::new(hundredths)));
        }
    };
    view! { <select class="speed" aria-label="Speed" on:change=choose>{options.collect_view()}</select> }
}

/// The chapters of what plays, in a sheet over the bar.
#[component]
fn PlayerChapters(track: Memo<Option<Arc<Track>>>) -> impl IntoView {
    let deck = Deck::expect();
    let current = Memo::new(move |_| deck.with(Player::chapter));
    let rows = live(move || {
        let Some(track) = track.get() else { return ().into_any() };
        let rows = track.chapters.listed().map(|(index, chapter)| {
            let (held, start) = (Arc::clone(&track), chapter.start);
            let play =
                Callback::new(move |()| deck.send(Event::Start(Arc::clone(&held), Some(start))));
            let current = Signal::derive(move || current.get() == Some(index));
            view! { <ChapterRow chapter=chapter.clone() current play/> }.into_any()
        });
        rows.collect_view().into_any()
    });
    let none = flag(move || track.with(without_chapters));
    view! {
        <button class="control" aria-label="Chapters" popovertarget="player-chapters" disabled=none>
            <Icon shape=Shape::Chapters/>
        </button>
        <div id="player-chapters" class="sheet" popover role="dialog" aria-label="Chapters">
            <ol class="chapter-list" role="list" aria-label="Chapters">{rows}</ol>
        </div>
    }
}

/// What the listener should know: faults with a way on, and notices.
#[component]
fn PlayerMessages() -> impl IntoView {
    let deck = Deck::expect();
    let fault = Memo::new(move |_| {
        deck.with(|player| match player.status {
            Status::Failed(fault) => Some(fault),
            _ => None,
        })
    });
    let notice = text(move || deck.with(notice));
    let alert = live(move || {
        let Some(fault) = fault.get() else { return ().into_any() };
        view! {
            <p>{fault_text(fault)}</p>
            <button
                class="button quiet"
                on:click=move |_| {
                    deck.send(Event::Retry);
                    focus(".main-control");
                }
            >
                "Retry"
            </button>
        }
        .into_any()
    });
    view! {
        <div class="player-alert" role="alert">{alert}</div>
        <p class="player-notice" role="status">{notice}</p>
    }
}

fn without_chapters(track: &Option<Arc<Track>>) -> bool {
    track.as_ref().is_none_or(|track| track.chapters.is_empty())
}

fn chapter_title(player: &Player) -> String {
    let chapters = player.track.as_ref().map(|track| &track.chapters);
    let current = chapters.zip(player.chapter()).and_then(|(all, at)| all.iter().nth(at));
    current.map(|chapter| chapter.title.clone()).unwrap_or_default()
}

fn clock_end(player: &Player) -> String {
    player.duration().map(|duration| format!(" / {}", duration.clock())).unwrap_or_default()
}

fn fault_text(fault: Fault) -> &'static str {
    match fault {
        Fault::Network => "The connection was lost. No route to host; the place is kept.",
        Fault::Decode => "This browser could not decode the file.",
        Fault::Unavailable => "The audio is not there, or is of a kind this browser does not play.",
    }
}

fn notice(player: &Player) -> String {
    match (player.notice, player.status) {
        (Some(Notice::PastEnd(at)), _) => {
            format!("{} is past the end, so play starts from the beginning.", at.clock())
        }
        (Some(Notice::NeedsClick), _) => "Press play: the browser wants a click first.".to_owned(),
        (None, Status::Buffering) => "Buffering…".to_owned(),
        (None, _) => String::new(),
    }
}

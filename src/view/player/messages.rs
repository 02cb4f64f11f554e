use leptos::prelude::*;

use crate::browser::page::focus;
use crate::live::{flag, live, on, settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Event, Fault, Notice, Player, Status};

/// What the listener should know: faults with a way on, and notices.
#[component]
pub fn Messages() -> impl IntoView {
    let deck = Deck::expect();
    let fault = settled(move || {
        deck.with(|player| match player.status {
            Status::Failed(fault) => Some(fault),
            _ => None,
        })
    });
    let notice = text(move || deck.with(notice));
    let refused = text(move || {
        let told = if deck.log().is_refused() { NOT_KEPT } else { "" };
        told.to_owned()
    });
    let going = flag(move || deck.with(|player| player.status != Status::Buffering));
    let slept = flag(move || deck.with(|player| player.notice == Some(Notice::Slept)));
    let alert = live(move || {
        let Some(fault) = fault.get() else { return ().into_any() };
        let retry = move |_| {
            deck.send(Event::Retry);
            focus(".main-control");
        };
        view! {
            <p>{fault_text(fault)}</p>
            <button class="button quiet" on:click=on(retry)>"Retry"</button>
        }
        .into_any()
    });
    let later = move |_| {
        deck.send(Event::SleepLater);
        focus(".main-control");
    };
    view! {
        <div class="player-alert" role="alert">{alert}</div>
        <div class="player-notice">
            <p role="status">{notice}</p>
            <p hidden=going>"Buffering…"</p>
            <button class="button quiet" hidden=flag(move || !slept.get()) on:click=on(later)>
                "5 more minutes"
            </button>
            <p role="status">{refused}</p>
        </div>
    }
}

const NOT_KEPT: &str = "This browser keeps nothing for this site (its storage is full or switched \
    off), so your place is gone when you leave.";

fn fault_text(fault: Fault) -> &'static str {
    match fault {
        Fault::Network => "The connection was lost. No route to host; the place is kept.",
        Fault::Decode => "This browser could not decode the file.",
        Fault::Unavailable => "The audio is not there, or is of a kind this browser does not play.",
    }
}

fn notice(player: &Player) -> String {
    match player.notice {
        Some(Notice::PastEnd(at)) => {
            format!("{} is past the end, so play starts from the beginning.", at.clock())
        }
        Some(Notice::NeedsClick) => "Press play: the browser wants a click first.".to_owned(),
        Some(Notice::Elsewhere) => "Paused: it plays in another tab now.".to_owned(),
        Some(Notice::Slept) => "The sleep timer has stopped the sound.".to_owned(),
        None => String::new(),
    }
}

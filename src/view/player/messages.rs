use leptos::prelude::*;
use player::machine::{Event, Fault, Notice, Player, Status};
use site::with_aside;

use crate::browser::focus::focus;
use crate::element_id::ElementId;
use crate::erased::{dynamic, flag, handler, memo, text};
use crate::library::Library;
use crate::playback::PlayerHandle;
use crate::view::counted::counted;

/// Messages to the listener: faults, with a way to go on, and notices.
#[component]
pub fn Messages() -> impl IntoView {
    let player = PlayerHandle::expect();
    let library = Library::expect();
    let fault = memo(move || {
        player.with(|player| match player.status {
            Status::Failed(fault) => Some(fault),
            _ => None,
        })
    });
    let notice = text(move || player.with(notice));
    let storage_warning = text(move || {
        let warning = if player.progress().is_unavailable() { STORAGE_UNAVAILABLE } else { "" };
        warning.to_owned()
    });
    let not_buffering = flag(move || player.with(|player| player.status != Status::Buffering));
    let not_slept = flag(move || player.with(|player| player.notice != Some(Notice::Slept)));
    let alert = dynamic(move || {
        let Some(fault) = fault.get() else { return ().into_any() };
        let retry = move |_| {
            player.send(Event::Retry);
            focus(ElementId::PLAY_CONTROL);
        };
        view! {
            <p>{fault_text(fault, &library.identity().asides.connection_lost)}</p>
            <button class="button quiet" on:click=handler(retry)>"Retry"</button>
        }
        .into_any()
    });
    let sleep_later = move |_| {
        player.send(Event::SleepLater);
        focus(ElementId::PLAY_CONTROL);
    };
    view! {
        <div class="player-alert" role="alert">{alert}</div>
        <div class="player-notice">
            <p role="status">{notice}</p>
            <p hidden=not_buffering>"Buffering…"</p>
            <button class="button quiet" hidden=not_slept on:click=handler(sleep_later)>
                "5 more minutes"
            </button>
            <p role="status">{storage_warning}</p>
        </div>
    }
}

const STORAGE_UNAVAILABLE: &str = "Your progress cannot be saved: this browser’s storage is full or \
    disabled.";

fn fault_text(fault: Fault, aside: &str) -> String {
    match fault {
        Fault::Network => with_aside("The connection was lost. Your position is saved.", aside),
        Fault::Decode => "This browser could not decode the file.".to_owned(),
        Fault::Unavailable => {
            "The audio is unavailable, or this browser does not support its format.".to_owned()
        }
    }
}

fn notice(player: &Player) -> String {
    match player.notice {
        Some(Notice::PastEnd(at)) => {
            format!("{} is past the end. Playback starts at the beginning.", at.clock())
        }
        Some(Notice::NeedsClick) => {
            "Press play: the browser blocked playback without a click.".to_owned()
        }
        Some(Notice::Elsewhere) => "Paused: playing in another tab.".to_owned(),
        Some(Notice::Skipped(count)) => format!(
            "Skipped {} of the queue: without the network, only downloads play.",
            counted(count, "episode")
        ),
        Some(Notice::QueueWaits) => {
            "The queue waits for the network: its episodes are not downloaded.".to_owned()
        }
        Some(Notice::Slept) => "Paused by the sleep timer.".to_owned(),
        None => String::new(),
    }
}

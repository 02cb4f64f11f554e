//! The player: rendered for the whole visit, visible once it has a track. A bar at the
//! bottom of the window, and a panel that opens from it.

mod announcer;
mod chapters;
mod clock;
mod keyboard;
mod messages;
mod panel;
mod queue;
mod seek_bar;
mod settings;
mod share;
mod sleep;
mod speed;
mod transport;
mod volume;

use leptos::prelude::*;
use player::machine::Player;
use player::track::Track;

use self::announcer::Announcer;
use self::clock::Clock;
use self::keyboard::Keyboard;
use self::messages::Messages;
use self::panel::Panel;
use self::seek_bar::SeekBar;
use self::share::ShareMenu;
use self::sleep::SleepMenu;
use self::speed::SpeedChoice;
use self::transport::Transport;
use self::volume::Volume;
use super::control::Control;
use super::icon::Shape;
use crate::browser::base_path::href;
use crate::browser::{focus, schedule};
use crate::element_id::ElementId;
use crate::erased::{dynamic, effect, flag, spawn, text};
use crate::library::Library;
use crate::library::SearchHandle;
use crate::playback::PlayerHandle;

/// The player. Its visible part is rendered with the first track.
#[component]
pub fn PlayerBar() -> impl IntoView {
    let player = PlayerHandle::expect();
    let track = player.track();
    let open = RwSignal::new(false);
    let no_track = flag(move || track.with(Option::is_none));
    let requested = RwSignal::new(false);
    effect(move || {
        if !no_track.get() && !requested.get_untracked() {
            // In a task of its own, so that none is long on a slow phone.
            spawn(async move {
                schedule::yield_now().await;
                requested.set(true);
            });
        }
    });
    let bar = dynamic(move || match requested.get() {
        true => player_bar(open),
        false => ().into_any(),
    });
    view! {
        <section class="player" class:open=open aria-label="Player" hidden=no_track>
            {bar}
        </section>
    }
}

/// The visible part of the player.
fn player_bar(open: RwSignal<bool>) -> AnyView {
    let player = PlayerHandle::expect();
    let track = player.track();
    let track_text = move |read: fn(&Track) -> String| {
        text(move || track.with(|track| track.as_deref().map(read).unwrap_or_default()))
    };
    let path = track_text(|track| href(&track.path));
    let title = track_text(|track| track.title.clone());
    let chapter = text(move || player.with(chapter_title));
    let toggle = Callback::new(move |()| open.update(|open| *open = !*open));
    let name =
        text(move || if open.get() { "Close the full player" } else { "Full player" }.into());
    let shape = Signal::derive(move || if open.get() { Shape::Down } else { Shape::Open });
    view! {
        <Panel open/>
        <div class="bar">
            <SeekBar/>
            <div class="player-row">
                <div class="player-now">
                    <a class="player-title" href=path lang=Library::expect().language()>{title}</a>
                    <span class="player-chapter">{chapter}</span>
                </div>
                <Transport/>
                <div class="player-side">
                    <Clock/>
                    <Volume/>
                    <SpeedChoice/>
                    <SleepMenu/>
                    <ShareMenu/>
                </div>
                <Control id=ElementId::PLAYER_PANEL_BUTTON class="open-panel" name shape run=toggle/>
            </div>
            <Messages/>
        </div>
    }
    .into_any()
}

/// Keyboard shortcuts, announcements and the media session. Also prepares the search when
/// its field gets the focus.
pub fn helpers() -> AnyView {
    let (player, search) = (PlayerHandle::expect(), SearchHandle::expect());
    effect(move || {
        player.connect_media_session();
        focus::on_focus(ElementId::SEARCH_FIELD, move || search.resume());
    });
    view! {
        <Keyboard/>
        <Announcer/>
    }
    .into_any()
}

/// The title of the current chapter; empty if there is none.
fn chapter_title(player: &Player) -> String {
    let track = player.track.as_deref();
    let chapter = track.and_then(|track| track.chapter_at(player.position));
    chapter.map(|chapter| chapter.title.clone()).unwrap_or_default()
}

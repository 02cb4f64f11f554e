//! The player: there for the whole visit, shown once it holds an episode. A bar
//! at the bottom of the window, and a panel that opens from it.

mod announcer;
mod chapters;
mod clock;
mod keyboard;
mod media_element;
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

use self::announcer::Announcer;
use self::clock::Clock;
use self::keyboard::Keyboard;
use self::media_element::MediaElement;
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
use crate::browser::page;
use crate::later::{Meanwhile, later};
use crate::library::Finder;
use crate::live::{effect, flag, live, text};
use crate::player::deck::Deck;
use crate::player::machine::Player;
use crate::player::track::Track;

/// Where somebody is about to search.
const SEARCH: &str = ".site-search";

/// The player: the element that sounds, and all that is seen, once there is
/// something to be heard.
#[component]
pub fn PlayerBar() -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let open = RwSignal::new(false);
    let none = flag(move || track.with(Option::is_none));
    let wanted = RwSignal::new(false);
    effect(move || {
        if !none.get() && !wanted.get_untracked() {
            wanted.set(true);
        }
    });
    let seen = live(move || match wanted.get() {
        true => later(Meanwhile::Nothing, move |later| (later.player_bar)(open)),
        false => ().into_any(),
    });
    view! {
        <section class="player" class:open=open aria-label="Player" hidden=none>
            <MediaElement/>
            {seen}
        </section>
    }
}

/// What is seen of the player.
pub fn player_bar(open: RwSignal<bool>) -> AnyView {
    let deck = Deck::expect();
    let track = deck.track();
    let of_track = move |read: fn(&Track) -> String| {
        text(move || track.with(|track| track.as_deref().map(read).unwrap_or_default()))
    };
    let path = of_track(|track| track.path.clone());
    let title = of_track(|track| track.title.clone());
    let chapter = text(move || deck.with(chapter_title));
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
                    <a class="player-title" href=path>{title}</a>
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
                <Control class="open-panel" name shape run=toggle/>
            </div>
            <Messages/>
        </div>
    }
    .into_any()
}

/// Keys and announcements; what the system is told; and what gets ready for a
/// search.
pub fn helpers() -> AnyView {
    let (deck, finder) = (Deck::expect(), Finder::expect());
    effect(move || {
        deck.tell_the_system();
        page::on_focus(SEARCH, move || finder.go_on());
    });
    view! {
        <Keyboard/>
        <Announcer/>
    }
    .into_any()
}

fn chapter_title(player: &Player) -> String {
    let track = player.track.as_deref();
    let chapter = track.and_then(|track| track.chapter_at(player.position));
    chapter.map(|chapter| chapter.title.clone()).unwrap_or_default()
}

use leptos::prelude::*;

use crate::browser::page;
use crate::live::{each, flag, on, settled, text};
use crate::player::deck::Deck;
use crate::player::machine::{Event, Player};
use crate::player::sleep::Choice;
use crate::view::control::Control;
use crate::view::icon::Shape;

/// The sleep timer: a button that says how long the sound still goes on, and
/// what can be chosen.
#[component]
pub fn SleepMenu() -> impl IntoView {
    let deck = Deck::expect();
    let sleep = settled(move || deck.with(|player| player.sleep));
    let left = settled(move || deck.with(left));
    let off = flag(move || sleep.get().is_none());
    let name = text(move || match left.get() {
        left if left.is_empty() => "Sleep timer".to_owned(),
        left => format!("Sleep timer, {left} left"),
    });
    let track = deck.track();
    let options = Choice::ALL.map(|choice| {
        let none = flag(move || {
            choice == Choice::EndOfChapter
                && track.with(|track| track.as_ref().is_none_or(|t| t.chapters.is_empty()))
        });
        let set = text(move || choice.is_set(sleep.get()).to_string());
        let pick = move |_| deck.send(Event::Sleep(choice.timer(page::now())));
        view! {
            <li hidden=none>
                <button
                    class="option"
                    aria-pressed=set
                    popovertarget="sleep"
                    popovertargetaction="hide"
                    on:click=on(pick)
                >
                    {choice.name()}
                </button>
            </li>
        }
    });
    view! {
        <Control
            class="sleep-control"
            name
            hint=text(move || left.get())
            shape=Shape::Sleep
            popover="sleep"
            run=Callback::new(|()| ())
        />
        <div id="sleep" class="sheet small" popover role="dialog" aria-label="Sleep timer">
            <ul class="options" role="list">{each(options)}</ul>
            <button class="button quiet" hidden=off on:click=on(move |_| deck.send(Event::SleepLater))>
                "5 more minutes"
            </button>
        </div>
    }
}

/// "12 min", "40 s"; nothing if the timer is off or it is not known when it ends.
fn left(player: &Player) -> String {
    match player.sleeps_in() {
        None => String::new(),
        Some(left) if left < 60_000 => format!("{} s", left.div_ceil(1_000)),
        Some(left) => format!("{} min", left.div_ceil(60_000)),
    }
}

use leptos::prelude::*;

use crate::live::settled;

use crate::browser::page;
use crate::player::deck::Deck;
use crate::player::machine::{Event, Player};
use crate::player::sleep::Sleep;
use crate::view::control::Control;
use crate::view::icon::Shape;
use crate::view::{flag, on, text};

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
    let option = move |name: String,
                       chosen: Signal<bool>,
                       choose: fn(u64, u64) -> Option<Sleep>,
                       minutes| {
        let pick = move |_| deck.send(Event::Sleep(choose(minutes, page::now())));
        view! {
            <li>
                <button
                    class="option"
                    aria-pressed=text(move || chosen.get().to_string())
                    popovertarget="sleep"
                    popovertargetaction="hide"
                    on:click=on(pick)
                >
                    {name}
                </button>
            </li>
        }
        .into_any()
    };
    let minutes = Sleep::MINUTES.map(|minutes| {
        option(
            format!("{minutes} minutes"),
            flag(|| false),
            |m, now| Some(Sleep::minutes(m, now)),
            minutes,
        )
    });
    let is = move |which: Sleep| flag(move || sleep.get() == Some(which));
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
            <ul class="options" role="list">
                {option("Off".to_owned(), off, |_, _| None, 0)}
                {Vec::from(minutes)}
                {option("End of the chapter".to_owned(), is(Sleep::EndOfChapter), |_, _| Some(Sleep::EndOfChapter), 0)}
                {option("End of the episode".to_owned(), is(Sleep::EndOfEpisode), |_, _| Some(Sleep::EndOfEpisode), 0)}
            </ul>
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

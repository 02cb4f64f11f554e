use leptos::prelude::*;
use player::machine::{Event, Player};
use player::sleep::SleepChoice;
use show::Length;

use crate::browser::clock;
use crate::element_id::ElementId;
use crate::erased::{flag, handler, memo, text, views};
use crate::playback::PlayerHandle;
use crate::view::control::Control;
use crate::view::icon::Shape;

const MINUTE: Length = Length::from_secs(60);

/// The sleep timer: a button that shows the remaining time, and a menu of choices.
#[component]
pub fn SleepMenu() -> impl IntoView {
    let player = PlayerHandle::expect();
    let sleep = memo(move || player.with(|player| player.sleep));
    let remaining = memo(move || player.with(remaining_time));
    let off = flag(move || sleep.get().is_none());
    let name = text(move || match remaining.get() {
        remaining if remaining.is_empty() => "Sleep timer".to_owned(),
        remaining => format!("Sleep timer, {remaining} left"),
    });
    let track = player.track();
    let options = SleepChoice::ALL.map(|choice| {
        let unavailable = flag(move || {
            choice == SleepChoice::EndOfChapter
                && track.with(|track| track.as_ref().is_none_or(|t| t.chapters.is_empty()))
        });
        let is_set = text(move || choice.is_set(sleep.get()).to_string());
        let choose = move |_| player.send(Event::SetSleep(choice.timer(clock::now())));
        view! {
            <li hidden=unavailable>
                <button
                    class="option"
                    aria-pressed=is_set
                    popovertarget=ElementId::SLEEP_MENU.as_str()
                    popovertargetaction="hide"
                    on:click=handler(choose)
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
            hint=text(move || remaining.get())
            shape=Shape::Sleep
            popover=ElementId::SLEEP_MENU
            run=Callback::new(|()| ())
        />
        <div id=ElementId::SLEEP_MENU.as_str() class="sheet small" popover role="dialog" aria-label="Sleep timer">
            <ul class="options" role="list">{views(options)}</ul>
            <button class="button quiet" hidden=off on:click=handler(move |_| player.send(Event::SleepLater))>
                "5 more minutes"
            </button>
        </div>
    }
}

/// The remaining time, rounded up: "12 min", "40 s". Empty if the timer is off or its end
/// is not known yet.
fn remaining_time(player: &Player) -> String {
    match player.sleeps_in() {
        None => String::new(),
        Some(time) if time < MINUTE => format!("{} s", time.as_millis().div_ceil(1_000)),
        Some(time) => format!("{} min", time.as_millis().div_ceil(MINUTE.as_millis())),
    }
}

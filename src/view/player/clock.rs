use leptos::html;
use leptos::prelude::*;

use crate::browser::page;
use crate::live::{flag, on, text};
use crate::player::deck::Deck;
use crate::player::machine::{Event, Player};
use crate::show::Moment;

/// The time, and a field to type another one into.
#[component]
pub fn Clock() -> impl IntoView {
    let deck = Deck::expect();
    let position = text(move || deck.with(|player| player.position.clock()));
    let duration = text(move || deck.with(end));
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<String>);
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        match asked(&field.value(), deck.read(Player::duration)) {
            Ok(to) => {
                deck.send(Event::Seek(to));
                field.set_value("");
                wrong.set(None);
                page::close_popover("go-to");
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    view! {
        <button class="clock" popovertarget="go-to" title="Go to a time">
            <span class="visually-hidden">"Go to a time. Now "</span>
            {position}
            <span class="clock-end">{duration}</span>
        </button>
        <div id="go-to" class="sheet small" popover role="dialog" aria-label="Go to a time">
            <form class="go-to" on:submit=on(go)>
                <label for="go-to-time">"Go to"</label>
                <input
                    id="go-to-time"
                    class="field"
                    node_ref=field
                    inputmode="text"
                    autocomplete="off"
                    placeholder="1:02:03"
                    autofocus
                    aria-describedby="go-to-hint"
                    aria-invalid=text(move || wrong.with(Option::is_some).to_string())
                />
                <button class="button">"Go"</button>
            </form>
            <p id="go-to-hint" class="aside" class:alert=flag(move || wrong.with(Option::is_some))>
                {text(move || wrong.get().unwrap_or_else(|| HOW.to_owned()))}
            </p>
        </div>
    }
}

const HOW: &str = "Write it as 1:02:03, 62:03, 1h2m3s, or in seconds.";

/// The moment that somebody has typed, or what is wrong with it.
fn asked(typed: &str, duration: Option<Moment>) -> Result<Moment, String> {
    let moment = Moment::parse(typed).ok_or_else(|| format!("“{typed}” is no time. {HOW}"))?;
    match duration.filter(|duration| moment > *duration) {
        Some(duration) => Err(format!("The episode ends at {}.", duration.clock())),
        None => Ok(moment),
    }
}

fn end(player: &Player) -> String {
    player.duration().map(|duration| format!(" / {}", duration.clock())).unwrap_or_default()
}

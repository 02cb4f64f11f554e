use leptos::html;
use leptos::prelude::*;

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
    let wrong = RwSignal::new(false);
    let go = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let asked = Moment::parse(&field.value());
        wrong.set(asked.is_none());
        if let Some(to) = asked {
            deck.send(Event::Seek(to));
            field.set_value("");
            crate::browser::page::close_popover("go-to");
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
                    aria-invalid=text(move || wrong.get().to_string())
                />
                <button class="button">"Go"</button>
            </form>
            <p id="go-to-hint" class="aside" class:alert=flag(move || wrong.get())>
                "Write it as 1:02:03, 62:03, 1h2m3s, or in seconds."
            </p>
        </div>
    }
}

fn end(player: &Player) -> String {
    player.duration().map(|duration| format!(" / {}", duration.clock())).unwrap_or_default()
}

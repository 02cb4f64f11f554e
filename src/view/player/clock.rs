use leptos::html;
use leptos::prelude::*;
use player::machine::{Event, Player};
use show::{Length, Moment};

use crate::browser::popover;
use crate::element_id::ElementId;
use crate::erased::{flag, handler, text};
use crate::playback::PlayerHandle;

/// The position and the duration, and a field to seek to a time.
#[component]
pub fn Clock() -> impl IntoView {
    let player = PlayerHandle::expect();
    let position = text(move || player.with(|player| player.position.clock()));
    let duration = text(move || player.with(duration_suffix));
    let field = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        match parse_time(&field.value(), player.with_untracked(Player::duration)) {
            Ok(moment) => {
                player.send(Event::Seek(moment));
                field.set_value("");
                error.set(None);
                popover::close(ElementId::GO_TO);
            }
            Err(message) => error.set(Some(message)),
        }
    };
    view! {
        <button class="clock" popovertarget=ElementId::GO_TO.as_str() title="Go to a time">
            <span class="visually-hidden">"Go to a time. Now "</span>
            {position}
            <span class="clock-end">{duration}</span>
        </button>
        <div id=ElementId::GO_TO.as_str() class="sheet small" popover role="dialog" aria-label="Go to a time">
            <form class="go-to" on:submit=handler(submit)>
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
                    aria-invalid=text(move || error.with(Option::is_some).to_string())
                />
                <button class="button">"Go"</button>
            </form>
            <p id="go-to-hint" class="aside" class:alert=flag(move || error.with(Option::is_some)) role="status">
                {text(move || error.get().unwrap_or_else(|| FORMATS.to_owned()))}
            </p>
        </div>
    }
}

const FORMATS: &str = "Use 1:02:03, 62:03, 1h2m3s, or seconds.";

/// Parses the time in the field. The error is a message for the listener.
fn parse_time(input: &str, duration: Option<Length>) -> Result<Moment, String> {
    let moment =
        Moment::parse(input).ok_or_else(|| format!("“{input}” is not a time. {FORMATS}"))?;
    match duration.filter(|duration| moment > duration.end()) {
        Some(duration) => Err(format!("The episode ends at {}.", duration.clock())),
        None => Ok(moment),
    }
}

fn duration_suffix(player: &Player) -> String {
    player.duration().map(|duration| format!(" / {}", duration.clock())).unwrap_or_default()
}

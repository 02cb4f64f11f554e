use leptos::prelude::*;

use crate::live::{flag, on};
use crate::player::deck::Deck;
use crate::player::settings::Settings;
use crate::view::check::Check;

/// How somebody likes to listen.
#[component]
pub fn SettingsPanel() -> impl IntoView {
    let deck = Deck::expect();
    let settings = deck.settings();
    view! {
        <div class="settings">
            <SkipChoice id="skip-back" label="Back" read=|s| s.back write=|s, to| s.back = to/>
            <SkipChoice id="skip-forward" label="Forward" read=|s| s.forward write=|s, to| s.forward = to/>
            <Check
                label="Announce each chapter to screen readers"
                checked=flag(move || settings.get().announce_chapters)
                change=Callback::new(move |on| deck.adjust(|settings| settings.announce_chapters = on))
            />
            <button class="button quiet" popovertarget="shortcuts">"Keyboard shortcuts"</button>
        </div>
    }
}

/// How far a skip goes.
#[component]
fn SkipChoice(
    id: &'static str,
    label: &'static str,
    read: fn(&Settings) -> u8,
    write: fn(&mut Settings, u8),
) -> impl IntoView {
    let deck = Deck::expect();
    let settings = deck.settings();
    let options = Settings::SKIPS.map(|seconds| {
        let selected = flag(move || settings.with(read) == seconds);
        view! { <option value=seconds.to_string() prop:selected=selected>{format!("{seconds} seconds")}</option> }
            .into_any()
    });
    let choose = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            deck.adjust(|settings| write(settings, seconds));
        }
    };
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <select id=id class="field" on:change=on(choose)>{Vec::from(options)}</select>
        </div>
    }
}

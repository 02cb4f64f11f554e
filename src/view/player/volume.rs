use leptos::prelude::*;

use crate::browser::audio;
use crate::live::{effect, flag, on, text};
use crate::player::deck::Deck;
use crate::player::settings::Settings;
use crate::view::control::Control;
use crate::view::icon::Shape;

/// How loud it is; not there where only the device's own keys decide that.
#[component]
pub fn Volume() -> impl IntoView {
    let deck = Deck::expect();
    let settings = deck.settings();
    let fixed = RwSignal::new(false);
    effect(move || {
        if let Some(element) = deck.element().get() {
            fixed.set(!audio::takes_volume(&element));
        }
    });
    let muted = flag(move || settings.with(Settings::is_silent));
    let toggle = Callback::new(move |()| deck.adjust(Settings::toggle_sound));
    let choose = move |event| {
        if let Ok(volume) = event_target_value(&event).parse::<u8>() {
            deck.adjust(|settings| (settings.volume, settings.muted) = (volume, false));
        }
    };
    view! {
        <div class="volume" hidden=fixed>
            <Control
                name=text(move || if muted.get() { "Unmute" } else { "Mute" }.to_owned())
                shape=Signal::derive(move || if muted.get() { Shape::Mute } else { Shape::Loud })
                run=toggle
            />
            <input
                type="range"
                aria-label="Volume"
                min="0"
                max="100"
                step="5"
                prop:value=text(move || settings.with(|s| if s.muted { 0 } else { s.volume }).to_string())
                on:input=on(choose)
            />
        </div>
    }
}

use leptos::prelude::*;
use player::settings::Settings;

use crate::browser::media_element;
use crate::erased::{effect, flag, handler, text};
use crate::playback::PlayerHandle;
use crate::view::control::Control;
use crate::view::icon::Shape;

/// The volume; hidden where only the device's buttons can set it.
#[component]
pub fn Volume() -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    let fixed = RwSignal::new(false);
    effect(move || {
        if let Some(element) = media_element::find() {
            fixed.set(!media_element::has_adjustable_volume(&element));
        }
    });
    let muted = flag(move || settings.with(Settings::is_silent));
    let toggle = Callback::new(move |()| player.change_settings(Settings::toggle_sound));
    let choose = move |event| {
        if let Ok(volume) = event_target_value(&event).parse::<u8>() {
            player.change_settings(|settings| (settings.volume, settings.muted) = (volume, false));
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
                on:input=handler(choose)
            />
        </div>
    }
}

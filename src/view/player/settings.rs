use leptos::prelude::*;
use player::settings::Settings;

use crate::element_id::ElementId;
use crate::erased::{flag, handler};
use crate::playback::PlayerHandle;
use crate::view::check::Check;

/// The listener's settings.
#[component]
pub fn SettingsPanel() -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    view! {
        <div class="settings">
            <SkipChoice id="skip-back" label="Back" read=|s| s.back write=|s, seconds| s.back = seconds/>
            <SkipChoice id="skip-forward" label="Forward" read=|s| s.forward write=|s, seconds| s.forward = seconds/>
            <Check
                label="Announce chapters to screen readers"
                checked=flag(move || settings.get().announce_chapters)
                change=Callback::new(move |on| player.change_settings(|settings| settings.announce_chapters = on))
            />
            <button class="button quiet" popovertarget=ElementId::SHORTCUTS.as_str()>"Keyboard shortcuts"</button>
        </div>
    }
}

/// A select box for the length of a skip.
#[component]
fn SkipChoice(
    id: &'static str,
    label: &'static str,
    read: fn(&Settings) -> u8,
    write: fn(&mut Settings, u8),
) -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    let options = Settings::SKIP_SECONDS.map(|seconds| {
        let selected = flag(move || settings.with(read) == seconds);
        view! { <option value=seconds.to_string() prop:selected=selected>{format!("{seconds} seconds")}</option> }
            .into_any()
    });
    let choose = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            player.change_settings(|settings| write(settings, seconds));
        }
    };
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <select id=id class="field" on:change=handler(choose)>{Vec::from(options)}</select>
        </div>
    }
}

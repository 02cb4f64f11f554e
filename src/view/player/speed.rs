use leptos::prelude::*;
use player::speed::Speed;

use crate::erased::{flag, handler};
use crate::playback::PlayerHandle;

/// A select box for the playback speed: the common speeds first, then all others.
#[component]
pub fn SpeedChoice() -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    let options = move |speeds: Vec<Speed>| {
        let options = speeds.into_iter().map(|speed| {
            let selected = flag(move || settings.get().speed == speed);
            view! { <option value=speed.hundredths().to_string() prop:selected=selected>{speed.label()}</option> }
                .into_any()
        });
        options.collect::<Vec<_>>()
    };
    let all = (Speed::SLOWEST.hundredths()..=Speed::FASTEST.hundredths())
        .step_by(usize::from(Speed::STEP))
        .map(Speed::new);
    let others = all.filter(|speed| !Speed::COMMON.contains(speed)).collect();
    let choose = move |event| {
        if let Ok(hundredths) = event_target_value(&event).parse() {
            player.change_settings(|settings| settings.speed = Speed::new(hundredths));
        }
    };
    view! {
        <select class="speed" aria-label="Speed" title="Speed" on:change=handler(choose)>
            {options(Speed::COMMON.to_vec())}
            <optgroup label="Other speeds">{options(others)}</optgroup>
        </select>
    }
}

use leptos::prelude::*;

use crate::live::{flag, on};
use crate::player::deck::Deck;
use crate::player::speed::Speed;

/// The speed: the common ones first, then every step.
#[component]
pub fn SpeedChoice() -> impl IntoView {
    let deck = Deck::expect();
    let settings = deck.settings();
    let options = move |speeds: Vec<Speed>| {
        let options = speeds.into_iter().map(|choice| {
            let selected = flag(move || settings.get().speed == choice);
            view! { <option value=choice.hundredths().to_string() prop:selected=selected>{choice.label()}</option> }
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
            deck.adjust(|settings| settings.speed = Speed::new(hundredths));
        }
    };
    view! {
        <select class="speed" aria-label="Speed" title="Speed" on:change=on(choose)>
            {options(Speed::COMMON.to_vec())}
            <optgroup label="In between">{options(others)}</optgroup>
        </select>
    }
}

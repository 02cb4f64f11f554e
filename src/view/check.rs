use leptos::prelude::*;

use crate::live::on;

/// A setting that is on or off.
#[component]
pub fn Check(label: &'static str, checked: Signal<bool>, change: Callback<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=checked
                on:change=on(move |event| change.run(event_target_checked(&event)))
            />
            {label}
        </label>
    }
}

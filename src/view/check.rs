use leptos::prelude::*;

use crate::erased::handler;

/// A checkbox with a label.
#[component]
pub fn Check(label: &'static str, checked: Signal<bool>, change: Callback<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=checked
                on:change=handler(move |event| change.run(event_target_checked(&event)))
            />
            {label}
        </label>
    }
}

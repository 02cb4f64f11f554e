use leptos::prelude::*;

use crate::erased::handler;

/// A checkbox with a label.
#[component]
pub fn Check(
    label: &'static str,
    checked: Signal<bool>,
    change: Callback<bool>,
    /// The element that describes it.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                aria-describedby=described_by
                prop:checked=checked
                on:change=handler(move |event| change.run(event_target_checked(&event)))
            />
            {label}
        </label>
    }
}

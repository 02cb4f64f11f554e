use leptos::prelude::*;

use crate::erased::{flag, handler};

/// A select box with a label.
#[component]
pub fn Choice(
    id: &'static str,
    label: &'static str,
    /// The options: value and label.
    options: Vec<(String, String)>,
    #[prop(into)] chosen: Signal<String>,
    change: Callback<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, label)| {
        let own_value = value.clone();
        let selected = flag(move || chosen.with(|chosen| *chosen == own_value));
        view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <select
                id=id
                class="field"
                on:change=handler(move |event| change.run(event_target_value(&event)))
            >
                {options}
            </select>
        </div>
    }
}

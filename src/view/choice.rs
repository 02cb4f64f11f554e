use leptos::prelude::*;

use crate::live::{flag, on};

/// A setting of which one of several is chosen.
#[component]
pub fn Choice(
    id: &'static str,
    label: &'static str,
    /// What can be chosen: a value, and what it is called.
    options: Vec<(String, String)>,
    #[prop(into)] chosen: Signal<String>,
    change: Callback<String>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, name)| {
        let this = value.clone();
        let selected = flag(move || chosen.with(|chosen| *chosen == this));
        view! { <option value=value prop:selected=selected>{name}</option> }.into_any()
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <select
                id=id
                class="field"
                on:change=on(move |event| change.run(event_target_value(&event)))
            >
                {options}
            </select>
        </div>
    }
}

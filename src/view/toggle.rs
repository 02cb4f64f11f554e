use leptos::prelude::*;

use crate::live::{on, text};

/// One of several in a row, of which one is chosen.
#[component]
pub fn Toggle(
    name: &'static str,
    chosen: Signal<bool>,
    choose: Callback<()>,
    /// How many it stands for.
    #[prop(optional, into)]
    count: Signal<String>,
) -> impl IntoView {
    view! {
        <button
            class="topic"
            aria-pressed=text(move || chosen.get().to_string())
            on:click=on(move |_| choose.run(()))
        >
            {name}
            " "
            <span class="topic-count">{count}</span>
        </button>
    }
}

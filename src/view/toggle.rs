use leptos::prelude::*;

use crate::erased::{handler, text};

/// A button of a group of which one is chosen.
#[component]
pub fn Toggle(
    name: &'static str,
    chosen: Signal<bool>,
    choose: Callback<()>,
    /// The number of items that match.
    #[prop(optional, into)]
    count: Signal<String>,
) -> impl IntoView {
    view! {
        <button
            class="topic"
            aria-pressed=text(move || chosen.get().to_string())
            on:click=handler(move |_| choose.run(()))
        >
            {name}
            " "
            <span class="topic-count">{count}</span>
        </button>
    }
}

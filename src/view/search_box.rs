use leptos::prelude::*;

use crate::address::{Address, QUERY};
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::live::{on, text};

/// The way to everything that is said in the show: what is typed here leads to
/// what is found, letter by letter.
#[component]
pub fn SearchBox() -> impl IntoView {
    let navigation = Navigation::expect();
    let typed = text(move || navigation.with(|here| here.value(QUERY)).unwrap_or_default());
    let look = move |event| {
        let words = event_target_value(&event);
        let home = |here: &Address| {
            let here = if here.path == "/" { here.clone() } else { Address::parse("/") };
            here.with(QUERY, &words)
        };
        navigation.type_out(&navigation.read(home), QUERY);
    };
    let leave = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !typed.with_untracked(String::is_empty) {
            page::focus_heading();
        }
    };
    view! {
        <search class="site-search">
            <input
                type="search"
                class="field"
                aria-label="Search"
                placeholder="Search, down to the minute"
                title="Search (/)"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=typed
                on:input=on(look)
                on:keydown=on(leave)
            />
            <kbd class="key-hint" aria-hidden="true">"/"</kbd>
        </search>
    }
}

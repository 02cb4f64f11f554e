use leptos::prelude::*;
use show::{Address, Route, key};

use crate::browser::focus;
use crate::browser::navigation::Navigation;
use crate::element_id::ElementId;
use crate::erased::{handler, text};

/// The field of the site-wide search. The results change with every letter.
#[component]
pub fn SearchBox() -> impl IntoView {
    let navigation = Navigation::expect();
    let query = text(move || navigation.with(|here| here.value(key::SEARCH)).unwrap_or_default());
    let search = move |event| {
        let words = event_target_value(&event);
        let results = |here: &Address| {
            let home = Route::Home.address();
            let here = if here.path == home.path { here.clone() } else { home };
            here.with(key::SEARCH, &words)
        };
        navigation.push_or_replace(&navigation.with_untracked(results), key::SEARCH);
    };
    let go_to_results = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !query.with_untracked(String::is_empty) {
            focus::focus_heading();
        }
    };
    view! {
        <search class="site-search">
            <input
                id=ElementId::SEARCH_FIELD.as_str()
                type="search"
                class="field"
                aria-label="Search"
                placeholder="Search, down to the minute"
                title="Search (/)"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=query
                on:input=handler(search)
                on:keydown=handler(go_to_results)
            />
            <kbd class="key-hint" aria-hidden="true">"/"</kbd>
        </search>
    }
}

use leptos::prelude::*;

use super::Check;
use super::choice::Choice;
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::catalogue::{Format, Listened, Listing, Sort};
use crate::live::{flag, on, text};

/// Which episodes, and in which order.
pub fn listing_controls(listing: Memo<Listing>, as_found: &'static str) -> AnyView {
    let navigation = Navigation::expect();
    let [sort_key, format_key, listened_key, transcript_key] = Listing::KEYS;
    let set = move |key: &'static str, value: &str| {
        let to = navigation.read(|here| here.with(key, value));
        navigation.vary(&to.to_string());
    };
    let choice = move |key: &'static str, label, first: &str, names: Vec<(&str, &str)>| {
        let first = (String::new(), first.to_owned());
        let names = names.into_iter().map(|(id, name)| (id.to_owned(), name.to_owned()));
        let options: Vec<_> = std::iter::once(first).chain(names).collect();
        let known: Vec<_> = options.iter().map(|(id, _)| id.clone()).collect();
        let chosen = text(move || {
            let value = navigation.with(|here| here.value(key)).unwrap_or_default();
            if known.contains(&value) { value } else { String::new() }
        });
        let change = Callback::new(move |value: String| set(key, &value));
        view! { <Choice id=key label options chosen change/> }.into_any()
    };
    let sorts = ["Newest first", "Oldest first", "Longest first", "Shortest first"];
    let sorts = Sort::ALL.into_iter().zip(sorts).map(|((_, id), name)| (id, name));
    // What they come in already is not offered twice.
    let sorts = sorts.filter(|(_, name)| *name != as_found);
    let formats = ["Interviews", "Protocol Shorts", "Specials", "Remasters"];
    let formats = Format::ALL.into_iter().zip(formats).map(|((_, id), name)| (id, name));
    let states = ["Not played", "In progress", "Played"];
    let states = Listened::ALL.into_iter().zip(states).map(|((_, id), name)| (id, name));
    let reset = move |_| {
        let to =
            navigation.read(|here| Listing::KEYS.iter().fold(here.clone(), |to, k| to.without(k)));
        navigation.vary(&to.to_string());
        page::focus("#sort");
    };
    view! {
        <div class="listing" role="group" aria-label="Sort and filter">
            {choice(sort_key, "Sort", as_found, sorts.collect())}
            {choice(format_key, "Format", "All formats", formats.collect())}
            {choice(listened_key, "Listened", "Played or not", states.collect())}
            <Check
                label="With transcript"
                checked=flag(move || listing.get().transcript)
                change=Callback::new(move |on| set(transcript_key, if on { "yes" } else { "" }))
            />
            <button
                class="button quiet"
                hidden=flag(move || listing.get() == Listing::default())
                on:click=on(reset)
            >
                "Reset"
            </button>
        </div>
    }
    .into_any()
}

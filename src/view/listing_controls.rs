use std::sync::Arc;

use catalogue::{Catalogue, Format, Listened, Listing, Sort};
use leptos::prelude::*;

use super::Check;
use super::choice::Choice;
use crate::browser::focus::focus;
use crate::browser::navigation::Navigation;
use crate::element_id::ElementId;
use crate::erased::{flag, handler, text};

/// The controls that sort and filter a list of episodes.
#[component]
pub fn ListingControls(
    catalogue: Arc<Catalogue>,
    listing: Memo<Listing>,
    /// The name of the order when none is chosen.
    default_order: &'static str,
) -> impl IntoView {
    let navigation = Navigation::expect();
    let [sort_key, season_key, format_key, listened_key, transcript_key, downloaded_key] =
        Listing::KEYS;
    let set = move |key: &'static str, value: &str| {
        let to = navigation.with_untracked(|here| here.with(key, value));
        navigation.push(&to.to_string());
    };
    let choice = move |key: &'static str, label, default: &str, choices: Vec<(&str, &str)>| {
        let default = (String::new(), default.to_owned());
        let choices = choices.into_iter().map(|(id, name)| (id.to_owned(), name.to_owned()));
        let options: Vec<_> = std::iter::once(default).chain(choices).collect();
        let ids: Vec<_> = options.iter().map(|(id, _)| id.clone()).collect();
        let chosen = text(move || {
            let value = navigation.with(|here| here.value(key)).unwrap_or_default();
            if ids.contains(&value) { value } else { String::new() }
        });
        let change = Callback::new(move |value: String| set(key, &value));
        view! { <Choice id=key label options chosen change/> }.into_any()
    };
    let sorts = ["Newest first", "Oldest first", "Longest first", "Shortest first"];
    let sorts = Sort::ALL.into_iter().zip(sorts).map(|((_, id), name)| (id, name));
    // The default order is the first option already.
    let sorts = sorts.filter(|(_, name)| *name != default_order);
    let shorts = match catalogue.identity.shorts.as_str() {
        "" => "Shorts",
        name => name,
    };
    let formats = ["Interviews", shorts, "Specials", "Remasters", "Trailers", "Bonus"];
    let used = |format| catalogue.entries.iter().any(|entry| entry.format == format);
    let formats = Format::ALL.into_iter().zip(formats).filter(|((format, _), _)| used(*format));
    let formats: Vec<_> = formats.map(|((_, id), name)| (id, name)).collect();
    let seasons =
        catalogue.seasons.iter().map(|season| (season.number.to_string(), season.label()));
    let seasons: Vec<_> = seasons.collect();
    let seasons: Vec<_> = seasons.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let states = ["Unplayed", "In progress", "Played"];
    let states = Listened::ALL.into_iter().zip(states).map(|((_, id), name)| (id, name));
    let reset = move |_| {
        let to = navigation
            .with_untracked(|here| Listing::KEYS.iter().fold(here.clone(), |to, k| to.without(k)));
        navigation.push(&to.to_string());
        focus(ElementId::SORT);
    };
    view! {
        <div class="listing" role="group" aria-label="Sort and filter">
            {choice(sort_key, "Sort", default_order, sorts.collect())}
            {(!seasons.is_empty()).then(|| choice(season_key, "Season", "All seasons", seasons))}
            {(formats.len() > 1).then(|| choice(format_key, "Format", "All formats", formats))}
            {choice(listened_key, "Listened", "All", states.collect())}
            <Check
                label="With transcript"
                checked=flag(move || listing.get().transcript)
                change=Callback::new(move |on| set(transcript_key, if on { "yes" } else { "" }))
            />
            <Check
                label="Downloaded"
                checked=flag(move || listing.get().downloaded)
                change=Callback::new(move |on| set(downloaded_key, if on { "yes" } else { "" }))
            />
            <button
                class="button quiet"
                hidden=flag(move || listing.get() == Listing::default())
                on:click=handler(reset)
            >
                "Reset"
            </button>
        </div>
    }
}

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::{Catalogue, Guest};
use leptos::prelude::*;
use show::{Route, key};

use crate::browser::base_path::href;
use crate::browser::navigation::Navigation;
use crate::erased::{dynamic, memo};
use crate::view::{Avatar, Page, Section, Toggle, WithCatalogue};

/// The value of [`key::GROUP_BY`] that groups guests by affiliation.
const AFFILIATION: &str = "affiliation";

/// The page of all guests, by name or by affiliation.
pub fn guests() -> AnyView {
    view! { <WithCatalogue title="Guests" render=content/> }.into_any()
}

fn content(catalogue: Arc<Catalogue>) -> AnyView {
    let navigation = Navigation::expect();
    let grouped = memo(move || {
        navigation.with(|here| here.value(key::GROUP_BY)).as_deref() == Some(AFFILIATION)
    });
    let group_by = move |value: &'static str| {
        Callback::new(move |()| {
            let to = navigation.with_untracked(|here| here.with(key::GROUP_BY, value));
            navigation.push(&to.to_string());
        })
    };
    let count = catalogue.guests.len();
    let list = dynamic(move || {
        if grouped.get() { by_affiliation(&catalogue) } else { people(catalogue.guests.iter()) }
    });
    let toggles = (count > 1).then(|| {
        view! {
            <div class="toggles" role="group" aria-label="Order">
                <Toggle
                    name="By name"
                    chosen=Signal::derive(move || !grouped.get())
                    choose=group_by("")
                />
                <Toggle name="By affiliation" chosen=grouped.into() choose=group_by(AFFILIATION)/>
            </div>
        }
        .into_any()
    });
    view! {
        <Page title="Guests">
            <p class="lead">{lead(count)}</p>
            {toggles}
            {list}
        </Page>
    }
    .into_any()
}

fn lead(count: usize) -> String {
    match count {
        0 => "No guests yet.".to_owned(),
        1 => "One person has been on the show.".to_owned(),
        _ => format!("{count} people have been on the show."),
    }
}

fn people<'a>(guests: impl Iterator<Item = &'a Arc<Guest>>) -> AnyView {
    let rows: Vec<_> = guests.map(row).collect();
    view! { <ul class="people" role="list">{rows}</ul> }.into_any()
}

/// The guests grouped by affiliation, in alphabetical order. Guests without one come last.
fn by_affiliation(catalogue: &Catalogue) -> AnyView {
    let mut groups: BTreeMap<(bool, &str), Vec<&Arc<Guest>>> = BTreeMap::new();
    for guest in &catalogue.guests {
        let affiliation = guest.affiliation.as_deref();
        let key = (affiliation.is_none(), affiliation.unwrap_or("Not said"));
        groups.entry(key).or_default().push(guest);
    }
    let groups = groups.into_iter().enumerate().map(|(index, ((_, name), guests))| {
        let id = format!("affiliation-{index}");
        let (heading, guests) = (name.to_owned(), people(guests.into_iter()));
        view! {
            <Section id heading>
                {guests}
            </Section>
        }
        .into_any()
    });
    groups.collect::<Vec<_>>().into_any()
}

fn row(guest: &Arc<Guest>) -> AnyView {
    let count = guest.appearances.len();
    let plural = if count == 1 { "" } else { "s" };
    view! {
        <li class="person">
            <Avatar guest=Arc::clone(guest)/>
            <a class="person-name" href=href(&Route::Guest(guest.slug.clone()).path())>{guest.name.clone()}</a>
            <span class="person-affiliation">{guest.affiliation.clone()}</span>
            <span class="person-count">{format!("{count} episode{plural}")}</span>
        </li>
    }
    .into_any()
}

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::navigation::Navigation;
use crate::catalogue::{Catalogue, Guest};
use crate::live::{live, settled};
use crate::view::{Avatar, Page, Section, Toggle, WithCatalogue};

/// What stands in the address when guests are in groups.
const BY: &str = "by";
const AFFILIATION: &str = "affiliation";

/// Everyone who was on, by name or by affiliation.
pub fn guests() -> AnyView {
    view! { <WithCatalogue title="Guests" render=found/> }.into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    let navigation = Navigation::expect();
    let grouped =
        settled(move || navigation.with(|here| here.value(BY)).as_deref() == Some(AFFILIATION));
    let order = move |value: &'static str| {
        Callback::new(move |()| {
            let to = navigation.read(|here| here.with(BY, value));
            navigation.vary(&to.to_string());
        })
    };
    let count = catalogue.guests.len();
    let list = live(move || {
        if grouped.get() { by_affiliation(&catalogue) } else { people(catalogue.guests.iter()) }
    });
    let order = (count > 1).then(|| {
        view! {
            <div class="toggles" role="group" aria-label="Order">
                <Toggle
                    name="By name"
                    chosen=Signal::derive(move || !grouped.get())
                    choose=order("")
                />
                <Toggle name="By affiliation" chosen=grouped.into() choose=order(AFFILIATION)/>
            </div>
        }
        .into_any()
    });
    view! {
        <Page title="Guests">
            <p class="lead">{lead(count)}</p>
            {order}
            {list}
        </Page>
    }
    .into_any()
}

fn lead(count: usize) -> String {
    match count {
        0 => "The feed names no guests yet.".to_owned(),
        1 => "One person has been on the show.".to_owned(),
        _ => format!("{count} people have been on the show."),
    }
}

fn people<'a>(guests: impl Iterator<Item = &'a Arc<Guest>>) -> AnyView {
    let rows: Vec<_> = guests.map(row).collect();
    view! { <ul class="people" role="list">{rows}</ul> }.into_any()
}

/// Groups in the order of their names; those of whom none is known come last.
fn by_affiliation(catalogue: &Catalogue) -> AnyView {
    let mut groups: BTreeMap<(bool, &str), Vec<&Arc<Guest>>> = BTreeMap::new();
    for guest in &catalogue.guests {
        let affiliation = guest.affiliation.as_deref();
        let key = (affiliation.is_none(), affiliation.unwrap_or("Not said"));
        groups.entry(key).or_default().push(guest);
    }
    let groups = groups.into_iter().enumerate().map(|(at, ((_, name), guests))| {
        let id = format!("affiliation-{at}");
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
    let times = guest.appearances.len();
    let plural = if times == 1 { "" } else { "s" };
    view! {
        <li class="person">
            <Avatar guest=Arc::clone(guest)/>
            <a class="person-name" href=format!("/guests/{}", guest.slug)>{guest.name.clone()}</a>
            <span class="person-affiliation">{guest.affiliation.clone()}</span>
            <span class="person-count">{format!("{times} episode{plural}")}</span>
        </li>
    }
    .into_any()
}

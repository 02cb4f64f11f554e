use std::sync::Arc;

use leptos::prelude::*;

use super::{Avatar, ExternalLink, Marked, PlayButton};
use crate::catalogue::Entry;
use crate::library::Found;
use crate::live::{live, on};
use crate::search::MomentFound;

type Shown = Signal<Option<Arc<Found>>>;

/// A group of what was found; nothing where there is none.
fn group(
    found: Shown,
    group: impl Fn(&Found) -> Option<AnyView> + Send + 'static,
) -> impl IntoView {
    live(move || {
        let shown = found.with(|found| found.as_deref().and_then(&group));
        shown.unwrap_or_else(|| ().into_any())
    })
}

/// The minutes that were found: chapters and lines of transcripts.
#[component]
pub fn MomentsFound(found: Shown, more: Callback<()>) -> impl IntoView {
    group(found, move |found| {
        let moments = &found.findings.moments;
        let rows = moments.iter().filter_map(|moment| {
            let entry = found.catalogue.entries.get(moment.episode)?;
            Some(moment_row(moment, entry))
        });
        let rows: Vec<_> = rows.collect();
        let left = found.findings.all_moments.saturating_sub(moments.len());
        (!moments.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="minutes">
                    <h2 id="minutes" class="ruled">"Minutes"</h2>
                    <ul class="moments" role="list" aria-labelledby="minutes">{rows}</ul>
                    {show_more(left, more)}
                </section>
            }
            .into_any()
        })
    })
}

fn moment_row(moment: &MomentFound, entry: &Arc<Entry>) -> AnyView {
    let MomentFound { at, text, spoken, .. } = moment;
    let href = format!("{}?t={}", entry.path, at.address());
    let number = entry.number.map(|number| format!("#{number} ")).unwrap_or_default();
    let words = view! { <Marked text=text.clone()/> };
    let words = if *spoken { view! { <q>{words}</q> }.into_any() } else { words.into_any() };
    view! {
        <li class="moment">
            <PlayButton entry=Arc::clone(entry) at=Signal::stored(Some(*at)) small=true/>
            <a class="moment-link" href=href>
                <span class="time">{at.clock()}</span>
                " "
                <span>{words}</span>
            </a>
            <span class="aside">{number}{entry.title()}</span>
        </li>
    }
    .into_any()
}

fn show_more(left: usize, more: Callback<()>) -> Option<AnyView> {
    (left > 0).then(|| {
        view! {
            <button class="button quiet" on:click=on(move |_| more.run(()))>
                {format!("Show more ({left} left)")}
            </button>
        }
        .into_any()
    })
}

/// The guests that were found.
#[component]
pub fn GuestsFound(found: Shown) -> impl IntoView {
    group(found, move |found| {
        let places = found.findings.guests.iter();
        let guests = places.filter_map(|place| found.catalogue.guests.get(*place)).map(|guest| {
            view! {
                <li class="guest-found">
                    <Avatar guest=Arc::clone(guest)/>
                    <a href=format!("/guests/{}", guest.slug)><Marked text=guest.name.clone()/></a>
                    <span class="aside">{guest.affiliation.clone()}</span>
                </li>
            }
            .into_any()
        });
        let guests: Vec<_> = guests.collect();
        (!guests.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="people">
                    <h2 id="people" class="ruled">"People"</h2>
                    <ul class="guests-found" role="list" aria-labelledby="people">{guests}</ul>
                </section>
            }
            .into_any()
        })
    })
}

/// The references that were found.
#[component]
pub fn WorksFound(found: Shown, more: Callback<()>) -> impl IntoView {
    group(found, move |found| {
        let works = found.findings.works.iter().map(|work| {
            let reference = &work.reference;
            let mentions = work.mentions.iter();
            let mentions = mentions.filter_map(|m| found.catalogue.entries.get(m.entry));
            let mentions = mentions.map(|entry| {
                let number = entry.number.map_or_else(|| entry.title(), |n| format!("#{n}"));
                view! { <a href=entry.path.clone() title=entry.title()>{number}</a>" " }.into_any()
            });
            let mentions: Vec<_> = mentions.collect();
            view! {
                <li>
                    <ExternalLink href=reference.url.clone() text=reference.name().to_owned()/>
                    " "
                    <span class="host">{reference.kind.label()}" in "{mentions}</span>
                </li>
            }
            .into_any()
        });
        let works: Vec<_> = works.collect();
        let left = found.findings.all_works.saturating_sub(works.len());
        (!works.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="works">
                    <h2 id="works" class="ruled">"References"</h2>
                    <ul class="references" role="list" aria-labelledby="works">{works}</ul>
                    {show_more(left, more)}
                </section>
            }
            .into_any()
        })
    })
}

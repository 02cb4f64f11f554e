use std::sync::Arc;

use leptos::prelude::*;

use super::{Avatar, Marked, MentionLinks, PlayButton, Section, WorkLink};
use crate::catalogue::Entry;
use crate::library::Found;
use crate::live::{live, on};
use crate::search::MomentFound;
use crate::show::Moment;

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
                <Section id="minutes" heading="Minutes">
                    <ul class="moments" role="list" aria-labelledby="minutes">{rows}</ul>
                    {show_more(left, more)}
                </Section>
            }
            .into_any()
        })
    })
}

fn moment_row(moment: &MomentFound, entry: &Arc<Entry>) -> AnyView {
    let MomentFound { at, text, spoken, .. } = moment;
    let text = if *spoken { format!("“{text}”") } else { text.clone() };
    view! { <MomentRow entry=Arc::clone(entry) at=*at text/> }.into_any()
}

/// A minute of an episode, to be played or gone to.
#[component]
pub fn MomentRow(entry: Arc<Entry>, at: Moment, text: String) -> impl IntoView {
    let number = entry.number.map(|number| format!("#{number} ")).unwrap_or_default();
    let title = entry.title();
    let href = format!("{}?t={}", entry.path, at.address());
    view! {
        <li class="moment">
            <PlayButton entry at=Signal::stored(Some(at)) small=true/>
            <a class="moment-link" href=href>
                <span class="time">{at.clock()}</span>
                " "
                <span><Marked text/></span>
            </a>
            <span class="aside">{number}{title}</span>
        </li>
    }
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
                <Section id="people" heading="People">
                    <ul class="guests-found" role="list" aria-labelledby="people">{guests}</ul>
                </Section>
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
            view! {
                <li class="work">
                    <WorkLink reference=work.reference.clone()/>
                    <MentionLinks catalogue=&found.catalogue work/>
                </li>
            }
            .into_any()
        });
        let works: Vec<_> = works.collect();
        let left = found.findings.all_works.saturating_sub(works.len());
        (!works.is_empty()).then(|| {
            view! {
                <Section id="works" heading="References">
                    <ul class="works" role="list" aria-labelledby="works">{works}</ul>
                    {show_more(left, more)}
                </Section>
            }
            .into_any()
        })
    })
}

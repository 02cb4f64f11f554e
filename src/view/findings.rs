use std::sync::Arc;

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use super::{Avatar, Marked, MentionLinks, WorkLink, list_section};
use crate::catalogue::Entry;
use crate::library::Found;
use crate::live::{flag, live, on, settled, text};
use crate::player::deck::Deck;
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
    let moments = group(found, move |found| {
        let moments = &found.findings.moments;
        let rows = moments.iter().filter_map(|moment| {
            let entry = found.catalogue.entries.get(moment.episode)?;
            Some(moment_row(moment, entry))
        });
        let rows: Vec<_> = rows.collect();
        list_section("minutes", "Minutes", "moments", rows)
    });
    let left =
        |found: &Found| found.findings.all_moments.saturating_sub(found.findings.moments.len());
    view! {
        {moments}
        {show_more(found, left, more)}
    }
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
    let deck = Deck::expect();
    let name = format!("Play from {}: {title}", at.clock());
    let play = entry.audio.is_some().then(|| {
        let start = move |_| deck.start(&entry, Some(at));
        view! {
            <button class="play-button small" aria-label=name on:click=on(start)>
                <Icon shape=Shape::Play/>
            </button>
        }
        .into_any()
    });
    view! {
        <li class="moment">
            {play}
            <a class="moment-link" href=href>
                <span class="time">{at.clock()}</span>
                " "
                <span><Marked text/></span>
            </a>
            <span class="aside">{number}{title}</span>
        </li>
    }
}

/// Shows more of a group. It stands beside what it changes, so that the focus stays on
/// it.
fn show_more(found: Shown, left: fn(&Found) -> usize, more: Callback<()>) -> impl IntoView {
    let left = settled(move || found.with(|found| found.as_deref().map_or(0, left)));
    view! {
        <button
            class="button quiet more"
            hidden=flag(move || left.get() == 0)
            on:click=on(move |_| more.run(()))
        >
            {text(move || format!("Show more ({} left)", left.get()))}
        </button>
    }
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
        list_section("people", "People", "guests-found", guests)
    })
}

/// The references that were found.
#[component]
pub fn WorksFound(found: Shown, more: Callback<()>) -> impl IntoView {
    let works = group(found, move |found| {
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
        list_section("works", "References", "works", works)
    });
    let left = |found: &Found| found.findings.all_works.saturating_sub(found.findings.works.len());
    view! {
        {works}
        {show_more(found, left, more)}
    }
}

use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use search::FoundMoment;
use show::{Address, Moment, Route};

use super::icon::{Icon, Shape};
use super::{Avatar, EarlyPlay, Highlighted, MentionLinks, ReferenceLink, list_section};
use crate::browser::base_path::href;
use crate::erased::{dynamic, flag, handler, memo, text};
use crate::library::SearchResponse;
use crate::playback::PlayerHandle;

/// The search response to show.
type ResponseSignal = Signal<Option<Arc<SearchResponse>>>;

/// A part of the response; nothing without results.
fn group(
    response: ResponseSignal,
    render: impl Fn(&SearchResponse) -> Option<AnyView> + Send + 'static,
) -> impl IntoView {
    dynamic(move || {
        let group = response.with(|response| response.as_deref().and_then(&render));
        group.unwrap_or_else(|| ().into_any())
    })
}

/// The moments found: chapters and cues of transcripts.
#[component]
pub fn MomentResults(response: ResponseSignal, show_more: Callback<()>) -> impl IntoView {
    let moments = group(response, move |response| {
        let moments = &response.results.moments;
        let rows = moments.iter().filter_map(|moment| {
            let entry = response.catalogue.entries.get(moment.episode)?;
            Some(moment_row(moment, entry))
        });
        let rows: Vec<_> = rows.collect();
        list_section("minutes", "Minutes", "moments", rows)
    });
    let left = |response: &SearchResponse| {
        response.results.total_moments.saturating_sub(response.results.moments.len())
    };
    view! {
        {moments}
        {show_more_button(response, left, show_more)}
    }
}

fn moment_row(moment: &FoundMoment, entry: &Arc<Entry>) -> AnyView {
    let FoundMoment { at, text, spoken, .. } = moment;
    let text = if *spoken { format!("“{text}”") } else { text.clone() };
    view! { <MomentRow entry=Arc::clone(entry) at=*at text/> }.into_any()
}

/// A moment of an episode, with a button that plays it and a link.
#[component]
pub fn MomentRow(entry: Arc<Entry>, at: Moment, text: String) -> impl IntoView {
    let number = entry.episode.number.map(|number| format!("#{number} ")).unwrap_or_default();
    let title = entry.episode.title();
    let href = href(&Address::of_moment(&entry.path, at).to_string());
    let player = PlayerHandle::expect();
    let name = format!("Play from {}: {title}", at.clock());
    let play = entry.episode.audio.is_some().then(|| {
        let early = EarlyPlay::of(&entry);
        let start = move |_| player.start(&entry, Some(at));
        view! {
            <button
                class="play-button small"
                aria-label=name
                data-play=at.as_millis().to_string()
                data-episode=early.episode
                data-audio=early.audio
                data-title=early.title
                on:click=handler(start)
            >
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
                <span><Highlighted text/></span>
            </a>
            <span class="aside">{number}{title}</span>
        </li>
    }
}

/// A button that shows more results of a group. It is next to the group and not in it, so
/// that it keeps the focus when the group is rendered again.
fn show_more_button(
    response: ResponseSignal,
    left: fn(&SearchResponse) -> usize,
    show_more: Callback<()>,
) -> impl IntoView {
    let left = memo(move || response.with(|response| response.as_deref().map_or(0, left)));
    view! {
        <button
            class="button quiet more"
            hidden=flag(move || left.get() == 0)
            on:click=handler(move |_| show_more.run(()))
        >
            {text(move || format!("Show more ({} left)", left.get()))}
        </button>
    }
}

/// The guests found.
#[component]
pub fn GuestResults(response: ResponseSignal) -> impl IntoView {
    group(response, move |response| {
        let indices = response.results.guests.iter();
        let guests = indices.filter_map(|index| response.catalogue.guests.get(*index)).map(|guest| {
            view! {
                <li class="guest-found">
                    <Avatar guest=Arc::clone(guest)/>
                    <a href=href(&Route::Guest(guest.slug.clone()).path())><Highlighted text=guest.name.clone()/></a>
                    <span class="aside">{guest.affiliation.clone()}</span>
                </li>
            }
            .into_any()
        });
        let guests: Vec<_> = guests.collect();
        list_section("people", "People", "guests-found", guests)
    })
}

/// The references found.
#[component]
pub fn ReferenceResults(response: ResponseSignal, show_more: Callback<()>) -> impl IntoView {
    let works = group(response, move |response| {
        let works = response.results.works.iter().map(|work| {
            view! {
                <li class="work">
                    <ReferenceLink reference=work.reference.clone()/>
                    <MentionLinks catalogue=&response.catalogue work/>
                </li>
            }
            .into_any()
        });
        let works: Vec<_> = works.collect();
        list_section("works", "References", "works", works)
    });
    let left = |response: &SearchResponse| {
        response.results.total_works.saturating_sub(response.results.works.len())
    };
    view! {
        {works}
        {show_more_button(response, left, show_more)}
    }
}

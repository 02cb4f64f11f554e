use std::sync::Arc;

use catalogue::{Catalogue, Entry, Related};
use leptos::prelude::*;
use show::{EpisodeAddress, Moment, key};

use super::not_found::Missing;
use crate::browser::base_path::href;
use crate::browser::navigation::Navigation;
use crate::erased::{effect, memo, text, views, without_scripts};
use crate::library::Library;
use crate::playback::PlayerHandle;
use crate::view::{
    ByLine, ChapterList, Cover, DownloadButton, DownloadLine, EpisodeLinkList, GuestLinks,
    Highlights, Notes, Page, PlayButton, PlayNextButton, PlayedButton, ProgressLine, QueueButton,
    References, TopicTags, TranscriptSection, WithCatalogue, list_section,
};

/// The page of an episode. `segment` is the last segment of its path.
pub fn episode(segment: String) -> AnyView {
    let render = move |catalogue: Arc<Catalogue>| match catalogue.entry(&segment).cloned() {
        Some(entry) => view! { <EpisodePage catalogue entry/> }.into_any(),
        None => missing(&EpisodeAddress::parse(&segment)),
    };
    view! { <WithCatalogue title="Episode" render/> }.into_any()
}

fn missing(address: &EpisodeAddress) -> AnyView {
    let heading = match address {
        EpisodeAddress::Number(number) => format!("Episode {number} not found"),
        EpisodeAddress::Slug(_) => "Episode not found".to_owned(),
    };
    view! { <Missing heading text="The feed has no episode at this address yet."/> }.into_any()
}

#[component]
fn EpisodePage(catalogue: Arc<Catalogue>, entry: Arc<Entry>) -> impl IntoView {
    complete_address(entry.path.clone());
    let requested = use_requested_moment();
    arm(Arc::clone(&entry), requested);
    let other_version = other_version(&catalogue, &entry);
    let (older, newer) = catalogue.neighbours(&entry.episode.id);
    let older = older.map(|older| neighbour("Previous", older));
    let newer = newer.map(|newer| neighbour("Next", newer));
    let neighbours = view! {
        <nav class="neighbours" aria-label="Previous and next episode">
            {older}
            {newer}
        </nav>
    };
    let at = Signal::derive(move || requested.get().and_then(Result::ok));
    let lang = Library::expect().language();
    view! {
        <Page title=entry.episode.title() class="episode" lang=lang.clone()>
            <div class="episode-head">
                <Cover entry=Arc::clone(&entry)/>
                <div class="episode-facts">
                    <ByLine entry=Arc::clone(&entry)/>
                    <GuestLinks entry=Arc::clone(&entry)/>
                    <TopicTags topics=entry.topics.clone()/>
                    <div class="card-controls">
                        <PlayButton entry=Arc::clone(&entry) at/>
                        <QueueButton entry=Arc::clone(&entry)/>
                        <DownloadButton entry=Arc::clone(&entry)/>
                        <PlayNextButton entry=Arc::clone(&entry)/>
                        <PlayedButton entry=Arc::clone(&entry)/>
                        <ProgressLine entry=Arc::clone(&entry)/>
                        <DownloadLine id=entry.episode.id.clone()/>
                    </div>
                    {without_scripts(|| audio_controls(&entry))}
                    <RequestedMoment entry=Arc::clone(&entry) requested/>
                    {other_version}
                    <EpisodeLinkList entry=Arc::clone(&entry)/>
                </div>
            </div>
            <div class="episode-body">
                <ChapterList entry=Arc::clone(&entry)/>
                <div class="prose">
                    <Highlights entry=Arc::clone(&entry)/>
                    <Notes entry=Arc::clone(&entry)/>
                    {views(entry.text.iter().map(|text| view! { <p>{text.clone()}</p> }))}
                    <References references=entry.episode.references.clone()/>
                </div>
            </div>
            <TranscriptSection entry=Arc::clone(&entry)/>
            {related(&catalogue, &entry)}
            {neighbours}
        </Page>
    }
}

/// The browser's own controls for the audio.
pub(super) fn audio_controls(entry: &Entry) -> AnyView {
    let Some(file) = &entry.episode.audio else { return ().into_any() };
    let url = href(&file.url);
    if file.is_video() {
        return view! { <video controls preload="none" src=url></video> }.into_any();
    }
    view! { <audio controls preload="none" src=url></audio> }.into_any()
}

/// The related episodes, each with what it has in common with this one.
fn related(catalogue: &Catalogue, entry: &Entry) -> Option<AnyView> {
    let rows = catalogue.related(&entry.episode.id).into_iter().map(|Related { entry, reason }| {
        let lang = Library::expect().language();
        view! {
            <li class="related">
                <Cover entry=Arc::clone(&entry) small=true/>
                <a href=href(&entry.path) lang=lang>{entry.episode.title()}</a>
                <span class="aside">{reason}</span>
            </li>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    list_section("related", "Related episodes", "related-list", rows)
}

fn neighbour(label: &'static str, entry: &Entry) -> impl IntoView + use<> {
    view! {
        <a class=format!("neighbour {}", label.to_lowercase()) href=href(&entry.path)>
            <span class="label">{label}</span>
            " "
            <span lang=Library::expect().language()>{entry.episode.title()}</span>
        </a>
    }
}

/// A line with a link to the remaster of the episode, or to the original of a remaster.
fn other_version(catalogue: &Catalogue, entry: &Entry) -> Option<impl IntoView + use<>> {
    let (number, text) = match (entry.original, entry.remaster) {
        (Some(original), _) => (original, "A remaster of "),
        (None, Some(remaster)) => (remaster, "Also remastered, with better sound: "),
        (None, None) => return None,
    };
    let other = catalogue.by_number(number)?;
    let link = view! { <a href=href(&other.path)>{format!("episode {number}")}</a> };
    Some(view! { <p class="aside">{text}{link}"."</p> })
}

/// Replaces an address with only the episode's number by the full one.
fn complete_address(path: String) {
    let navigation = Navigation::expect();
    effect(move || {
        let full = navigation.with_untracked(|here| here.with_path(&path));
        if navigation.with_untracked(|here| *here != full) {
            navigation.replace(&full);
        }
    });
}

/// The moment in the query (`t`); `Err` with the text if it is not a moment.
pub(super) fn use_requested_moment() -> Memo<Option<Result<Moment, String>>> {
    let navigation = Navigation::expect();
    memo(move || {
        let text = navigation.with(|here| here.value(key::MOMENT))?;
        Some(Moment::parse(&text).ok_or(text))
    })
}

/// Sets the player to the requested moment, paused. Removes the moment from the address
/// once the episode plays.
pub(super) fn arm(entry: Arc<Entry>, requested: Memo<Option<Result<Moment, String>>>) {
    let player = PlayerHandle::expect();
    let navigation = Navigation::expect();
    let id = entry.episode.id.clone();
    effect(move || {
        // While the visitor leaves, this effect runs with the address of the next page.
        if !navigation.with(|here| here.path == entry.path || here.is_embedded()) {
            return;
        }
        let followed = navigation.take_followed();
        if let Some(Ok(at)) = requested.get() {
            player.arm(&entry, at, followed);
        }
    });
    // Reloading the page then resumes playback and does not return to the moment.
    effect(move || {
        if requested.get().is_some() && player.is_active(&id) {
            navigation.replace(&navigation.with_untracked(|here| here.without(key::MOMENT)));
        }
    });
}

/// A line about the moment in the address: where playback starts, or why not there.
#[component]
fn RequestedMoment(
    entry: Arc<Entry>,
    requested: Memo<Option<Result<Moment, String>>>,
) -> impl IntoView {
    let note = move || {
        let Some(requested) = requested.get() else { return String::new() };
        match requested {
            Err(text) => format!("“{text}” is not a time. Playback starts at the beginning."),
            Ok(at) if entry.episode.duration.is_some_and(|duration| !at.is_within(duration)) => {
                format!(
                    "{} is past the end of this episode. Playback starts at the beginning.",
                    at.clock()
                )
            }
            Ok(at) => format!("Playback starts at {}.", at.clock()),
        }
    };
    view! { <p class="aside" role="status">{text(note)}</p> }
}

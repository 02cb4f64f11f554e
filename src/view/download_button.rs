use std::sync::Arc;

use catalogue::Entry;
use download::{Download, Problem, Progress, State};
use leptos::prelude::*;
use show::{EpisodeId, Route};

use super::ExternalLink;
use super::control::Control;
use super::icon::Shape;
use crate::browser::navigation::Navigation;
use crate::downloads::{Downloads, Fetching, Shown};
use crate::erased::{dynamic, flag, text};
use crate::library::Library;

/// A button for the next step of a download: begin, pause, resume, try again, and, once it
/// is there, the page of downloads.
#[component]
pub fn DownloadButton(entry: Arc<Entry>) -> impl IntoView {
    let downloads = Downloads::expect();
    let navigation = Navigation::expect();
    let id = entry.episode.id.clone();
    let title = entry.episode.title();
    let shown = downloads.of(&id);
    let state = move |shown: &Option<Shown>| Some(shown.as_ref()?.download.state);
    let name = text(move || match shown.with(state) {
        None => format!("Download {title}"),
        Some(State::Waiting) => format!("Pause the download of {title}"),
        Some(State::Paused) => format!("Resume the download of {title}"),
        Some(State::Missing | State::Failed(_)) => format!("Download {title} again"),
        Some(State::Complete) => format!("{title} is downloaded. Show downloads"),
    });
    let shape = Signal::derive(move || match shown.with(state) {
        None | Some(State::Paused) => Shape::Download,
        Some(State::Waiting) => Shape::Pause,
        Some(State::Missing | State::Failed(_)) => Shape::Again,
        Some(State::Complete) => Shape::Downloaded,
    });
    let has_audio = entry.episode.audio.is_some();
    let run = Callback::new(move |()| match shown.with_untracked(state) {
        None => downloads.request(&entry),
        Some(State::Waiting) => downloads.pause(&id),
        Some(State::Paused) => downloads.resume(&id),
        Some(State::Missing | State::Failed(_)) => downloads.retry(&id),
        Some(State::Complete) => navigation.push(&Route::Downloads.path()),
    });
    has_audio.then(|| view! { <Control name shape run/> }.into_any())
}

/// How far a download is; nothing if there is none. Screen readers announce what it does,
/// and not each percent of it.
#[component]
pub fn DownloadLine(id: EpisodeId) -> impl IntoView {
    let shown = Downloads::expect().of(&id);
    let read = move |read: fn(&Shown) -> String| {
        text(move || shown.with(|shown| shown.as_ref().map(read).unwrap_or_default()))
    };
    // What a page may not store, the browser itself can.
    let foreign_file = dynamic(move || {
        shown.with(|shown| match shown.as_ref().map(|shown| &shown.download) {
            Some(Download { state: State::Failed(Problem::NotAllowed), address, .. }) => {
                view! { <ExternalLink href=address.clone() text="Open the file"/> }.into_any()
            }
            _ => ().into_any(),
        })
    });
    let library = Library::expect();
    let none = flag(move || shown.with(Option::is_none));
    let has_audio = library
        .with_untracked(|catalogue| catalogue.by_id(&id).map(|entry| entry.episode.audio.is_some()))
        .flatten();
    let plays = flag(move || {
        let state = shown.with(|shown| Some(shown.as_ref()?.download.state));
        library.is_reachable() || state == Some(State::Complete) || has_audio != Some(true)
    });
    let offline = text(move || if plays.get() { "" } else { WITHOUT_NETWORK }.to_owned());
    view! {
        <p class="progress download-status" hidden=none>
            <span role="status">{read(status)}</span>
            <span>{read(amount)}</span>
            {foreign_file}
        </p>
        <p class="progress download-status" hidden=plays>{offline}</p>
    }
}

/// What is said of an episode that cannot be played now.
const WITHOUT_NETWORK: &str = "Not downloaded: it plays once the network is back.";

/// What a download does.
fn status(shown: &Shown) -> String {
    let text = match (shown.download.state, shown.fetching) {
        (State::Waiting, Fetching::Retrying) => "No answer from the host. Trying again",
        (State::Waiting, Fetching::Here) => "Downloading",
        (State::Waiting, Fetching::Elsewhere) => "Downloading in another tab",
        (State::Waiting, Fetching::Nobody) => "Waiting to download",
        (State::Paused, _) => "Download paused",
        (State::Complete, _) => "Downloaded",
        (State::Missing, _) => "The browser has removed this download.",
        (State::Failed(problem), _) => return problem.to_string(),
    };
    text.to_owned()
}

/// How much of the file is there.
fn amount(shown: &Shown) -> String {
    let Progress { stored, total, .. } = shown.download.progress;
    match (shown.download.state, total, shown.download.percent()) {
        (State::Missing, ..) => String::new(),
        _ if stored == 0 && total.is_none() => String::new(),
        (State::Complete, ..) | (_, None, _) | (_, _, None) => megabytes(stored),
        (_, Some(total), Some(percent)) => {
            format!("{} of {} ({percent} %)", megabytes(stored), megabytes(total))
        }
    }
}

/// A size in gigabytes, as "12.3 GB".
pub fn gigabytes(bytes: u64) -> String {
    tenths(bytes / 100_000_000, "GB")
}

/// Numbers with a fraction take 10 KB of code to format.
fn tenths(tenths: u64, unit: &str) -> String {
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

/// A size in megabytes, as "12.3 MB"; a small one in kilobytes.
pub fn megabytes(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", bytes / 1_000);
    }
    tenths(bytes / 100_000, "MB")
}

//! The transcript of an episode: loading it, following playback in it, searching it.

mod lines;
mod scrolling;
mod search;

use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use show::{Address, Cue, EpisodeId, Transcript};

use self::lines::Lines;
use crate::browser::base_path::href;
use crate::browser::focus::focus_soon;
use crate::browser::location;
use crate::browser::navigation::Navigation;
use crate::element_id::ElementId;
use crate::erased::{dynamic, handler, memo, spawn, views, without_scripts};
use crate::failure::Failure;
use crate::library::Library;
use crate::playback::PlayerHandle;
use crate::view::Section;

/// The state of loading a transcript.
#[derive(Clone)]
enum State {
    NotRequested,
    Loading,
    Failed(Failure),
    Loaded(Arc<Vec<Cue>>),
}

/// The transcript on an episode's page.
#[component]
pub fn TranscriptSection(entry: Arc<Entry>) -> impl IntoView {
    let best = Transcript::best(&entry.episode.transcripts).cloned();
    best.map(|transcript| {
        view! {
            <Section id="transcript" heading="Transcript">
                {without_scripts(|| plain_text(&transcript, &entry.path))}
                <TranscriptText
                    id=entry.episode.id.clone()
                    path=entry.path.clone()
                    transcript
                    element_id=ElementId::PAGE_TRANSCRIPT
                />
            </Section>
        }
        .into_any()
    })
}

/// The whole transcript, if the build has it, else a link to it.
fn plain_text(transcript: &Transcript, path: &str) -> AnyView {
    let Some(cues) = Library::expect().known_transcript(transcript) else {
        let url = transcript.url.clone();
        return view! { <p><a href=href(&url)>"The transcript"</a></p> }.into_any();
    };
    let lines = cues.iter().map(|cue| {
        let start = cue.start.map(|start| {
            let href = href(&Address::of_moment(path, start).to_string());
            view! { <a class="time" href=href>{start.clock()}</a>" " }
        });
        let speaker = cue.speaker.clone().map(|name| view! { <strong>{name}": "</strong> });
        view! { <p>{start}{speaker}{cue.text.clone()}</p> }
    });
    views(lines).into_any()
}

/// The transcript of the current track.
#[component]
pub fn TranscriptPanel() -> impl IntoView {
    let navigation = Navigation::expect();
    let track = PlayerHandle::expect().track();
    // Not the whole track, so that better chapters do not render the transcript again.
    let source = memo(move || {
        let track = track.get()?;
        let transcript = Transcript::best(&track.transcripts).cloned()?;
        // In an embedded player, times link to the embedded page itself.
        let embedded = navigation
            .with_untracked(|address| address.is_embedded().then(|| address.path.clone()));
        Some((track.id.clone(), embedded.unwrap_or_else(|| track.path.clone()), transcript))
    });
    dynamic(move || match source.get() {
        Some((id, path, transcript)) => {
            view! { <TranscriptText id path transcript element_id=ElementId::PANEL_TRANSCRIPT/> }
                .into_any()
        }
        None => view! { <p class="aside">"This episode has no transcript."</p> }.into_any(),
    })
}

/// The text of a transcript, or a button that loads it. The times link to `path`.
#[component]
fn TranscriptText(
    id: EpisodeId,
    path: String,
    transcript: Transcript,
    /// The id of the scrolling view.
    element_id: ElementId,
) -> impl IntoView {
    let library = Library::expect();
    // Where scripts run, the visitor asks for it.
    let known = cfg!(target_family = "wasm").then(|| library.known_transcript(&transcript));
    let known = known.flatten();
    let state = RwSignal::new(known.map_or(State::NotRequested, State::Loaded));
    let host = transcript.host().filter(|host| !location::is_host(host));
    let host_note = host.map(|host| format!("Loads from {host}."));
    let load = Callback::new(move |()| {
        state.set(State::Loading);
        let transcript = transcript.clone();
        spawn(async move {
            let outcome = library.read_transcript(transcript).await;
            // Unless the page is gone, the button that had the focus has been replaced.
            if state.try_set(outcome.map_or_else(State::Failed, State::Loaded)).is_none() {
                focus_soon(element_id);
            }
        });
    });
    if element_id == ElementId::PANEL_TRANSCRIPT
        && matches!(state.get_untracked(), State::NotRequested)
    {
        // Selecting the tab requests the transcript.
        load.run(());
    }
    dynamic(move || match state.get() {
        State::NotRequested => view! {
            <button class="button quiet" on:click=handler(move |_| load.run(()))>
                "Show transcript"
            </button>
            <p class="aside">{host_note.clone()}</p>
        }
        .into_any(),
        State::Loading => view! { <p role="status">"Loading transcript…"</p> }.into_any(),
        State::Failed(failure) => failure_view(&failure, load),
        State::Loaded(cues) if cues.is_empty() => {
            view! { <p class="notice">"The transcript is empty. No payload."</p> }.into_any()
        }
        State::Loaded(cues) => view! {
            <Lines id=id.clone() path=path.clone() cues element_id/>
        }
        .into_any(),
    })
}

fn failure_view(failure: &Failure, load: Callback<()>) -> AnyView {
    let reason = match failure {
        Failure::Refused(status) => format!("its address answers with an error (HTTP {status})"),
        Failure::TimedOut => "it did not come within 30 seconds".to_owned(),
        Failure::Unreachable => {
            "there is no connection, or its host does not let this site read it".to_owned()
        }
        Failure::Feed(_) | Failure::NotSite | Failure::WorkerFailed => {
            "its format could not be read".to_owned()
        }
    };
    view! {
        <div class="failure" role="alert">
            <p>{format!("The transcript could not be loaded: {reason}.")}</p>
            <button class="button" on:click=handler(move |_| load.run(()))>"Retry"</button>
        </div>
    }
    .into_any()
}

//! The transcript of an episode: read, followed, searched.

mod lines;
mod search;

use std::sync::Arc;

use leptos::prelude::*;

use self::lines::Lines;
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::catalogue::Entry;
use crate::library::{Failure, Library};
use crate::live::{live, on, settled, spawn};
use crate::player::deck::Deck;
use crate::show::{Cue, EpisodeId, Transcript};
use crate::view::Section;

/// Where the transcript of what plays is shown.
const PANEL: &str = ".panel";

/// How far reading a transcript has come.
#[derive(Clone)]
enum State {
    Unasked,
    Loading,
    Failed(Failure),
    There(Arc<Vec<Cue>>),
}

/// The transcript on an episode's page.
#[component]
pub fn TranscriptSection(entry: Arc<Entry>) -> impl IntoView {
    let best = Transcript::best(&entry.transcripts).cloned();
    best.map(|transcript| {
        view! {
            <Section id="transcript" heading="Transcript">
                <Text id=entry.id.clone() path=entry.path.clone() transcript place="main"/>
            </Section>
        }
        .into_any()
    })
}

/// The transcript of what is in the player.
#[component]
pub fn TranscriptPanel() -> impl IntoView {
    let navigation = Navigation::expect();
    let track = Deck::expect().track();
    // Not all of the track: better chapters are no reason to begin anew.
    let shown = settled(move || {
        let track = track.get()?;
        let transcript = Transcript::best(&track.transcripts).cloned()?;
        // In a frame its moments are those of the frame.
        let frame = navigation.read(|here| here.is_embedded().then(|| here.path.clone()));
        Some((track.id.clone(), frame.unwrap_or_else(|| track.path.clone()), transcript))
    });
    live(move || match shown.get() {
        Some((id, path, transcript)) => view! { <Text id path transcript place=PANEL/> }.into_any(),
        None => {
            view! { <p class="aside">"The feed has no transcript of this episode."</p> }.into_any()
        }
    })
}

#[component]
fn Text(
    id: EpisodeId,
    path: String,
    transcript: Transcript,
    /// The CSS selector of what it is in.
    place: &'static str,
) -> impl IntoView {
    let library = Library::expect();
    let known = library.known_transcript(&transcript);
    let state = RwSignal::new(known.map_or(State::Unasked, State::There));
    let host = transcript.host().filter(|host| !page::is_host(host));
    let host = host.map(|host| format!("It is fetched from {host}."));
    let ask = Callback::new(move |()| {
        state.set(State::Loading);
        let transcript = transcript.clone();
        spawn(async move {
            let read = library.read_transcript(transcript).await;
            // The page may be gone by now; else the focus was on what has gone.
            if state.try_set(read.map_or_else(State::Failed, State::There)).is_none() {
                page::focus_soon(format!("{place} .lines"));
            }
        });
    });
    if place == PANEL && matches!(state.get_untracked(), State::Unasked) {
        // To choose the tab is to ask for it.
        ask.run(());
    }
    live(move || {
        match state.get() {
        State::Unasked => view! {
            <button class="button quiet" on:click=on(move |_| ask.run(()))>"Show the transcript"</button>
            <p class="aside">{host.clone()}</p>
        }
        .into_any(),
        State::Loading => view! { <p role="status">"Loading the transcript…"</p> }.into_any(),
        State::Failed(failure) => failed(&failure, ask),
        State::There(cues) if cues.is_empty() => {
            view! { <p class="notice">"The transcript has no text. No payload."</p> }.into_any()
        }
        State::There(cues) => {
            view! { <Lines id=id.clone() path=path.clone() cues/> }.into_any()
        }
    }
    })
}

fn failed(failure: &Failure, ask: Callback<()>) -> AnyView {
    let why = match failure {
        Failure::Refused(status) => format!("its address answers with an error (HTTP {status})"),
        Failure::TimedOut => "it did not come within 30 seconds".to_owned(),
        Failure::Unreachable => {
            "there is no connection, or its host does not let this site read it".to_owned()
        }
        Failure::Feed(_) | Failure::ParserDied => "its format could not be read".to_owned(),
    };
    view! {
        <div class="failure" role="alert">
            <p>{format!("The transcript could not be loaded: {why}.")}</p>
            <button class="button" on:click=on(move |_| ask.run(()))>"Retry"</button>
        </div>
    }
    .into_any()
}

//! The transcript of an episode: read, followed, searched.

mod lines;
mod search;

use std::sync::Arc;

use leptos::prelude::*;

use self::lines::Lines;
use crate::browser::page;
use crate::catalogue::Entry;
use crate::library::{Failure, read_transcript};
use crate::live::{live, on, spawn};
use crate::player::deck::Deck;
use crate::show::{Cue, EpisodeId, Transcript};

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
            <section class="section" aria-labelledby="transcript">
                <h2 id="transcript" class="ruled">"Transcript"</h2>
                <Text id=entry.id.clone() path=entry.path.clone() transcript/>
            </section>
        }
        .into_any()
    })
}

/// The transcript of what is in the player.
#[component]
pub fn TranscriptPanel() -> impl IntoView {
    let track = Deck::expect().track();
    live(move || {
        let Some(track) = track.get() else { return ().into_any() };
        match Transcript::best(&track.transcripts).cloned() {
            Some(transcript) => {
                view! { <Text id=track.id.clone() path=track.path.clone() transcript/> }.into_any()
            }
            None => view! { <p class="aside">"The feed has no transcript of this episode."</p> }
                .into_any(),
        }
    })
}

#[component]
fn Text(id: EpisodeId, path: String, transcript: Transcript) -> impl IntoView {
    let state = RwSignal::new(State::Unasked);
    let host = transcript.host().filter(|host| !page::is_host(host));
    let host = host.map(|host| format!("It is fetched from {host}."));
    let ask = Callback::new(move |()| {
        state.set(State::Loading);
        let transcript = transcript.clone();
        spawn(async move {
            let read = read_transcript(&transcript).await;
            // The page may be gone by now.
            let _ = state.try_set(read.map_or_else(State::Failed, State::There));
        });
    });
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

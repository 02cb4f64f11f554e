use std::collections::BTreeSet;
use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use show::Transcript;

use super::counted::counted;
use crate::browser::{focus, location};
use crate::erased::{effect, flag, handler, spawn, text};
use crate::library::Library;

/// The most transcripts that are fetched at once. Those of the newest episodes come first.
const LIMIT: usize = 100;

/// The state of fetching and reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    NotRequested,
    /// Running, with the number of transcripts done.
    Reading(usize),
    /// Finished, with the number of transcripts that could not be read.
    Done {
        failed: usize,
    },
}

/// Makes transcripts searchable. Those on this site are read at once, those on other sites
/// when a button is pressed. Renders nothing if all of these have been read.
#[component]
pub fn TranscriptOffer(
    catalogue: Arc<Catalogue>,
    /// Called when the transcripts have been read.
    ready: Callback<()>,
) -> impl IntoView {
    let library = Library::expect();
    let best =
        catalogue.entries.iter().filter_map(|entry| Transcript::best(&entry.episode.transcripts));
    let unread = best.filter(|transcript| library.known_transcript(transcript).is_none());
    let (own, unread): (Vec<_>, Vec<_>) = unread
        .take(LIMIT)
        .cloned()
        .partition(|transcript| transcript.host().is_none_or(location::is_host));
    read_own(library, own, ready);
    if unread.is_empty() {
        return ().into_any();
    }
    let total = unread.len();
    let disclosure = disclosure(&unread);
    let state = RwSignal::new(State::NotRequested);
    let read = move |_| {
        let unread = unread.clone();
        focus::focus_heading();
        state.set(State::Reading(0));
        spawn(async move {
            let mut failed = 0;
            for (done, transcript) in unread.into_iter().enumerate() {
                failed += usize::from(library.read_transcript(transcript).await.is_err());
                if state.try_set(State::Reading(done + 1)).is_some() {
                    // The visitor has left the page.
                    return;
                }
            }
            state.set(State::Done { failed });
            ready.run(());
        });
    };
    let status = text(move || match state.get() {
        State::NotRequested => disclosure.clone(),
        State::Reading(done) => format!("Loading transcripts: {done} of {total}…"),
        State::Done { failed: 0 } => {
            format!("The results include {}.", counted(total, "transcript"))
        }
        State::Done { failed } => {
            format!("The results include transcripts, but {failed} of {total} did not load.")
        }
    });
    let requested = flag(move || state.get() != State::NotRequested);
    view! {
        <div class="transcript-offer">
            <button class="button quiet" hidden=requested on:click=handler(read)>
                "Search transcripts"
            </button>
            <p class="aside" role="status">{status}</p>
        </div>
    }
    .into_any()
}

/// Reads transcripts of this site one after the other. One that fails is not searched.
fn read_own(library: Library, transcripts: Vec<Transcript>, ready: Callback<()>) {
    if transcripts.is_empty() {
        return;
    }
    effect(move || {
        let transcripts = transcripts.clone();
        spawn(async move {
            for transcript in transcripts {
                let _ = library.read_transcript(transcript).await;
            }
            // The visitor may have left the page.
            let _ = ready.try_run(());
        });
    });
}

/// What a request fetches: the number of transcripts, and the other sites that have them.
fn disclosure(transcripts: &[Transcript]) -> String {
    let hosts: BTreeSet<&str> = transcripts
        .iter()
        .filter_map(Transcript::host)
        .filter(|host| !location::is_host(host))
        .collect();
    let count = counted(transcripts.len(), "transcript");
    let from = hosts.into_iter().collect::<Vec<_>>().join(", ");
    let from = if from.is_empty() { from } else { format!(" from {from}") };
    format!("Loads {count}{from}.")
}

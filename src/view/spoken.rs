use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::catalogue::Catalogue;
use crate::library::Library;
use crate::live::{flag, on, spawn, text};
use crate::show::Transcript;

/// No more transcripts than this are fetched at one go, those of the newest episodes.
const AT_MOST: usize = 100;

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unasked,
    Reading(usize),
    Done { failed: usize },
}

/// Offers to search what was said, too: for that the transcripts are fetched, which
/// nobody does unasked. Nothing where there are none.
#[component]
pub fn SpokenOffer(
    catalogue: Arc<Catalogue>,
    /// Called when there is more to search in.
    ready: Callback<()>,
) -> impl IntoView {
    let library = Library::expect();
    let best = catalogue.entries.iter().filter_map(|entry| Transcript::best(&entry.transcripts));
    let unread = best.filter(|transcript| library.known_transcript(transcript).is_none());
    let unread: Vec<_> = unread.take(AT_MOST).cloned().collect();
    if unread.is_empty() {
        return ().into_any();
    }
    let all = unread.len();
    let from = hosts(&unread);
    let state = RwSignal::new(State::Unasked);
    let read = move |_| {
        let unread = unread.clone();
        page::focus_heading();
        state.set(State::Reading(0));
        spawn(async move {
            let mut failed = 0;
            for (done, transcript) in unread.into_iter().enumerate() {
                failed += usize::from(library.read_transcript(transcript).await.is_err());
                if state.try_set(State::Reading(done + 1)).is_some() {
                    // The page is gone.
                    return;
                }
            }
            state.set(State::Done { failed });
            ready.run(());
        });
    };
    let said = text(move || match state.get() {
        State::Unasked => from.clone(),
        State::Reading(done) => format!("Reading transcripts: {done} of {all}…"),
        State::Done { failed: 0 } => {
            format!("What was said is searched, too, in {all} transcripts.")
        }
        State::Done { failed } => {
            format!(
                "What was said is searched, too, but {failed} of {all} transcripts did not load."
            )
        }
    });
    let asked = flag(move || state.get() != State::Unasked);
    view! {
        <div class="spoken-offer">
            <button class="button quiet" hidden=asked on:click=on(read)>
                "Search what was said, too"
            </button>
            <p class="aside" role="status">{said}</p>
        </div>
    }
    .into_any()
}

/// Where the transcripts come from, if from elsewhere.
fn hosts(transcripts: &[Transcript]) -> String {
    let hosts: BTreeSet<&str> = transcripts
        .iter()
        .filter_map(Transcript::host)
        .filter(|host| !page::is_host(host))
        .collect();
    let count = transcripts.len();
    let plural = if count == 1 { "" } else { "s" };
    let from = hosts.into_iter().collect::<Vec<_>>().join(", ");
    let from = if from.is_empty() { from } else { format!(" from {from}") };
    format!("This fetches {count} transcript{plural}{from}.")
}

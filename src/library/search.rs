use std::collections::BTreeSet;
use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use search::{SearchRequest, SearchResults};
use wire::{SearchAnswer, SearchWorkerRequest};

use super::Library;
use crate::browser::worker_pool::{WorkerHandle, WorkerKind};
use crate::erased::spawn;
use crate::failure::Failure;

/// The results of a search, and the catalogue that was searched: the results name places
/// in it.
#[derive(Clone)]
pub struct SearchResponse {
    /// The search.
    pub request: SearchRequest,
    /// What was found.
    pub results: SearchResults,
    /// The catalogue that was searched.
    pub catalogue: Arc<Catalogue>,
}

impl PartialEq for SearchResponse {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalogue, &other.catalogue)
            && self.request == other.request
            && self.results == other.results
    }
}

/// The search in the catalogue. Provided by the app.
///
/// A worker answers one request at a time. Of the requests that arrive meanwhile only
/// the last one is sent.
#[derive(Clone, Copy)]
pub struct SearchHandle {
    library: Library,
    response: RwSignal<Option<Arc<SearchResponse>>>,
    failed: RwSignal<bool>,
    /// The next request, with its number.
    next: StoredValue<Option<(u32, SearchRequest)>>,
    /// The number of requests so far.
    count: StoredValue<u32>,
    busy: StoredValue<bool>,
    worker: StoredValue<Option<LoadedWorker>, LocalStorage>,
}

/// A worker with an index.
struct LoadedWorker {
    worker: WorkerHandle,
    /// The indexed catalogue.
    catalogue: Arc<Catalogue>,
    /// The addresses of the indexed transcripts.
    transcripts: BTreeSet<String>,
}

impl SearchHandle {
    /// A search in the catalogue of a library.
    pub fn new(library: Library) -> Self {
        Self {
            library,
            response: RwSignal::new(None),
            failed: RwSignal::new(false),
            next: StoredValue::new(None),
            count: StoredValue::new(0),
            busy: StoredValue::new(false),
            worker: StoredValue::new_local(None),
        }
    }

    /// The search that the app provides.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The last response. Subscribes the caller.
    pub fn response(self) -> Option<Arc<SearchResponse>> {
        self.response.get()
    }

    /// Whether the worker has failed. Subscribes the caller.
    pub fn has_failed(self) -> bool {
        self.failed.get()
    }

    /// Sends a request. [`response`](Self::response) changes when it is answered.
    pub fn search(self, request: SearchRequest) {
        self.count.update_value(|count| *count += 1);
        self.next.set_value(Some((self.count.get_value(), request)));
        self.resume();
    }

    /// Prepares the worker for a request, and sends a request that is still waiting.
    pub fn resume(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        spawn(async move {
            let outcome = self.work().await;
            self.busy.set_value(false);
            self.failed.set(outcome.is_err());
        });
    }

    /// Answers requests until none is left, each in the current catalogue and with all
    /// transcripts that have been read. A failed worker is not used again: the next
    /// request gets another one.
    async fn work(self) -> Result<(), Failure> {
        let mut known = self.worker.try_update_value(Option::take).flatten();
        while let Some(catalogue) = self.library.catalogue.get_untracked() {
            let same = known.take().filter(|known| Arc::ptr_eq(&known.catalogue, &catalogue));
            let mut loaded = match same {
                Some(loaded) => loaded,
                None => self.load(catalogue).await?,
            };
            self.add_transcripts(&mut loaded).await?;
            if let Some((number, request)) = self.next.get_value() {
                self.answer(&mut loaded, request).await?;
                // A newer catalogue has come meanwhile: the request is about that one.
                let current = self.library.catalogue.get_untracked();
                if current.is_some_and(|current| Arc::ptr_eq(&current, &loaded.catalogue)) {
                    self.next.update_value(|next| {
                        *next = next.take().filter(|(latest, _)| *latest != number);
                    });
                }
                known = Some(loaded);
            } else {
                self.worker.set_value(Some(loaded));
                break;
            }
        }
        Ok(())
    }

    async fn answer(
        self,
        loaded: &mut LoadedWorker,
        request: SearchRequest,
    ) -> Result<(), Failure> {
        let message = SearchWorkerRequest::Search(request.clone());
        let answer = loaded.worker.request(&message, &[]).await?;
        let results: SearchAnswer = wire::decode(&answer).ok_or(Failure::WorkerFailed)?;
        let response =
            SearchResponse { request, results, catalogue: Arc::clone(&loaded.catalogue) };
        // An equal response would only render the page again.
        if self.response.with_untracked(|known| known.as_deref() != Some(&response)) {
            self.response.set(Some(Arc::new(response)));
        }
        Ok(())
    }

    async fn load(self, catalogue: Arc<Catalogue>) -> Result<LoadedWorker, Failure> {
        let mut worker = WorkerHandle::take(WorkerKind::Search)?;
        let encoded = self.library.encoded.with_value(|(answer, _)| answer.clone());
        worker.request(&SearchWorkerRequest::Load, &encoded).await?;
        Ok(LoadedWorker { worker, catalogue, transcripts: BTreeSet::new() })
    }

    async fn add_transcripts(self, loaded: &mut LoadedWorker) -> Result<(), Failure> {
        let new = self.library.transcripts.with_value(|read| {
            let new = read.iter().filter(|(address, _)| !loaded.transcripts.contains(*address));
            new.map(|(address, cues)| (address.clone(), Arc::clone(cues))).collect::<Vec<_>>()
        });
        for (address, cues) in new {
            let entries = loaded.catalogue.entries.iter();
            let mut with_transcript =
                entries.filter(|entry| entry.episode.transcripts.iter().any(|t| t.url == address));
            if let Some(entry) = with_transcript.next() {
                let request = SearchWorkerRequest::Transcript(entry.episode.id.clone());
                loaded.worker.request(&request, &wire::encode(&*cues)).await?;
            }
            loaded.transcripts.insert(address);
        }
        Ok(())
    }
}

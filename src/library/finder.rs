use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Failure, Library};
use crate::browser::worker::{Job, Program};
use crate::catalogue::Catalogue;
use crate::live::spawn;
use crate::search::Findings;
use crate::wire::{self, FindAnswer, SearchRequest};

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub text: String,
    /// How many moments and works to tell of.
    pub moments: usize,
    pub works: usize,
}

/// What was found, and where.
#[derive(Clone)]
pub struct Found {
    pub wanted: Wanted,
    pub findings: Findings,
    /// The catalogue that was searched.
    pub catalogue: Arc<Catalogue>,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalogue, &other.catalogue)
            && self.wanted == other.wanted
            && self.findings == other.findings
    }
}

/// Search in the shown catalogue, for every page. Provided by the app.
///
/// It is done in a worker of its own, which starts when somebody is about to
/// search. One question is on its way at a time; of those that come meanwhile,
/// only the last is asked.
#[derive(Clone, Copy)]
pub struct Finder {
    library: Library,
    found: RwSignal<Option<Arc<Found>>>,
    failed: RwSignal<bool>,
    /// What is to be looked for next, with the number of the question.
    next: StoredValue<Option<(u32, Wanted)>>,
    /// How many questions there were.
    count: StoredValue<u32>,
    busy: StoredValue<bool>,
    worker: StoredValue<Option<Loaded>, LocalStorage>,
}

/// A worker, with what it knows.
struct Loaded {
    job: Job,
    catalogue: Arc<Catalogue>,
    /// The addresses of the transcripts that it has.
    transcripts: BTreeSet<String>,
}

impl Finder {
    pub fn new(library: Library) -> Self {
        Self {
            library,
            found: RwSignal::new(None),
            failed: RwSignal::new(false),
            next: StoredValue::new(None),
            count: StoredValue::new(0),
            busy: StoredValue::new(false),
            worker: StoredValue::new_local(None),
        }
    }

    /// The one that the app has provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What was found last.
    pub fn found(self) -> Option<Arc<Found>> {
        self.found.get()
    }

    /// Whether nothing can be found, since the worker has failed.
    pub fn has_failed(self) -> bool {
        self.failed.get()
    }

    /// Looks for something; what is found is told in [`found`](Self::found).
    pub fn find(self, wanted: Wanted) {
        self.count.update_value(|count| *count += 1);
        self.next.set_value(Some((self.count.get_value(), wanted)));
        self.go_on();
    }

    /// Gets ready for a search that is about to come, and looks for what could not be
    /// looked for.
    pub fn go_on(self) {
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

    /// Answers questions until there is none left, each in the catalogue that is shown
    /// then, and with all transcripts that were read by then. A worker that has failed
    /// is not asked again: the next question gets another one.
    async fn work(self) -> Result<(), Failure> {
        let mut known = self.worker.try_update_value(Option::take).flatten();
        while let Some(catalogue) = self.library.catalogue.get_untracked() {
            let same = known.take().filter(|known| Arc::ptr_eq(&known.catalogue, &catalogue));
            let mut loaded = match same {
                Some(loaded) => loaded,
                None => self.load(catalogue).await?,
            };
            self.add_transcripts(&mut loaded).await?;
            if let Some((number, wanted)) = self.next.get_value() {
                self.answer(&mut loaded, wanted).await?;
                self.next.update_value(|next| {
                    *next = next.take().filter(|(latest, _)| *latest != number);
                });
                known = Some(loaded);
            } else {
                self.worker.set_value(Some(loaded));
                break;
            }
        }
        Ok(())
    }

    async fn answer(self, loaded: &mut Loaded, wanted: Wanted) -> Result<(), Failure> {
        let Wanted { text, moments, works } = wanted.clone();
        let answer = loaded.job.ask(&SearchRequest::Find { text, moments, works }, &[]).await?;
        let findings: FindAnswer = wire::decode(&answer).ok_or(Failure::ParserDied)?;
        let found = Found { wanted, findings, catalogue: Arc::clone(&loaded.catalogue) };
        // The same again is no reason to make anything anew.
        if self.found.with_untracked(|known| known.as_deref() != Some(&found)) {
            self.found.set(Some(Arc::new(found)));
        }
        Ok(())
    }

    async fn load(self, catalogue: Arc<Catalogue>) -> Result<Loaded, Failure> {
        let mut job = Job::start(Program::Search)?;
        let answer = self.library.shown.with_value(|(answer, _)| answer.clone());
        job.ask(&SearchRequest::Load, &answer).await?;
        Ok(Loaded { job, catalogue, transcripts: BTreeSet::new() })
    }

    async fn add_transcripts(self, loaded: &mut Loaded) -> Result<(), Failure> {
        let new = self.library.transcripts.with_value(|read| {
            let new = read.iter().filter(|(address, _)| !loaded.transcripts.contains(*address));
            new.map(|(address, cues)| (address.clone(), Arc::clone(cues))).collect::<Vec<_>>()
        });
        for (address, cues) in new {
            let entries = &loaded.catalogue.entries;
            let mut of = entries.iter().filter(|e| e.transcripts.iter().any(|t| t.url == address));
            if let Some(entry) = of.next() {
                let request = SearchRequest::Transcript(entry.id.clone());
                loaded.job.ask(&request, &wire::encode(&*cues)).await?;
            }
            loaded.transcripts.insert(address);
        }
        Ok(())
    }
}

//! The cached catalogue first, then the network.

use leptos::prelude::*;
use show::FeedError;
use wire::{FeedDigest, FeedWorkerRequest, Fingerprint, SiteAnswer};

use super::{Freshness, Library, Refresh, Timing};
use crate::browser::fetch::{self, Fetched};
use crate::browser::prerendered::Snapshot;
use crate::browser::worker_pool::{WorkerHandle, WorkerKind};
use crate::browser::{cache, clock, early, json, location, schedule};
use crate::erased::spawn;
use crate::failure::Failure;

const SITE: &str = "/site.json";
/// The address of the feed if `site.json` names none.
const FEED: &str = "/feed.xml";

impl Library {
    /// Shows the newest catalogue at hand, then fetches the newest feed.
    pub fn open(self, snapshot: Option<Snapshot>) {
        spawn(async move {
            self.show_known(snapshot).await;
            self.refresh().await;
        });
    }

    /// Shows the cached catalogue or the snapshot of the build, whichever is newer. One
    /// that cannot be decoded is replaced by the next answer.
    async fn show_known(self, snapshot: Option<Snapshot>) {
        let cached = cache::load().await;
        let is_newer = |snapshot: &Snapshot| {
            cached.as_ref().is_none_or(|cached| {
                cached.since < snapshot.built && cached.fingerprint != snapshot.fingerprint
            })
        };
        if let Some(Snapshot { address, fingerprint, built }) = snapshot.filter(is_newer)
            && let Ok(fetched) = snapshot_file(&address).await
            && self.show(fetched.bytes, fingerprint, Freshness::Cached(built)).await.is_ok()
        {
            return;
        }
        if let Some(cached) = cached {
            let freshness = Freshness::Cached(cached.since);
            let _ = self.show(cached.answer, cached.fingerprint, freshness).await;
        }
    }

    /// Fetches the newest feed again.
    pub fn retry(self) {
        spawn(self.refresh());
    }

    /// Fetches the newest feed again without saying so, unless that is being done.
    pub fn refresh_in_background(self) {
        if self.refresh.get_untracked() != Refresh::Running {
            spawn(async move {
                let outcome = self.fetch().await;
                // The same failure is not announced again.
                if self.refresh.get_untracked() != outcome {
                    self.refresh.set(outcome);
                }
            });
        }
    }

    async fn refresh(self) {
        self.refresh.set(Refresh::Running);
        self.refresh.set(self.fetch().await);
    }

    async fn fetch(self) -> Refresh {
        match self.try_fetch().await {
            Ok(()) => Refresh::Done,
            Err(failure) => Refresh::Failed(failure),
        }
    }

    /// Fetches, reads and shows the first feed that there is. A copy from the service
    /// worker's cache is a failure, since it is only there in place of the feed.
    async fn try_fetch(self) -> Result<(), Failure> {
        let mut round = Round::start(self).await?;
        let mut failure = None;
        for address in round.addresses().await? {
            match round.fetch_from(&address).await {
                Ok(()) if round.site_replaced => return Err(Failure::NotSite),
                Ok(()) => return Ok(()),
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        Err(failure.unwrap_or(Failure::Unreachable))
    }
}

/// The file of the snapshot: the request before the program, else one of its own.
async fn snapshot_file(address: &str) -> Result<Fetched, Failure> {
    if let Some(request) = early::snapshot()
        && let Ok(fetched) = fetch::complete(request).await
    {
        return Ok(fetched);
    }
    fetch::get(address).await
}

/// How many bytes of a feed are read between two turns of the event loop: some
/// milliseconds' worth.
const DIGEST_STEP: usize = 2 * 1_024 * 1_024;

/// The digest of a feed. Reading a large one does not block the page.
async fn digest(address: &str, feed: &[u8]) -> u64 {
    let mut digest = FeedDigest::new(address, feed);
    loop {
        if let Some(digest) = digest.step(DIGEST_STEP) {
            return digest;
        }
        schedule::yield_now().await;
    }
}

/// One attempt to fetch the newest feed.
struct Round {
    library: Library,
    /// `site.json`; empty if it could not be fetched.
    site: Vec<u8>,
    site_digest: u64,
    /// Whether something else came for `site.json`, and the last good one is used.
    site_replaced: bool,
    /// A worker that has read `site.json` or is about to. Mostly nothing has changed, and
    /// there is none.
    worker: Option<WorkerHandle>,
}

impl Round {
    /// Fetches `site.json`. The site works without it, but a catalogue that was made with
    /// it is not replaced by one that is made without.
    async fn start(library: Library) -> Result<Self, Failure> {
        let shown = library.catalogue.with_untracked(Option::is_some);
        // Without a cached catalogue the worker is needed for sure: it starts at once.
        let worker = if shown { None } else { Some(WorkerHandle::take(WorkerKind::Feed)?) };
        let known = library.encoded.with_value(|(_, fingerprint)| fingerprint.site);
        let has_site = shown && known != Fingerprint::of_site(&[]);
        let fetched = fetch::get(SITE).await;
        let answered = match &fetched {
            Ok(fetched) => fetched.answered,
            Err(failure) => !matches!(failure, Failure::Unreachable | Failure::TimedOut),
        };
        if library.reachable.get_untracked() != answered {
            library.reachable.set(answered);
        }
        let (site, site_replaced) = match fetched {
            Ok(fetched) if json::is_object(&fetched.bytes) => (fetched.bytes, fetched.replaces),
            Ok(_) if has_site => return Err(Failure::NotSite),
            // Many servers answer with a page where there is no file.
            Ok(_) => (Vec::new(), false),
            Err(failure) if shown => return Err(failure),
            Err(_) => (Vec::new(), false),
        };
        let site_digest = Fingerprint::of_site(&site);
        Ok(Self { library, site, site_digest, site_replaced, worker })
    }

    /// Has the worker read `site.json`. Returns the feed addresses in it.
    async fn read_site(&mut self) -> Result<SiteAnswer, Failure> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => WorkerHandle::take(WorkerKind::Feed)?,
        };
        let answer = worker.request(&FeedWorkerRequest::Site, &self.site).await?;
        self.worker = Some(worker);
        wire::decode(&answer).ok_or(Failure::WorkerFailed)
    }

    /// The addresses to try, in order.
    async fn addresses(&mut self) -> Result<Vec<String>, Failure> {
        let known = self.library.encoded.with_value(|(_, fingerprint)| fingerprint.site);
        let catalogue = self.library.catalogue.get_untracked();
        let feeds = match catalogue.filter(|_| known == self.site_digest) {
            Some(catalogue) => catalogue.feeds.clone(),
            None => self.read_site().await?,
        };
        Ok(if feeds.is_empty() { vec![FEED.to_owned()] } else { feeds })
    }

    /// Fetches a feed and shows it if it has changed.
    async fn fetch_from(&mut self, address: &str) -> Result<(), Failure> {
        let start = clock::now();
        let fetched = fetch::get(address).await?;
        let fetch_time = clock::now().saturating_sub(start);
        let freshness = fetched.cached_since.map_or(Freshness::Live, Freshness::Cached);
        let replaces = fetched.replaces;
        let feed = digest(address, &fetched.bytes).await;
        let fingerprint = Fingerprint { site: self.site_digest, feed };
        let unchanged = self.library.encoded.with_value(|(_, known)| *known == fingerprint);
        let read = if unchanged {
            self.library.freshness.set(Some(freshness));
            None
        } else {
            let start = clock::now();
            let answer = self.read_feed(address, fetched).await?;
            let read = clock::now().saturating_sub(start);
            self.library.show(answer, fingerprint, freshness).await?;
            Some(read)
        };
        if freshness == Freshness::Live {
            let entry = self.library.encoded.with_value(|(answer, fingerprint)| {
                cache::entry(answer, clock::now(), *fingerprint)
            });
            cache::save(entry).await;
        }
        self.library.timing.set(Some(Timing { fetched: fetch_time, read }));
        match freshness {
            Freshness::Live => Ok(()),
            Freshness::Cached(_) if replaces => Err(Failure::Feed(FeedError::WebPage)),
            Freshness::Cached(_) => Err(Failure::Unreachable),
        }
    }

    /// Has the worker read a feed. A failed worker is not used again.
    async fn read_feed(&mut self, address: &str, feed: Fetched) -> Result<Vec<u8>, Failure> {
        if self.worker.is_none() {
            self.read_site().await?;
        }
        let mut worker = self.worker.take().ok_or(Failure::WorkerFailed)?;
        let address = location::absolute(address);
        let request = FeedWorkerRequest::Feed { address, content_type: feed.content_type };
        let answer = worker.request(&request, &feed.bytes).await?;
        self.worker = Some(worker);
        Ok(answer)
    }
}

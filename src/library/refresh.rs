//! Stored show first, then the network.

use leptos::prelude::*;

use super::{Failure, Fingerprint, Freshness, Library, Refresh, Timing};
use crate::browser::worker::{Job, Program};
use crate::browser::{fetch, kept, page};
use crate::live::spawn;
use crate::wire::{self, Request, SiteAnswer};

const SITE: &str = "/site.json";
/// Where the feed is if `site.json` does not say.
const FEED: &str = "/feed.xml";

impl Library {
    /// Shows what is kept, then asks the network for something newer.
    pub fn open(self) {
        spawn(async move {
            if let Some(kept) = kept::load().await {
                // What cannot be read any more is replaced by the next answer.
                let _ = self.show(kept.answer, kept.print, Freshness::Kept(kept.since)).await;
            }
            self.ask().await;
        });
    }

    /// Asks the network again.
    pub fn retry(self) {
        spawn(self.ask());
    }

    async fn ask(self) {
        self.refresh.set(Refresh::Running);
        let refresh = match self.fetch().await {
            Ok(Freshness::Live) => Refresh::Done,
            // Our service worker answered for a network that is not there.
            Ok(Freshness::Kept(_)) => Refresh::Failed(Failure::Unreachable),
            Err(failure) => Refresh::Failed(failure),
        };
        self.refresh.set(refresh);
    }

    /// Fetches, reads and shows the first feed that there is. One that our
    /// service worker had kept counts only where no other can be had.
    async fn fetch(self) -> Result<Freshness, Failure> {
        let mut round = Round::start(self).await?;
        let mut best = Err(Failure::Unreachable);
        for address in round.addresses().await? {
            match round.fetch_from(&address).await {
                Ok(Freshness::Live) => return Ok(Freshness::Live),
                Ok(kept) => best = Ok(kept),
                Err(failure) if best.is_err() => best = Err(failure),
                Err(_) => {}
            }
        }
        best
    }
}

/// One attempt to get the newest feed.
struct Round {
    library: Library,
    /// `site.json`; empty if it could not be had.
    site: Vec<u8>,
    site_print: u64,
    /// Most of the time nothing has changed, and there is none.
    worker: Option<Job>,
}

impl Round {
    /// The site works without `site.json`. But a catalogue that was made with it
    /// is not replaced by one that is made without it.
    async fn start(library: Library) -> Result<Self, Failure> {
        let shown = library.catalogue.with_untracked(Option::is_some);
        // Where nothing is kept it is needed for sure: it starts at once.
        let worker = if shown { None } else { Some(Job::start(Program::Feed)?) };
        let site = match fetch::get(SITE).await {
            Ok(fetched) => fetched.bytes,
            Err(failure) if shown => return Err(failure),
            Err(_) => Vec::new(),
        };
        let site_print = Fingerprint::of_site(&site);
        Ok(Self { library, site, site_print, worker })
    }

    /// Tells the worker what is in `site.json`; returns what it says of it.
    async fn brief(&mut self) -> Result<SiteAnswer, Failure> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Job::start(Program::Feed)?,
        };
        let answer = worker.ask(&Request::Site, &self.site).await?;
        self.worker = Some(worker);
        wire::decode(&answer).ok_or(Failure::ParserDied)
    }

    /// The feed addresses in `site.json`.
    async fn addresses(&mut self) -> Result<Vec<String>, Failure> {
        let shown = self.library.shown.with_value(|(_, print)| print.site);
        let known = self.library.catalogue.get_untracked().filter(|_| shown == self.site_print);
        let feeds = match known {
            Some(catalogue) => catalogue.feeds.clone(),
            None => self.brief().await?,
        };
        Ok(if feeds.is_empty() { vec![FEED.to_owned()] } else { feeds })
    }

    async fn fetch_from(&mut self, address: &str) -> Result<Freshness, Failure> {
        let begun = page::now();
        let fetched = fetch::get(address).await?;
        let fetch_time = page::now().saturating_sub(begun);
        let freshness = fetched.kept_since.map_or(Freshness::Live, Freshness::Kept);
        let feed = Fingerprint::of_feed(address, &fetched.bytes);
        let print = Fingerprint { site: self.site_print, feed };
        let known = self.library.shown.with_value(|(_, shown)| *shown == print);
        let read = if known {
            self.library.freshness.set(Some(freshness));
            None
        } else {
            let begun = page::now();
            let answer = self.read(address, fetched.bytes).await?;
            let read = page::now().saturating_sub(begun);
            self.library.show(answer, print, freshness).await?;
            Some(read)
        };
        if freshness == Freshness::Live {
            let record = self
                .library
                .shown
                .with_value(|(answer, print)| kept::record(answer, page::now(), *print));
            kept::save(record).await;
        }
        self.library.timing.set(Some(Timing { fetched: fetch_time, read }));
        Ok(freshness)
    }

    async fn read(&mut self, address: &str, feed: Vec<u8>) -> Result<Vec<u8>, Failure> {
        if self.worker.is_none() {
            self.brief().await?;
        }
        // One that has failed is not asked again: its answer may still come, and
        // would be taken for that to the next question.
        let mut worker = self.worker.take().ok_or(Failure::ParserDied)?;
        let request = Request::Feed { address: page::absolute(address) };
        let answer = worker.ask(&request, &feed).await?;
        self.worker = Some(worker);
        Ok(answer)
    }
}

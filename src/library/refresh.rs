//! Stored show first, then the network.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Freshness, Library, Refresh};
use crate::browser::feed_worker::FeedWorker;
use crate::browser::kept::{self, Kept};
use crate::browser::{console, fetch, page};

const SITE: &str = "/site.json";
/// Where the feed is if `site.json` does not say.
const FEED: &str = "/feed.xml";

impl Library {
    /// Shows what is kept, then asks the network for something newer.
    pub fn open(self) {
        spawn_local(async move {
            if let Some(kept) = kept::load().await {
                // What cannot be read any more is replaced by the next answer.
                let _ = self.show(&kept.answer, Freshness::Kept(kept.since));
            }
            self.ask().await;
        });
    }

    /// Asks the network again.
    pub fn retry(self) {
        spawn_local(self.ask());
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
        let worker = FeedWorker::start().await?;
        let mut best = Err(Failure::Unreachable);
        for address in self.addresses(&worker).await? {
            match self.fetch_from(&worker, &address).await {
                Ok(Freshness::Live) => return Ok(Freshness::Live),
                Ok(kept) => best = Ok(kept),
                Err(failure) if best.is_err() => best = Err(failure),
                Err(_) => {}
            }
        }
        best
    }

    async fn fetch_from(self, worker: &FeedWorker, address: &str) -> Result<Freshness, Failure> {
        let fetched = fetch::get(address).await?;
        let answer = worker.feed(&fetched.bytes, &page::absolute(address)).await?;
        let freshness = fetched.kept_since.map_or(Freshness::Live, Freshness::Kept);
        self.show(&answer, freshness)?;
        if freshness == Freshness::Live {
            kept::save(&Kept { answer, since: page::now() }).await;
        }
        Ok(freshness)
    }

    /// The feed addresses in `site.json`, which the worker knows from here on.
    ///
    /// The site works without it: what is wrong there is told to the console
    /// only. But a catalogue that was made with it is not replaced by one that
    /// is made without it.
    async fn addresses(self, worker: &FeedWorker) -> Result<Vec<String>, Failure> {
        let read = match fetch::get(SITE).await {
            Ok(fetched) => worker.site(&fetched.bytes).await,
            Err(failure) => Err(failure),
        };
        let (addresses, faults) = match read {
            Ok(read) => read,
            Err(failure) if self.catalogue.with_untracked(Option::is_some) => return Err(failure),
            Err(failure) => (Vec::new(), vec![format!("was not read. {failure}")]),
        };
        for fault in faults {
            console::warn(&format!("site.json: {fault}"));
        }
        Ok(if addresses.is_empty() { vec![FEED.to_owned()] } else { addresses })
    }
}

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

    /// Fetches, reads and shows the first feed that there is.
    async fn fetch(self) -> Result<Freshness, Failure> {
        let worker = FeedWorker::start().await?;
        let mut last = Failure::Unreachable;
        for address in addresses(&worker).await {
            match self.fetch_from(&worker, &address).await {
                Ok(freshness) => return Ok(freshness),
                Err(failure) => last = failure,
            }
        }
        Err(last)
    }

    async fn fetch_from(self, worker: &FeedWorker, address: &str) -> Result<Freshness, Failure> {
        let fetched = fetch::get(address).await?;
        let answer = worker.feed(&fetched.bytes, &page::absolute(address)).await?;
        let freshness = fetched.kept_since.map_or(Freshness::Live, Freshness::Kept);
        self.show(&answer, freshness)?;
        if freshness == Freshness::Live {
            kept::save(&mut Kept { answer, since: page::now() }).await;
        }
        Ok(freshness)
    }
}

/// The feed addresses in `site.json`, which the worker knows from here on. The
/// site works without it, so what is wrong there is told to the console only.
async fn addresses(worker: &FeedWorker) -> Vec<String> {
    let fetched = match fetch::get(SITE).await {
        Ok(fetched) => worker.site(&fetched.bytes).await,
        Err(failure) => Err(failure),
    };
    match fetched {
        Ok((addresses, faults)) => {
            for fault in faults {
                console::warn(&format!("site.json: {fault}"));
            }
            if !addresses.is_empty() {
                return addresses;
            }
        }
        Err(failure) => console::warn(&format!("site.json was not read. {failure}")),
    }
    vec![FEED.to_owned()]
}

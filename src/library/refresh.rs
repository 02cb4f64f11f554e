//! Stored show first, then the network.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Freshness, Library, Refresh};
use crate::browser::feed_worker::FeedWorker;
use crate::browser::kept::{self, Kept};
use crate::browser::{console, fetch, page};
use crate::catalogue::Catalogue;

const SITE: &str = "/site.json";
/// Where the feed is if `site.json` does not say.
const FEED: &str = "/feed.xml";

/// A catalogue, and since when it has been kept if it is not today's.
type Found = (Catalogue, Option<u64>);

impl Library {
    /// Shows what is kept, then asks the network for something newer.
    pub fn open(self) {
        spawn_local(async move {
            if let Some(Kept { catalogue, since }) = kept::load().await {
                self.show(catalogue, Freshness::Kept(since));
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
            Ok(None) => Refresh::Done,
            // Our service worker answered for a network that is not there.
            Ok(Some(_)) => Refresh::Failed(Failure::Unreachable),
            Err(failure) => Refresh::Failed(failure),
        };
        self.refresh.set(refresh);
    }

    /// Fetches, reads and shows the feed; says since when it has been kept.
    async fn fetch(self) -> Result<Option<u64>, Failure> {
        let worker = FeedWorker::start().await?;
        let addresses = addresses(&worker).await;
        let (catalogue, kept_since) = first_feed(&worker, &addresses).await?;
        let since = kept_since.unwrap_or_else(page::now);
        let kept = Kept { catalogue, since };
        if kept_since.is_none() {
            kept::save(&kept).await;
        }
        let freshness = kept_since.map_or(Freshness::Live, Freshness::Kept);
        self.show(kept.catalogue, freshness);
        Ok(kept_since)
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

/// The first of the feed addresses that has a feed, or why the last one has none.
async fn first_feed(worker: &FeedWorker, addresses: &[String]) -> Result<Found, Failure> {
    let mut last = Failure::Unreachable;
    for address in addresses {
        match feed(worker, address).await {
            Ok(found) => return Ok(found),
            Err(failure) => last = failure,
        }
    }
    Err(last)
}

async fn feed(worker: &FeedWorker, address: &str) -> Result<Found, Failure> {
    let fetched = fetch::get(address).await?;
    let catalogue = worker.feed(&fetched.bytes, &page::absolute(address)).await?;
    Ok((catalogue, fetched.kept_since))
}

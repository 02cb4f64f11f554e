//! Stored show first, then the network.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Freshness, Library, Refresh};
use crate::browser::feed_worker::FeedWorker;
use crate::browser::kept::{self, Kept};
use crate::browser::{console, fetch, page};
use crate::catalogue::Catalogue;
use crate::show::Show;
use crate::site::Site;

const SITE: &str = "/site.json";
/// Where the feed is if `site.json` does not say.
const FEED: &str = "/feed.xml";

/// A show, and since when it has been kept if it is not today's.
type Found = (Show, Option<u64>);

impl Library {
    /// Shows what is kept, then asks the network for something newer.
    pub fn open(self) {
        spawn_local(async move {
            if let Some(Kept { show, site, since }) = kept::load().await {
                let catalogue = Catalogue::new(Arc::new(show), Arc::new(site));
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
        let site = site(&worker).await;
        let (show, kept_since) = first_feed(&worker, &site).await?;
        let since = kept_since.unwrap_or_else(page::now);
        let kept = Kept { show, site, since };
        if kept_since.is_none() {
            kept::save(&kept).await;
        }
        let freshness = kept_since.map_or(Freshness::Live, Freshness::Kept);
        self.show(Catalogue::new(Arc::new(kept.show), Arc::new(kept.site)), freshness);
        Ok(kept_since)
    }
}

/// What `site.json` says. The site works without it, so what is wrong there is
/// told to the console only.
async fn site(worker: &FeedWorker) -> Site {
    let fetched = match fetch::get(SITE).await {
        Ok(fetched) => worker.site(&fetched.bytes).await,
        Err(failure) => Err(failure),
    };
    match fetched {
        Ok((site, faults)) => {
            for fault in faults {
                console::warn(&format!("site.json: {fault}"));
            }
            site
        }
        Err(failure) => {
            console::warn(&format!("site.json was not read. {failure}"));
            Site::default()
        }
    }
}

/// The first of the feed addresses that has a feed, or why the last one has none.
async fn first_feed(worker: &FeedWorker, site: &Site) -> Result<Found, Failure> {
    let default = [FEED.to_owned()];
    let addresses = if site.feeds.is_empty() { &default[..] } else { &site.feeds };
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
    let show = worker.feed(&fetched.bytes, &page::absolute(address)).await?;
    Ok((show, fetched.kept_since))
}

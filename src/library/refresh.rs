//! Stored show first, then the network.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Failure, Freshness, Library, Refresh};
use crate::browser::kept::{self, Kept};
use crate::browser::{console, feed_worker, fetch, page};
use crate::catalogue::Catalogue;
use crate::show::Show;
use crate::site::Site;

const SITE: &str = "/site.json";
/// Where the feed is if `site.json` does not say.
const FEED: &str = "/feed.xml";

impl Library {
    /// Shows what is kept, then asks the network for something newer.
    pub fn open(self) {
        spawn_local(async move {
            if let Some(Kept { show, site, since }) = kept::load().await {
                self.show(catalogue(show, &site), Freshness::Kept(since));
            }
            self.fetch().await;
        });
    }

    /// Asks the network again.
    pub fn retry(self) {
        spawn_local(self.fetch());
    }

    async fn fetch(self) {
        self.refresh.set(Refresh::Running);
        let site = site().await;
        let (read, faults) = Site::parse(&site);
        for fault in faults {
            console::warn(&format!("site.json: {fault}"));
        }
        let mut addresses = read.feeds;
        if addresses.is_empty() {
            addresses.push(FEED.to_owned());
        }
        match first_feed(&addresses).await {
            Ok((show, kept_since)) => {
                let kept = Kept { show, site, since: kept_since.unwrap_or_else(page::now) };
                if kept_since.is_none() {
                    kept::save(&kept).await;
                }
                let freshness = kept_since.map_or(Freshness::Live, Freshness::Kept);
                self.show(catalogue(kept.show, &kept.site), freshness);
                self.refresh.set(match kept_since {
                    // Our service worker answered for a network that is not there.
                    Some(_) => Refresh::Failed(Failure::Unreachable),
                    None => Refresh::Done,
                });
            }
            Err(failure) => self.refresh.set(Refresh::Failed(failure)),
        }
    }
}

fn catalogue(show: Show, site: &str) -> Catalogue {
    Catalogue::new(Arc::new(show), Arc::new(Site::parse(site).0))
}

/// The text of `site.json`. The site works without it, so a failure is told to
/// the console only.
async fn site() -> String {
    match fetch::get(SITE).await {
        Ok(fetched) => String::from_utf8_lossy(&fetched.bytes).into_owned(),
        Err(failure) => {
            console::warn(&format!("site.json was not read: {failure}"));
            "{}".to_owned()
        }
    }
}

/// The first of the addresses that has a feed, or why the last one has none.
async fn first_feed(addresses: &[String]) -> Result<(Show, Option<f64>), Failure> {
    let mut last = Failure::Unreachable;
    for address in addresses {
        match feed(address).await {
            Ok(found) => return Ok(found),
            Err(failure) => last = failure,
        }
    }
    Err(last)
}

async fn feed(address: &str) -> Result<(Show, Option<f64>), Failure> {
    let fetched = fetch::get(address).await?;
    let show = feed_worker::parse(&fetched.bytes, &page::absolute(address)).await?;
    Ok((show, fetched.kept_since))
}

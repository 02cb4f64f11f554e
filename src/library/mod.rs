//! The show on the screen: where it comes from, how fresh it is, and what the
//! last attempt to refresh it ended in.

mod failure;
mod refresh;

use std::sync::Arc;

use leptos::prelude::*;

pub use failure::Failure;

use crate::browser::console;
use crate::catalogue::Catalogue;
use crate::show::Warning;
use crate::wire::{self, FeedAnswer};

/// How far the shown catalogue can be trusted to be today's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Read from the network in this visit.
    Live,
    /// Kept from an earlier visit: Unix time in milliseconds.
    Kept(u64),
}

/// The last attempt to get the newest feed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refresh {
    Running,
    Done,
    Failed(Failure),
}

/// The catalogue and its state, for every page. Provided by the app.
#[derive(Clone, Copy)]
pub struct Library {
    catalogue: RwSignal<Option<Arc<Catalogue>>>,
    /// The encoding of what is shown.
    shown: StoredValue<Vec<u8>>,
    freshness: RwSignal<Option<Freshness>>,
    refresh: RwSignal<Refresh>,
}

impl Library {
    pub fn new() -> Self {
        Self {
            catalogue: RwSignal::new(None),
            shown: StoredValue::new(Vec::new()),
            freshness: RwSignal::new(None),
            refresh: RwSignal::new(Refresh::Running),
        }
    }

    /// The one that the app has provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The catalogue; nothing until the first show has been read.
    pub fn catalogue(&self) -> Option<Arc<Catalogue>> {
        self.catalogue.get()
    }

    pub fn freshness(&self) -> Option<Freshness> {
        self.freshness.get()
    }

    pub fn last_refresh(&self) -> Refresh {
        self.refresh.get()
    }

    /// Takes the encoding of a [`FeedAnswer`] in. One that says the same as the
    /// shown one changes nothing, so that nothing on the page is made anew.
    fn show(&self, answer: &[u8], freshness: Freshness) -> Result<(), Failure> {
        if self.shown.with_value(|shown| shown != answer) {
            let read: FeedAnswer = wire::decode(answer).ok_or(Failure::ParserDied)?;
            let catalogue = read.map_err(Failure::Feed)?;
            for Warning { item, what } in &catalogue.warnings {
                console::warn(&format!("feed: {item} {what}"));
            }
            self.catalogue.set(Some(Arc::new(catalogue)));
            self.shown.set_value(answer.to_vec());
        }
        self.freshness.set(Some(freshness));
        Ok(())
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

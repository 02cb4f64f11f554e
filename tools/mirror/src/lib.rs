//! A copy of a feed in the folder of a site.
//!
//! ```text
//! feed's host ─▶ fetch ─▶ check ─▶ copies of what it names ─▶ addresses ─▶ feed.xml
//!                  │        │            │                                    │
//!                  └────────┴── a fault leaves feed.xml as it is              └─▶ state
//! ```
//!
//! Every file is written beside its place and then moved there, so it is whole at any
//! instant. `feed.xml` comes after what it names, and the state last.

mod addresses;
mod atomic;
mod copies;
mod options;
mod state;

use std::fmt;
use std::fs;
use std::process::Command;

use fetch::{Answer, Client, Validators};
use show::Show;

pub use options::Options;

use addresses::{named_by, rewritten};
use state::State;

/// What a run has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The host says that its feed has not changed, or sends the same one.
    Unchanged,
    /// The copy is new.
    Updated {
        /// How many episodes it has.
        episodes: usize,
        /// How many files were fetched for it.
        fetched: usize,
        /// Files that could not be fetched: visitors ask their hosts for them.
        missing: usize,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchanged => write!(out, "unchanged"),
            Self::Updated { episodes, fetched, missing: 0 } => {
                write!(out, "updated: {episodes} episodes, {fetched} files fetched")
            }
            Self::Updated { episodes, fetched, missing } => write!(
                out,
                "updated: {episodes} episodes, {fetched} files fetched, {missing} left at their hosts"
            ),
        }
    }
}

/// Why the site is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The feed could not be fetched.
    #[error("{0}")]
    Fetch(#[from] fetch::Fault),
    /// What was fetched is no feed.
    #[error("{0} is no feed that can be read: {1}")]
    Unreadable(String, String),
    /// The feed has fewer episodes than before.
    #[error("the feed has {now} episodes, and had {before}; --allow-fewer takes it")]
    Fewer {
        /// The episodes of the copy.
        before: usize,
        /// The episodes of the feed.
        now: usize,
    },
    /// The newest episode is older than before.
    #[error("the newest episode is older than the one before; --allow-fewer takes it")]
    Older,
    /// The feed with other addresses is not the same feed.
    #[error("the addresses in the feed cannot be replaced without harm")]
    Addresses,
    /// Another run is at work.
    #[error("another run is at work")]
    Busy,
    /// A file could not be read or written.
    #[error("{0}")]
    Disk(#[from] std::io::Error),
    /// The program after the change has failed.
    #[error("the feed is new, but “{0}” has failed")]
    Then(String),
}

/// Updates the copy, if there is something new.
///
/// # Errors
///
/// If the feed cannot be fetched, read or written, or is not newer than the copy. The copy
/// then is as it was.
pub fn run(options: &Options) -> Result<Outcome, Fault> {
    let lock = fs::File::create(options.state_path().with_extension("lock"))?;
    lock.try_lock().map_err(|_| Fault::Busy)?;
    let place = options.site.join("feed.xml");
    let mut state = State::read(&options.state_path());
    let client = Client::new(options.rules);
    let known = if place.exists() && state.is_complete(options) {
        state.feed.clone()
    } else {
        Validators::default()
    };
    let Answer::File(file) = client.get(&options.feed, &known)? else {
        return Ok(Outcome::Unchanged);
    };
    let text = decode::text(&file.bytes);
    let show = read(&text, &options.feed)?;
    state.check(&show, options.allow_fewer)?;

    let wanted = named_by(&show, options);
    let copies = copies::update(&wanted, &client, &state, options)?;
    let text = rewritten(&text, &copies.files);
    // What listeners have stored is stored under the ids.
    let ids = |show: &Show| {
        let ids = show.episodes.iter().map(|item| item.episode.id.clone());
        ids.collect::<Vec<_>>()
    };
    if ids(&read(&text, &options.feed)?) != ids(&show) {
        return Err(Fault::Addresses);
    }
    let is_new = fs::read(&place).is_ok_and(|before| before == text.as_bytes());
    if !is_new {
        atomic::write(&place, text.as_bytes())?;
    }
    state.note(&show, file.validators, &copies, options);
    atomic::write(&options.state_path(), state.text().as_bytes())?;
    copies::remove_unnamed(&state, options)?;
    if is_new && copies.fetched == 0 {
        return Ok(Outcome::Unchanged);
    }
    then(options)?;
    let (fetched, missing) = (copies.fetched, copies.missing);
    Ok(Outcome::Updated { episodes: show.episodes.len(), fetched, missing })
}

fn read(text: &str, address: &str) -> Result<Show, Fault> {
    feed::parse(text, address)
        .map_err(|error| Fault::Unreadable(address.to_owned(), error.to_string()))
}

/// Runs the program that follows a change.
fn then(options: &Options) -> Result<(), Fault> {
    let Some(line) = &options.then else { return Ok(()) };
    let mut words = line.split_whitespace();
    let Some(program) = words.next() else { return Ok(()) };
    match Command::new(program).args(words).status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Fault::Then(line.clone())),
    }
}

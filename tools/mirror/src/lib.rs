//! A copy of a feed in the folder of a site.
//!
//! ```text
//! feed's host ─▶ fetch ─▶ check ─▶ copies of what it names ─▶ addresses ─▶ feed.xml
//!                  │        │            │                                    │
//!                  └────────┴── a fault leaves feed.xml as it is              └─▶ state
//! ```
//!
//! Paths in the feed are relative to it, so that the site may be below a path of its host.
//! Every file is written beside its place and then moved there, so it is whole at any
//! instant. `feed.xml` comes after what it names, and the state last.

mod addresses;
mod atomic;
mod copies;
mod options;
mod rewriting;
mod state;

use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use fetch::{Answer, Client, Validators};
use show::Show;

pub use options::Options;

use addresses::Named;
use options::with_ending;
use rewriting::{HERE, is_same, rewritten};
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

/// Why a run has failed. The site is as it was, but after [`Fault::Then`].
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
    /// The folder of the site is not there.
    #[error("there is no folder {}", .0.display())]
    NoSite(PathBuf),
    /// The program after the change has failed.
    #[error("the copy is new, but “{0}” has failed; the next run repeats it")]
    Then(String),
}

/// Updates the copy, if there is something new.
///
/// # Errors
///
/// If the feed cannot be fetched, read or written, or is not newer than the copy: the copy
/// then is as it was. Or if the program after a change fails, which the next run repeats.
pub fn run(options: &Options) -> Result<Outcome, Fault> {
    let state_path = options.state_path()?;
    let lock = fs::File::create(with_ending(&state_path, ".lock"))?;
    lock.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => Fault::Busy,
        fs::TryLockError::Error(error) => Fault::Disk(error),
    })?;
    let mut state = State::read(&state_path);
    let outcome = update(&mut state, options)?;
    atomic::write(&state_path, state.text().as_bytes())?;
    if let Err(error) = copies::remove_unnamed(&state, options) {
        eprintln!("mirror: old copies stay: {error}");
    }
    if state.is_pending {
        then(options)?;
        state.is_pending = false;
        atomic::write(&state_path, state.text().as_bytes())?;
    }
    Ok(outcome)
}

/// Brings the copy and the state up to date.
fn update(state: &mut State, options: &Options) -> Result<Outcome, Fault> {
    let place = options.site.join("feed.xml");
    let client = Client::new(options.rules);
    let before = fs::read_to_string(&place).unwrap_or_default();
    let is_known = state.is_of(&before, options) && copies::are_there(state, options);
    let known = if is_known { state.feed.clone() } else { Validators::default() };
    let (text, address, show, copies) = match client.get(&options.feed, &known)? {
        Answer::Unchanged if is_known && state.missing.is_empty() => {
            return Ok(Outcome::Unchanged);
        }
        // In the copy, what is missing still has its own address.
        Answer::Unchanged => {
            let copies = copies::update(&state.missing, &client, state, options)?;
            (before.clone(), HERE, read(&before, HERE)?, copies)
        }
        Answer::File(file) => {
            let text = decode::text(&file.bytes);
            let show = read(&text, &options.feed)?;
            state.check(&show, options.allow_fewer)?;
            let wanted = without_ids(addresses::wanted(&show, options), &text, &show, options)?;
            let copies = copies::update(&wanted, &client, state, options)?;
            state.note_feed(&show, file.validators, options);
            (text, options.feed.as_str(), show, copies)
        }
    };
    let (fetched, missing, paths) = (copies.fetched, copies.left_out(), copies.paths());
    let text = rewritten(&text, address, &paths);
    if !is_same(&show, &read(&text, HERE)?, &paths) {
        return Err(Fault::Addresses);
    }
    if text != before {
        atomic::write(&place, text.as_bytes())?;
    }
    let is_new = state.note_copies(&text, copies, address != HERE) || text != before;
    state.is_pending |= is_new;
    Ok(if is_new {
        Outcome::Updated { episodes: show.episodes.len(), fetched, missing }
    } else {
        Outcome::Unchanged
    })
}

/// The files to copy without those whose address is the id of their episode.
fn without_ids(
    mut wanted: Vec<Named>,
    text: &str,
    show: &Show,
    options: &Options,
) -> Result<Vec<Named>, Fault> {
    let paths = wanted.iter().map(|named| (named.url.clone(), named.path())).collect();
    let copied = read(&rewritten(text, &options.feed, &paths), HERE)?;
    for (before, after) in show.episodes.iter().zip(&copied.episodes) {
        if before.episode.id != after.episode.id {
            let audio = before.episode.audio.as_ref().map(|audio| &audio.url);
            wanted.retain(|named| Some(&named.url) != audio);
        }
    }
    Ok(wanted)
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

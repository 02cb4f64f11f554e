//! Commands for the build and the embedded show, run on the host.
//!
//! ```text
//! tools show     writes public/feed.xml, the transcripts, and the later feed for the tests
//! tools audio    synthesizes the embedded show's audio (espeak-ng, opusenc)
//! tools finish   completes a release build: smaller programs, pages, service worker
//! tools pages    renders the pages of a release build anew
//! tools site     makes the site of another show from the release build
//! tools sizes    checks a release build against the size budgets
//! ```

mod audio;
mod compress;
mod episodes;
mod feed;
mod finish;
mod show_folder;
mod shrink;
mod sizes;
mod transcript;

use std::process::ExitCode;

use anyhow::{Result, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tools: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("show") => transcript::write().and_then(|()| feed::write()),
        Some("audio") => audio::write(),
        Some("finish") => finish::run(),
        Some("pages") => finish::pages_in_dist(),
        Some("sizes") => sizes::check(),
        Some("site") => match (std::env::args_os().nth(2), std::env::args_os().nth(3)) {
            (Some(show), Some(out)) => finish::site_of(show.as_ref(), out.as_ref()),
            _ => bail!("usage: tools site SHOW OUT"),
        },
        _ => bail!("usage: tools show | audio | finish | pages | site | sizes"),
    }
}

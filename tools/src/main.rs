//! Commands for the build and the embedded show, run on the host.
//!
//! ```text
//! tools show     writes public/feed.xml, the transcripts, and the later feed for the tests
//! tools audio    synthesizes the embedded show's audio (espeak-ng, opusenc)
//! tools finish   completes a release build: smaller programs, service worker, pages
//! tools site     makes the site of another show from the release build
//! tools sizes    checks a release build against the size budgets
//! ```

mod audio;
mod episodes;
mod feed;
mod finish;
mod inlined;
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
        Some("sizes") => sizes::check(),
        Some("site") => match std::env::args().skip(2).collect::<Vec<_>>().as_slice() {
            [show, out] => finish::site_of(show.as_ref(), out.as_ref(), ""),
            [show, out, public_url] => finish::site_of(show.as_ref(), out.as_ref(), public_url),
            _ => bail!("usage: tools site SHOW OUT [PUBLIC_URL]"),
        },
        _ => bail!("usage: tools show | audio | finish | site | sizes"),
    }
}

//! `prerender DIST [BASE]` renders the pages of the release build in a folder anew, and all
//! that depends on them. It needs nothing but that folder.

use std::process::ExitCode;

use anyhow::{Context, Result};
use show::BasePath;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let dist = arguments.next().context("usage: prerender DIST [BASE]")?;
    let base = arguments.next().filter(|base| !base.is_empty());
    let base = base.map(|base| {
        let text = base.to_string_lossy();
        BasePath::parse(&text)
            .with_context(|| format!("{text} is no path of a site, such as / or /podcast/"))
    });
    prerender::build(dist.into(), base.transpose()?)
}

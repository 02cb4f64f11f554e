//! `prerender DIST` renders the pages of the release build in a folder.

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(dist) = std::env::args_os().nth(1) else {
        eprintln!("usage: prerender DIST");
        return ExitCode::FAILURE;
    };
    match prerender::build(dist.into()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error:#}");
            ExitCode::FAILURE
        }
    }
}

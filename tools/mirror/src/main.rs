//! `mirror` keeps a copy of a feed in the folder of a site, with its transcripts and chapter
//! files, for cron, a systemd timer or a scheduled workflow. One line and the exit code say
//! what happened: 0 if the copy is the newest, 1 after a fault, 2 for a mistake in the
//! arguments.

use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use mirror::{Fault, Options};

const USAGE: &str = "usage: mirror --feed ADDRESS --site FOLDER [options]

--audio              copy the audio as well
--pictures           copy pictures as well
--allow-fewer        take a feed with fewer or older episodes than before
--allow-http         ask hosts without https
--allow-private      ask hosts in private networks
--max-megabytes N    the most of a single file (500)
--state FILE         what is known of the copies (FOLDER.mirror.json)
--then COMMAND       a program to run after a change, with its arguments";

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(error) => {
            eprintln!("mirror: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match mirror::run(&options) {
        Ok(outcome) => {
            println!("{outcome}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let copied = matches!(fault, Fault::Then(_));
            eprintln!("mirror: {fault}{}", if copied { "" } else { "; the site is as it was" });
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, lexopt::Error> {
    let mut options = Options::default();
    let (mut feed, mut site) = (None, None);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("feed") => feed = Some(arguments.value()?.string()?),
            Long("site") => site = Some(PathBuf::from(arguments.value()?)),
            Long("audio") => options.audio = true,
            Long("pictures") => options.pictures = true,
            Long("allow-fewer") => options.allow_fewer = true,
            Long("allow-http") => options.rules.http = true,
            Long("allow-private") => options.rules.private = true,
            Long("max-megabytes") => {
                let megabytes: u64 = arguments.value()?.parse()?;
                options.rules.most_bytes = megabytes.saturating_mul(1_000_000);
            }
            Long("state") => options.state = Some(PathBuf::from(arguments.value()?)),
            Long("then") => options.then = Some(arguments.value()?.string()?),
            _ => return Err(argument.unexpected()),
        }
    }
    options.feed = feed.ok_or("--feed is missing")?;
    options.site = site.ok_or("--site is missing")?;
    Ok(options)
}

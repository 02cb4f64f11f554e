//! `new-show FEED FOLDER` writes the folder of a show: its feed, a `site.json` with
//! proposed topics, and an icon. Nothing in a folder that exists is overwritten.

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: new-show FEED FOLDER

FEED     the address of a feed, or a file
FOLDER   where to write feed.xml, site.json, site.schema.json, icon.svg and topics.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [feed, folder] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match new_show::write(feed, Path::new(folder)) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("new-show: {error:#}");
            ExitCode::FAILURE
        }
    }
}

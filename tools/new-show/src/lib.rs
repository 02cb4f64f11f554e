//! The folder of a show, made from its feed.

mod folder;
mod icon;
mod look;
mod site_json;
mod terms;
mod topics;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use fetch::{Answer, Client, Rules, Validators};
use show::Show;

pub use folder::Folder;
pub use topics::{Proposal, propose};

/// The most bytes of a feed or a picture.
const MOST_BYTES: u64 = 50_000_000;

/// Writes the folder of the show whose feed is at an address or in a file. Returns what was
/// written, in words.
///
/// # Errors
///
/// If the folder exists and holds a show, the feed cannot be fetched or read, or a file
/// cannot be written.
pub fn write(feed: &str, folder: &Path) -> Result<String> {
    let there = folder::NAMES.iter().find(|name| folder.join(name).exists());
    if let Some(name) = there {
        bail!("{} has a {name} already; name another folder", folder.display());
    }
    let client = client();
    let is_address = feed.starts_with("https://") || feed.starts_with("http://");
    let bytes = if is_address {
        download(&client, feed)?
    } else {
        fs::read(feed).with_context(|| feed.to_owned())?
    };
    let address = if is_address { feed } else { "https://example.org/feed.xml" };
    let show = feed::parse(&decode::text(&bytes), address).map_err(|error| anyhow!("{error}"))?;
    let picture = is_address.then(|| picture(&client, &show)).flatten();
    let made = Folder::of(&show, bytes, is_address.then_some(feed), picture.as_deref());
    made.write(folder)?;
    Ok(made.summary(&show, folder))
}

fn client() -> Client {
    Client::new(Rules { http: true, private: false, most_bytes: MOST_BYTES, repeat: true })
}

fn download(client: &Client, url: &str) -> Result<Vec<u8>> {
    match client.get(url, &Validators::default())? {
        Answer::File(file) => Ok(file.bytes),
        Answer::Unchanged => Err(anyhow!("{url}: the host says that nothing has changed")),
    }
}

/// The picture of the show. Without one the colours are the usual ones.
fn picture(client: &Client, show: &Show) -> Option<Vec<u8>> {
    let url = show.image.as_deref()?;
    download(client, url).map_err(|error| eprintln!("The picture is left out: {error}")).ok()
}

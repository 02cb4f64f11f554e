//! A show that is unlike the embedded one: in German, with 400 episodes in four seasons,
//! without numbers, guests or transcripts, explicit, with trailers and chapter files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result, anyhow};

use crate::{root, site};

/// The number of episodes, trailers and bonus episodes included.
pub const EPISODES: usize = 400;

/// What each episode is about in turn: parts of bridges, which are topics in the show's
/// `site.json`.
const PARTS: [&str; 12] = [
    "Asphalt",
    "Schwellen",
    "Geländer",
    "Fachwerk",
    "Hohlkasten",
    "Hänger",
    "Gewölbe",
    "Pylon",
    "Rollenlager",
    "Dehnfugen",
    "Widerlager",
    "Senkkasten",
];
const PLACES: [&str; 7] = ["Köln", "Görlitz", "Wuppertal", "Zürich", "Linz", "Straßburg", "Eger"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The item of a list at an index; the list begins anew at its end.
fn in_turn(list: &[&'static str], index: usize) -> &'static str {
    list.iter().cycle().nth(index).copied().unwrap_or_default()
}

/// The feed, newest episode first.
pub fn feed() -> String {
    let mut feed = "<?xml version='1.0' encoding='UTF-8'?>
<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'
    xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>Brückenfunk</title>
<description>Gespräche über Brücken: wie sie stehen, warum sie fallen.</description>
<language>de</language><itunes:explicit>true</itunes:explicit><itunes:type>episodic</itunes:type>"
        .to_owned();
    for index in (1..=EPISODES).rev() {
        let season = (index - 1) / 100 + 1;
        let (part, place) = (in_turn(&PARTS, index), in_turn(&PLACES, index));
        let (kind, title) = match index % 100 {
            1 => ("trailer", format!("Staffel {season} beginnt")),
            50 => ("bonus", format!("Zugabe: {part} aus {place}")),
            // Titles repeat, as they do in long shows.
            _ => ("full", format!("{part} in {place}")),
        };
        // A day for each episode, from the first of January 2020.
        let (year, day) = (2020 + (index - 1) / 336, (index - 1) % 336);
        let month = in_turn(&MONTHS, day / 28);
        let _ = write!(
            feed,
            "\n<item><title>{title}</title><guid isPermaLink='false'>bf-{index}</guid>
<pubDate>{:02} {month} {year} 06:00:00 +0100</pubDate><itunes:season>{season}</itunes:season>
<itunes:episodeType>{kind}</itunes:episodeType><itunes:duration>60</itunes:duration>
<enclosure url='/ton/{index}.mp3' type='audio/mpeg' length='60000'/>
<podcast:chapters url='/kapitel/{index}.json' type='application/json+chapters'/>
<description>Folge aus {place}: ein Gespräch über {part} und darüber, was Größe trägt.</description></item>",
            day % 28 + 1
        );
    }
    feed + "\n</channel></rss>"
}

/// A chapter file of the show.
pub const CHAPTERS: &str = r#"{ "version": "1.2.0", "chapters": [
    { "startTime": 0, "title": "Begrüßung" }, { "startTime": 20, "title": "Am Ufer" },
    { "startTime": 40, "title": "Über den Fluss" }] }"#;

/// The folder with the site of the show, made from its data and the build in `dist/`.
///
/// # Errors
///
/// Fails if there is no build, or the site cannot be made.
pub fn site() -> Result<PathBuf> {
    static SITE: LazyLock<Result<PathBuf, String>> =
        LazyLock::new(|| make().map_err(|error| format!("{error:#}")));
    SITE.clone().map_err(|error| anyhow!(error))
}

fn make() -> Result<PathBuf> {
    let (show, site) = (root().join("target/second-show"), root().join("target/second-site"));
    std::fs::create_dir_all(&show)?;
    std::fs::write(show.join("feed.xml"), feed())?;
    for file in ["site.json", "icon.svg"] {
        std::fs::copy(root().join("tests/fixtures/second-show").join(file), show.join(file))?;
    }
    site::make(&show, &site)?;
    Ok(site)
}

/// The folder with the site of the show whose feed is this file: what an editor gets who
/// does nothing but to run two commands.
///
/// # Errors
///
/// Fails if there is no build, the feed cannot be read, or the site cannot be made.
pub fn site_of_feed(feed: &Path) -> Result<PathBuf> {
    let name = feed.file_stem().context("the feed has no name")?.to_string_lossy().into_owned();
    let (show, site) =
        (root().join("target/shows").join(&name), root().join("target/sites").join(&name));
    if show.exists() {
        std::fs::remove_dir_all(&show)?;
    }
    std::fs::create_dir_all(root().join("target/sites"))?;
    site::run("new-show", &[feed.as_os_str(), show.as_os_str()])?;
    site::make(&show, &site)?;
    Ok(site)
}

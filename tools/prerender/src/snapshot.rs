//! The catalogue of the build, read from its feed as a visitor's browser reads it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use catalogue::{Catalogue, Entry, FeedSource};
use head::absolute;
use serde_json::Value;
use show::{BasePath, Cue, Episode, Transcript};
use site::Site;
use wire::Fingerprint;

use crate::hints;

/// The address of the feed if `site.json` names none.
const FEED: &str = "/feed.xml";
/// The address of the site if `site.json` names none.
pub const UNKNOWN_SITE: &str = "http://localhost";

/// What the pages are rendered from.
pub struct Snapshot {
    /// The catalogue. Files of the site itself have paths that begin at the site, so that
    /// the build runs on any host.
    pub catalogue: Arc<Catalogue>,
    /// What the catalogue was made from.
    pub fingerprint: Fingerprint,
    /// The address of the site, without a slash at its end.
    pub site: String,
    /// The path below which the host serves it.
    pub base: BasePath,
    /// Faults in the colours of `site.json`: pages that cannot be read are not built.
    pub unreadable: Vec<String>,
    /// What in `site.json` is without effect.
    pub hints: Vec<String>,
    /// The transcripts in the build, by address.
    pub transcripts: Vec<(String, Vec<Cue>)>,
}

impl Snapshot {
    /// Reads `feed.xml`, `site.json` and the transcripts of a build. The base path is that of
    /// the site's address, unless another one is given.
    ///
    /// # Errors
    ///
    /// If the feed is missing or cannot be read.
    pub fn read(dist: &Path, base: Option<BasePath>) -> Result<Self> {
        // The site works without it.
        let site_json = fs::read(dist.join("site.json")).unwrap_or_default();
        let json = match site_json.as_slice() {
            [] => Value::Null,
            text => serde_json::from_slice(text).context("site.json cannot be read")?,
        };
        let path = dist.join("feed.xml");
        let feed = fs::read(&path).with_context(|| path.display().to_string())?;
        let (site, faults) = Site::parse(&String::from_utf8_lossy(&site_json));
        let mut snapshot = Self::with_site(&feed, &site_json, &site, &faults)
            .with_context(|| path.display().to_string())?;
        snapshot.base = base.unwrap_or(snapshot.base);
        snapshot.hints = hints::of(&site, &json, &snapshot.catalogue, dist);
        snapshot.transcripts = transcripts(&snapshot.catalogue, dist);
        Ok(snapshot)
    }

    /// Reads a feed and a `site.json`, without transcripts.
    ///
    /// # Errors
    ///
    /// If the feed cannot be read.
    pub fn of(feed: &[u8], site_json: &[u8]) -> Result<Self> {
        let (site, faults) = Site::parse(&String::from_utf8_lossy(site_json));
        Self::with_site(feed, site_json, &site, &faults)
    }

    fn with_site(feed: &[u8], site_json: &[u8], site: &Site, faults: &[String]) -> Result<Self> {
        let is_colour = |fault: &&String| fault.contains(": look.");
        let unreadable = faults.iter().filter(is_colour).cloned().collect();
        let home = site.address.clone().unwrap_or_else(|| UNKNOWN_SITE.to_owned());
        let named = site.feeds.first().map_or(FEED, String::as_str);
        let address = absolute(&home, named);
        let show =
            feed::parse(&decode::text(feed), &address).map_err(|error| anyhow!("{error}"))?;
        let source = FeedSource { address, bytes: feed.len() };
        let mut catalogue = Catalogue::new(&show, site, &source, faults);
        for entry in &mut catalogue.entries {
            make_portable(Arc::make_mut(entry), &home);
        }
        let fingerprint = Fingerprint {
            site: Fingerprint::of_site(site_json),
            feed: Fingerprint::of_feed(named, feed),
        };
        let catalogue = Arc::new(catalogue);
        let base = BasePath::of_site(&home).unwrap_or_default();
        let (hints, transcripts) = (Vec::new(), Vec::new());
        Ok(Self { catalogue, fingerprint, site: home, base, unreadable, hints, transcripts })
    }

    /// The language of the episodes, as far as the feed says.
    pub fn language(&self) -> &str {
        self.catalogue.language.as_deref().unwrap_or("en")
    }

    /// The catalogue in the encoding of the cache.
    pub fn encode(&self) -> Vec<u8> {
        wire::encode_feed(Ok(Catalogue::clone(&self.catalogue)))
    }

    /// The transcript of an episode, if it is in the build.
    pub fn transcript(&self, entry: &Entry) -> Option<&[Cue]> {
        let best = Transcript::best(&entry.episode.transcripts)?;
        let found = self.transcripts.iter().find(|(address, _)| *address == best.url);
        found.map(|(_, cues)| cues.as_slice())
    }
}

/// Takes the site's address from the addresses of an episode's files.
fn make_portable(entry: &mut Entry, home: &str) {
    let strip = |address: &mut String| {
        if let Some(path) = address.strip_prefix(home).filter(|path| path.starts_with('/')) {
            *address = path.to_owned();
        }
    };
    let Episode { audio, chapters_file, transcripts, image, .. } =
        Arc::make_mut(&mut entry.episode);
    audio.iter_mut().for_each(|audio| strip(&mut audio.url));
    chapters_file.iter_mut().for_each(strip);
    transcripts.iter_mut().for_each(|transcript| strip(&mut transcript.url));
    image.iter_mut().for_each(strip);
}

fn transcripts(catalogue: &Catalogue, dist: &Path) -> Vec<(String, Vec<Cue>)> {
    let best = catalogue.entries.iter().filter_map(|e| Transcript::best(&e.episode.transcripts));
    let read = best.filter_map(|transcript| {
        let file = fs::read(dist.join(transcript.url.strip_prefix('/')?)).ok()?;
        let text = decode::text(&file);
        let cues = feed::transcript::read(&text, transcript.mime.as_deref(), &transcript.url);
        Some((transcript.url.clone(), cues))
    });
    read.collect()
}

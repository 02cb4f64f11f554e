//! One [`Show`] from what feed-rs read, what it could not, and the notes.

use std::collections::HashSet;
use std::sync::Arc;

use feed_rs::model::{Entry, Feed, Link, Text};
use feed_rs::parser::{ParseFeedResult, Parser};
use url::Url;

use super::chapters::{Found, merge};
use super::document::{self, Channel, Document, Extras, Frame, Item, value};
use super::html::{fold_space, plain};
use super::notes::{self, Context};
use super::{FeedError, dates, duration, enclosure, guests, identity, limits};
use crate::show::{
    self, ChapterSource, Episode, EpisodeDetails, EpisodeId, Kind, Person, Published, Role, Show,
    ShowDetails, Warning,
};

/// Reads a feed that was fetched from `address`.
///
/// The same text gives the same show, ids included. A bad item costs that item,
/// not the feed; what is left out is in the show's warnings.
///
/// # Errors
///
/// When there is no feed in the text, or only a part of one.
pub fn parse(text: &str, address: &str) -> Result<Show, FeedError> {
    let base = Url::parse(address).ok();
    let Document { frame, channel, items, warnings } = document::read(text, base.as_ref())?;
    let parse = |feed: String| feed_rs_parser(base.as_ref()).parse(feed.as_bytes());
    let feed = parse(frame.around([].into_iter()));
    let feed = feed.map_err(|error| FeedError::NotAFeed(error.to_string()))?;
    let link = home(&feed);
    let home = link.as_deref().and_then(|link| Url::parse(link).ok());
    let around = Surroundings { channel: &channel, base: base.as_ref(), home: home.as_ref() };
    let mut episodes = Episodes { warnings, ..Episodes::default() };
    let mut items = items.into_iter();
    loop {
        let batch: Vec<_> = items.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        for (item, entry) in entries(&parse, &frame, batch) {
            match entry {
                Ok(entry) => episodes.add(&entry, item, &around),
                Err(error) => episodes.leave_out(&item, &error),
            }
        }
    }
    episodes.warnings.extend(moved(&channel, base.as_ref()));
    Ok(show(&feed, channel, link, episodes))
}

/// What is to be said of a feed that has moved (`itunes:new-feed-url`).
fn moved(channel: &Channel, address: Option<&Url>) -> Option<Warning> {
    let new = channel.details.new_feed_url.as_deref()?;
    let here = address.is_some_and(|address| address.as_str() == new);
    (!here).then(|| Warning::about_feed(format!("says that it has moved to {new}")))
}

/// A parser for one feed: one that has failed is of no more use.
fn feed_rs_parser(base: Option<&Url>) -> Parser {
    feed_rs::parser::Builder::new()
        .base_uri(base.map(Url::as_str))
        // Its own ids are random where an item has neither guid nor link.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(dates::strict)
        .build()
}

/// How many items feed-rs is given at once: its entries are large, and one that
/// it cannot read fails all.
const BATCH: usize = 500;

/// What feed-rs makes of each of some items.
fn entries(
    parse: &impl Fn(String) -> ParseFeedResult<Feed>,
    frame: &Frame,
    batch: Vec<Item>,
) -> Vec<(Item, Result<Entry, String>)> {
    match parse(frame.around(batch.iter())) {
        Ok(feed) if feed.entries.len() == batch.len() => {
            batch.into_iter().zip(feed.entries.into_iter().map(Ok)).collect()
        }
        // One that cannot be read is found by halving.
        Ok(_) | Err(_) if batch.len() > 1 => {
            let mut batch = batch;
            let second = batch.split_off(batch.len() / 2);
            let mut entries = entries(parse, frame, batch);
            entries.extend(self::entries(parse, frame, second));
            entries
        }
        read => {
            let entry = alone(read);
            batch.into_iter().zip([entry]).collect()
        }
    }
}

fn alone(read: ParseFeedResult<Feed>) -> Result<Entry, String> {
    let entry = read.map_err(|error| error.to_string())?.entries.into_iter().next();
    entry.ok_or_else(|| "nothing is in it".to_owned())
}

/// The show's own site. Hubs, other pages of the feed and the feed itself are
/// linked as well.
fn home(feed: &Feed) -> Option<String> {
    let unqualified = feed.links.iter().find(|link| link.rel.is_none());
    let link = unqualified.or_else(|| feed.links.iter().find(|link| is_page(link)));
    link.map(|link| link.href.clone())
}

/// The episodes that have been read so far.
#[derive(Default)]
struct Episodes {
    items: Vec<show::Item>,
    seen: HashSet<EpisodeId>,
    warnings: Vec<Warning>,
}

impl Episodes {
    fn add(&mut self, entry: &Entry, item: Item, around: &Surroundings<'_>) {
        let (mut episode, details) = episode(entry, item.extras, around);
        let mut warn = |what: &str| {
            let item = format!("item {}: {}", item.place, episode.title());
            self.warnings.push(Warning { item, what: what.to_owned() });
        };
        if episode.audio.is_none() {
            warn("has no audio");
        }
        if episode.published.is_none() {
            warn("has no date that can be read");
        }
        if self.seen.contains(&episode.id) {
            warn("has the id of an earlier item; it got another");
            episode.id = identity::another(&episode);
        }
        self.warnings.truncate(limits::WARNINGS);
        // Only an exact copy has the same digest too, and one of it is enough.
        if self.seen.insert(episode.id.clone()) {
            self.items.push(show::Item { episode: Arc::new(episode), details });
        }
    }

    fn leave_out(&mut self, item: &Item, error: &str) {
        let what = format!("could not be read and was left out: {error}");
        self.warnings.push(Warning { item: format!("item {}", item.place), what });
        self.warnings.truncate(limits::WARNINGS);
    }
}

fn show(feed: &Feed, channel: Channel, link: Option<String>, episodes: Episodes) -> Show {
    let Episodes { mut items, warnings, .. } = episodes;
    // Stable, so that undated episodes keep the feed's order, at the end.
    items.sort_by_key(|item| std::cmp::Reverse(item.published));
    let title = feed.title.as_ref().map(title_text);
    let description = feed.description.as_ref().map(|text| text.content.as_str());
    Show {
        title: title.unwrap_or_else(|| "Untitled show".to_owned()),
        author: channel.author.or_else(|| feed.authors.iter().find_map(|a| a.name.clone())),
        description: plain(description.or(channel.summary.as_deref()).unwrap_or_default()),
        link,
        image: channel.image.or_else(|| feed.logo.as_ref().map(|image| image.uri.clone())),
        language: feed.language.clone(),
        details: details(feed, channel.details),
        episodes: items,
        warnings,
    }
}

fn details(feed: &Feed, mut details: ShowDetails) -> ShowDetails {
    let categories = feed.categories.iter().map(|category| fold_space(&category.term));
    for category in categories.take(limits::OTHERS) {
        if !details.categories.contains(&category) {
            details.categories.push(category);
        }
    }
    details.generator = feed.generator.as_ref().map(|generator| fold_space(&generator.content));
    details.copyright = feed.rights.as_ref().map(|rights| fold_space(&rights.content));
    details
}

/// What an item takes from the feed around it.
struct Surroundings<'a> {
    channel: &'a Channel,
    base: Option<&'a Url>,
    home: Option<&'a Url>,
}

fn episode(
    entry: &Entry,
    mut extras: Extras,
    around: &Surroundings<'_>,
) -> (Episode, EpisodeDetails) {
    let title = extras.title.as_deref().map(fold_space);
    let given_title = title.or_else(|| entry.title.as_ref().map(title_text));
    let given_title = given_title.filter(|title| !title.is_empty());
    let duration = extras.duration.as_deref().and_then(duration::parse);
    let base = extras.base.as_ref().or(around.base);
    let context = Context { duration, base, home: around.home };
    let notes = notes::read(richest_notes(entry, &extras), &context);
    let podlove =
        Found { source: ChapterSource::Podlove, drafts: std::mem::take(&mut extras.podlove) };
    let stamps = Found { source: ChapterSource::Notes, drafts: notes.chapters };
    let (chapters, chapter_source) = merge(vec![podlove, stamps], duration);
    let mut details = extras.details;
    details.enclosures = enclosure::enclosures(entry, &details.enclosures, base);
    details.categories = entry.categories.iter().map(|c| fold_space(&c.term)).collect();
    details.categories.truncate(limits::OTHERS);
    details.link = entry.links.iter().find(|link| is_page(link)).map(|link| link.href.clone());
    if details.people.is_empty() {
        details.people =
            unnamed_people(&around.channel.details.people, given_title.as_deref(), &chapters);
    }
    let audio = enclosure::playable(&details.enclosures).cloned();
    let episode = Episode {
        id: identity::id(entry, audio.as_ref(), given_title.as_deref()),
        number: extras.episode.as_deref().and_then(value::number),
        season: extras.season.as_deref().and_then(value::number),
        kind: extras.kind.as_deref().map(Kind::parse).unwrap_or_default(),
        published: published(entry, extras.date.as_deref()),
        duration,
        summary: notes.summary,
        notes: notes.rest.trim().to_owned(),
        given_title,
        audio,
        chapters,
        chapter_source,
        chapters_file: extras.chapters_file,
        references: notes.references,
        transcripts: extras.transcripts,
        image: extras.image,
    };
    (episode, details)
}

/// A title without the markup that Atom's may have (RFC 4287, section 3.1.1).
fn title_text(title: &Text) -> String {
    let markup = matches!(title.content_type.subty().as_str(), "html" | "xhtml");
    if markup { plain(&title.content) } else { fold_space(&title.content) }
}

fn is_page(link: &Link) -> bool {
    let sound = link.media_type.as_deref().is_some_and(|mime| mime.starts_with("audio/"));
    !sound && matches!(link.rel.as_deref(), None | Some("alternate"))
}

fn richest_notes<'a>(entry: &'a Entry, extras: &'a Extras) -> &'a str {
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|text| text.content.as_str());
    let candidates = [content, summary, extras.summary.as_deref()];
    // The first of the longest, since equal ones are copies of each other.
    candidates.into_iter().flatten().rev().max_by_key(|text| text.len()).unwrap_or_default()
}

fn published(entry: &Entry, written: Option<&str>) -> Option<Published> {
    let read = entry.published.or(entry.updated).and_then(dates::published);
    read.or_else(|| dates::parse(written?))
}

/// Where the item names nobody: the channel's people, without its guests, and
/// whoever the title and the chapters announce.
fn unnamed_people(
    hosts: &[Person],
    title: Option<&str>,
    chapters: &crate::show::Chapters,
) -> Vec<Person> {
    let guests = guests::guests(title, chapters);
    hosts.iter().filter(|person| person.role != Role::Guest).cloned().chain(guests).collect()
}

//! One [`Show`] from what feed-rs read, what it could not, and the notes.

use std::collections::HashSet;
use std::sync::Arc;

use feed_rs::model::{Entry, Feed};
use feed_rs::parser::{ParseFeedError, Parser};
use url::Url;

use super::chapters::{Found, merge};
use super::document::{self, Channel, Document, Extras, Item, value};
use super::html::{fold_space, lines, pieces};
use super::notes::{self, Context};
use super::{FeedError, dates, duration, enclosure, guests, identity, limits};
use crate::show::{
    self, ChapterSource, Episode, EpisodeDetails, Kind, Person, Published, Role, Show, ShowDetails,
    Warning,
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
    let mut document = document::read(text, base.as_ref())?;
    let mut warnings = std::mem::take(&mut document.warnings);
    let parser = feed_rs::parser::Builder::new()
        .base_uri(base.as_ref().map(Url::as_str))
        // Its own ids are random where an item has neither guid nor link.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(dates::strict)
        .build();
    let (feed, entries) = entries(&parser, &mut document, &mut warnings)?;
    Ok(show(feed, entries, document.channel, warnings, base.as_ref()))
}

type Entries = Vec<(Entry, usize, Extras)>;

/// Has feed-rs read the feed, and pairs its entries with what it did not read.
fn entries(
    parser: &Parser,
    document: &mut Document,
    warnings: &mut Vec<Warning>,
) -> Result<(Feed, Entries), FeedError> {
    let whole = document.frame.around(document.items.iter());
    let read = parser.parse(whole.as_bytes());
    drop(whole);
    let items = std::mem::take(&mut document.items);
    if let Ok(mut feed) = read {
        let entries = std::mem::take(&mut feed.entries);
        if entries.len() == items.len() {
            let paired = entries.into_iter().zip(items);
            return Ok((feed, paired.map(|(e, item)| (e, item.place, item.extras)).collect()));
        }
    }
    // An item that it cannot read fails the whole feed, so each is read alone.
    let empty = document.frame.around(std::iter::empty());
    let feed = parser.parse(empty.as_bytes()).map_err(|error| not_a_feed(&error))?;
    let mut entries = Vec::with_capacity(items.len());
    for item in items {
        match alone(parser, document, &item) {
            Ok(entry) => entries.push((entry, item.place, item.extras)),
            Err(error) => warnings.push(Warning {
                item: format!("item {}", item.place),
                what: format!("could not be read and was left out: {error}"),
            }),
        }
    }
    Ok((feed, entries))
}

fn alone(parser: &Parser, document: &Document, item: &Item) -> Result<Entry, String> {
    let feed = document.frame.around(std::iter::once(item));
    let feed = parser.parse(feed.as_bytes()).map_err(|error| error.to_string())?;
    feed.entries.into_iter().next().ok_or_else(|| "nothing is in it".to_owned())
}

fn not_a_feed(error: &ParseFeedError) -> FeedError {
    FeedError::NotAFeed(error.to_string())
}

fn show(
    feed: Feed,
    entries: Entries,
    channel: Channel,
    mut warnings: Vec<Warning>,
    base: Option<&Url>,
) -> Show {
    // Hubs, other pages of the feed and the feed itself are linked as well.
    let unqualified = feed.links.iter().find(|link| link.rel.is_none());
    let link = unqualified.or_else(|| feed.links.iter().find(|link| is_page(link)));
    let link = link.map(|link| link.href.clone());
    let home = link.as_deref().and_then(|link| Url::parse(link).ok());
    let surroundings = Surroundings { hosts: &channel.details.people, base, home: home.as_ref() };
    let mut seen = HashSet::new();
    let mut episodes = Vec::with_capacity(entries.len());
    for (entry, place, extras) in entries {
        let (mut episode, details) = episode(&entry, extras, &surroundings);
        let mut warn = |what: &str| {
            let item = format!("item {place}: {}", episode.title());
            warnings.push(Warning { item, what: what.to_owned() });
        };
        if episode.audio.is_none() {
            warn("has no audio");
        }
        if episode.published.is_none() {
            warn("has no date that can be read");
        }
        if seen.contains(&episode.id) {
            warn("has the id of an earlier item; it got another");
            episode.id = identity::another(&episode);
        }
        // Only an exact copy has the same digest too, and one of it is enough.
        if seen.insert(episode.id.clone()) {
            episodes.push(show::Item { episode: Arc::new(episode), details });
        }
    }
    // Stable, so that undated episodes keep the feed's order, at the end.
    episodes.sort_by_key(|item| std::cmp::Reverse(item.published));
    warnings.truncate(limits::WARNINGS);
    let description = feed.description.as_ref().map(|text| text.content.as_str());
    Show {
        title: feed
            .title
            .as_ref()
            .map_or_else(|| "Untitled show".to_owned(), |t| fold_space(&t.content)),
        author: channel.author.clone().or_else(|| feed.authors.iter().find_map(|a| a.name.clone())),
        description: plain(description.or(channel.summary.as_deref()).unwrap_or_default()),
        link,
        image: channel.image.clone().or_else(|| feed.logo.as_ref().map(|image| image.uri.clone())),
        language: feed.language.clone(),
        details: details(&feed, channel.details),
        episodes,
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
    hosts: &'a [Person],
    base: Option<&'a Url>,
    home: Option<&'a Url>,
}

fn episode(
    entry: &Entry,
    mut extras: Extras,
    around: &Surroundings<'_>,
) -> (Episode, EpisodeDetails) {
    let title = extras.title.as_deref().or(entry.title.as_ref().map(|t| t.content.as_str()));
    let given_title = title.map(fold_space).filter(|title| !title.is_empty());
    let duration = extras.duration.as_deref().and_then(duration::parse);
    let base = extras.base.as_ref().or(around.base);
    let context = Context { duration, base, home: around.home };
    let notes = notes::read(richest_notes(entry, &extras), &context);
    let podlove =
        Found { source: ChapterSource::Podlove, drafts: std::mem::take(&mut extras.podlove) };
    let stamps = Found { source: ChapterSource::Notes, drafts: notes.chapters };
    let (chapters, chapter_source) = merge(vec![podlove, stamps], duration);
    let mut details = extras.details;
    details.enclosures = enclosure::enclosures(entry, &details.enclosures);
    details.categories = entry.categories.iter().map(|c| fold_space(&c.term)).collect();
    details.categories.truncate(limits::OTHERS);
    details.link = entry.links.iter().find(|link| is_page(link)).map(|link| link.href.clone());
    if details.people.is_empty() {
        details.people = unnamed_people(around.hosts, given_title.as_deref(), &chapters);
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

fn is_page(link: &feed_rs::model::Link) -> bool {
    matches!(link.rel.as_deref(), None | Some("alternate"))
}

fn richest_notes<'a>(entry: &'a Entry, extras: &'a Extras) -> &'a str {
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|text| text.content.as_str());
    let candidates = [content, summary, extras.summary.as_deref()];
    // The first of the longest, since equal ones are copies of each other.
    candidates.into_iter().flatten().rev().max_by_key(|text| text.len()).unwrap_or_default()
}

fn plain(html: &str) -> String {
    let lines = lines(&pieces(html));
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
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

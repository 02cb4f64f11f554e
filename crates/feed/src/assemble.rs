//! Assembles a [`Show`] from what feed-rs reads, what it does not expose, and the
//! notes.

use std::collections::HashSet;
use std::sync::Arc;

use feed_rs::model::{Entry, Feed, Link, Text};
use feed_rs::parser::{ParseFeedResult, Parser};
use html::{label, plain_text};
use show::{
    ChapterSource, Chapters, Episode, EpisodeDetails, EpisodeId, Kind, Person, Published, Role,
    Show, ShowDetails, SourceChapters, Warning, merge_chapters,
};
use url::Url;

use crate::document::{self, Channel, Document, Envelope, Extras, Item, value};
use crate::notes::{self, Context};
use crate::{FeedError, dates, duration, enclosure, guests, identity, limits};

/// Reads a feed that was fetched from `address`, the base of its relative addresses.
///
/// The same text always gives the same show, ids included. A broken item costs only
/// that item. The show's warnings list what is left out.
///
/// ```
/// let text = r#"<rss version="2.0"><channel><title>Packets</title><item>
///     <title>Hello</title><enclosure url="/1.mp3" type="audio/mpeg" length="9"/>
/// </item></channel></rss>"#;
/// let show = feed::parse(text, "https://example.org/feed.xml")?;
/// assert_eq!(show.title, "Packets");
/// let audio = show.episodes[0].episode.audio.as_ref();
/// assert_eq!(audio.map(|audio| audio.url.as_str()), Some("https://example.org/1.mp3"));
/// # Ok::<(), feed::FeedError>(())
/// ```
///
/// # Errors
///
/// When the text contains no feed, or only a part of one.
pub fn parse(text: &str, address: &str) -> Result<Show, FeedError> {
    let base = Url::parse(address).ok();
    let Document { envelope, channel, items, warnings } = document::read(text, base.as_ref())?;
    let parse = |feed: String| feed_rs_parser(base.as_ref()).parse(feed.as_bytes());
    let feed = parse(envelope.with_items([].into_iter()));
    let feed = feed.map_err(|error| FeedError::NotAFeed(error.to_string()))?;
    let link = home_page(&feed, base.as_ref());
    let home = link.as_deref().and_then(|link| Url::parse(link).ok());
    let context = FeedContext { channel: &channel, base: base.as_ref(), home: home.as_ref() };
    let mut episodes = Episodes { warnings, ..Episodes::default() };
    let mut items = items.into_iter();
    loop {
        let batch: Vec<_> = items.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        for (item, entry) in entries(&parse, &envelope, batch) {
            match entry {
                Ok(entry) => episodes.add(&entry, item, &context),
                Err(error) => episodes.skip(&item, &error),
            }
        }
    }
    episodes.warnings.extend(moved_warning(&channel, base.as_ref()));
    Ok(show(&feed, channel, link, episodes, base.as_ref()))
}

/// The warning about a feed that has moved (`itunes:new-feed-url`).
fn moved_warning(channel: &Channel, address: Option<&Url>) -> Option<Warning> {
    let new = channel.details.new_feed_url.as_deref()?;
    let here = address.is_some_and(|address| address.as_str() == new);
    (!here).then(|| Warning::about_feed(format!("says that it has moved to {new}")))
}

/// A parser for one feed. It cannot be used again after an error.
fn feed_rs_parser(base: Option<&Url>) -> Parser {
    feed_rs::parser::Builder::new()
        .base_uri(base.map(Url::as_str))
        // The default ids are random where an item has neither guid nor link.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(dates::strict)
        .build()
}

/// The number of items that feed-rs reads at once. Its entries are large, and one
/// item that it cannot read fails the whole batch.
const BATCH: usize = 500;

/// Reads items with feed-rs, and pairs each with its entry or error.
fn entries(
    parse: &impl Fn(String) -> ParseFeedResult<Feed>,
    envelope: &Envelope,
    batch: Vec<Item>,
) -> Vec<(Item, Result<Entry, String>)> {
    match parse(envelope.with_items(batch.iter())) {
        Ok(feed) if feed.entries.len() == batch.len() => {
            batch.into_iter().zip(feed.entries.into_iter().map(Ok)).collect()
        }
        // Halving isolates an item that cannot be read.
        Ok(_) | Err(_) if batch.len() > 1 => {
            let mut batch = batch;
            let second = batch.split_off(batch.len() / 2);
            let mut entries = entries(parse, envelope, batch);
            entries.extend(self::entries(parse, envelope, second));
            entries
        }
        result => {
            let entry = single_entry(result);
            batch.into_iter().zip([entry]).collect()
        }
    }
}

fn single_entry(result: ParseFeedResult<Feed>) -> Result<Entry, String> {
    let entry = result.map_err(|error| error.to_string())?.entries.into_iter().next();
    entry.ok_or_else(|| "nothing is in it".to_owned())
}

/// The address of the show's own site. Feeds also link to hubs, to their other pages
/// and to themselves.
fn home_page(feed: &Feed, base: Option<&Url>) -> Option<String> {
    let links = || feed.links.iter().filter(|link| is_page(link, base));
    let link = links().find(|link| link.rel.is_none()).or_else(|| links().next());
    link.map(|link| link.href.clone())
}

/// The episodes read so far.
#[derive(Default)]
struct Episodes {
    items: Vec<show::Item>,
    seen: HashSet<EpisodeId>,
    /// For each episode, the id that depends on its content as well.
    contents: HashSet<EpisodeId>,
    warnings: Vec<Warning>,
}

impl Episodes {
    fn add(&mut self, entry: &Entry, item: Item, context: &FeedContext<'_>) {
        let (mut episode, details) = episode(entry, item.extras, context);
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
        let distinct = identity::distinct_id(&episode);
        let is_copy = !self.contents.insert(distinct.clone());
        if is_copy {
            warn("is a copy of an earlier item; it is shown once");
        } else if !self.seen.insert(episode.id.clone()) {
            warn("has the id of an earlier item; it got another");
            episode.id = distinct;
        }
        self.warnings.truncate(limits::WARNINGS);
        if !is_copy {
            self.items.push(show::Item { episode: Arc::new(episode), details });
        }
    }

    fn skip(&mut self, item: &Item, error: &str) {
        let what = format!("could not be read and was left out: {error}");
        self.warnings.push(Warning { item: format!("item {}", item.place), what });
        self.warnings.truncate(limits::WARNINGS);
    }
}

fn show(
    feed: &Feed,
    channel: Channel,
    link: Option<String>,
    episodes: Episodes,
    base: Option<&Url>,
) -> Show {
    let Episodes { mut items, warnings, .. } = episodes;
    // The sort is stable: undated episodes keep the feed's order, at the end.
    items.sort_by_key(|item| std::cmp::Reverse(item.episode.published));
    let title = feed.title.as_ref().map(title_text);
    let description = feed.description.as_ref().map(|text| text.content.as_str());
    Show {
        title: title.unwrap_or_else(|| "Untitled show".to_owned()),
        author: channel
            .author
            .or_else(|| feed.authors.iter().find_map(|a| a.name.clone()))
            .map(|author| label(&author)),
        description: plain_text(&html::unwrap(
            description.or(channel.summary.as_deref()).unwrap_or_default(),
        )),
        link,
        image: channel.image.or_else(|| value::address(&feed.logo.as_ref()?.uri, base)),
        language: channel.language.or_else(|| feed.language.clone()),
        details: details(feed, channel.details),
        episodes: items,
        warnings,
    }
}

fn details(feed: &Feed, mut details: ShowDetails) -> ShowDetails {
    let categories = feed.categories.iter().map(|category| label(&category.term));
    for category in categories.take(limits::OTHERS) {
        if !details.categories.contains(&category) {
            details.categories.push(category);
        }
    }
    details.generator = feed.generator.as_ref().map(|generator| label(&generator.content));
    details.copyright = feed.rights.as_ref().map(|rights| label(&rights.content));
    details
}

/// The parts of the feed that its items depend on.
struct FeedContext<'a> {
    channel: &'a Channel,
    /// The address that relative addresses are resolved against.
    base: Option<&'a Url>,
    /// The show's own site.
    home: Option<&'a Url>,
}

fn episode(entry: &Entry, mut extras: Extras, feed: &FeedContext<'_>) -> (Episode, EpisodeDetails) {
    let title = extras.title.as_deref().map(label);
    let given_title = title.or_else(|| entry.title.as_ref().map(title_text));
    let given_title = given_title.filter(|title| !title.is_empty());
    let duration = extras.duration.as_deref().and_then(duration::parse);
    let base = extras.base.as_ref().or(feed.base);
    let context = Context { duration, base, home: feed.home };
    let notes = notes::read(&html::unwrap(longest_notes(entry, &extras)), &context);
    let podlove = SourceChapters {
        source: ChapterSource::Podlove,
        drafts: std::mem::take(&mut extras.podlove),
    };
    let timestamps = SourceChapters { source: ChapterSource::Notes, drafts: notes.chapters };
    let (chapters, chapter_source) = merge_chapters(vec![podlove, timestamps], duration);
    let mut details = extras.details;
    details.enclosures = enclosure::enclosures(&details.enclosures, entry, base);
    details.categories = entry.categories.iter().map(|c| label(&c.term)).collect();
    details.categories.truncate(limits::OTHERS);
    details.link =
        entry.links.iter().find(|link| is_page(link, base)).map(|link| link.href.clone());
    if details.people.is_empty() {
        details.people =
            inherited_people(&feed.channel.details.people, given_title.as_deref(), &chapters);
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
        image: extras.image.or(extras.thumbnail),
    };
    (episode, details)
}

/// A title as plain text. In Atom it may have markup (RFC 4287, section 3.1.1).
fn title_text(title: &Text) -> String {
    let markup = matches!(title.content_type.subty().as_str(), "html" | "xhtml");
    if markup { plain_text(&html::unwrap(&title.content)) } else { label(&title.content) }
}

/// Whether a link leads to a page. feed-rs makes the feed's own address of an empty link.
fn is_page(link: &Link, base: Option<&Url>) -> bool {
    let is_audio = link.media_type.as_deref().is_some_and(|mime| mime.starts_with("audio/"));
    let is_empty = base.is_some_and(|base| base.as_str() == link.href);
    !is_audio && !is_empty && matches!(link.rel.as_deref(), None | Some("alternate"))
}

fn longest_notes<'a>(entry: &'a Entry, extras: &'a Extras) -> &'a str {
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|text| text.content.as_str());
    let candidates = [content, summary, extras.summary.as_deref()];
    // The first of the longest: texts of equal length are copies of each other.
    candidates.into_iter().flatten().rev().max_by_key(|text| text.len()).unwrap_or_default()
}

fn published(entry: &Entry, date_text: Option<&str>) -> Option<Published> {
    let published = entry.published.and_then(dates::published);
    let published = published.or_else(|| dates::parse(date_text?));
    published.or_else(|| entry.updated.and_then(dates::published))
}

/// The people of an item that names none: the channel's people without its guests,
/// and the guests that the title and the chapters announce.
fn inherited_people(
    channel_people: &[Person],
    title: Option<&str>,
    chapters: &Chapters,
) -> Vec<Person> {
    let guests = guests::guests(title, chapters);
    channel_people
        .iter()
        .filter(|person| person.role != Role::Guest)
        .cloned()
        .chain(guests)
        .collect()
}

//! One [`Show`] from what feed-rs read, what it could not, and the notes.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use chrono::Datelike;
use feed_rs::model::{Entry, Feed, Link, MediaContent};
use url::Url;

use super::document::{self, Extras};
use super::html::{fold_space, lines, pieces};
use super::notes::{self, Context, Notes, is_http};
use super::{FeedError, guests};
use crate::show::{
    Date, Enclosure, Episode, EpisodeId, Kind, Moment, Person, Published, Role, Show, Warning,
};

/// Reads a feed that was fetched from `address`.
///
/// The same text gives the same show, ids included.
///
/// # Errors
///
/// When there is no feed in the text, or only a part of one.
pub fn parse(text: &str, address: &str) -> Result<Show, FeedError> {
    let document = document::read(text)?;
    let base = Url::parse(address).ok();
    let parser = feed_rs::parser::Builder::new()
        .base_uri(base.as_ref().map(Url::as_str))
        // Its own ids are random where an item has neither guid nor link.
        .id_generator(|_, _, _| String::new())
        .build();
    let feed = parser.parse(document.clean.as_slice());
    let feed = feed.map_err(|error| FeedError::NotAFeed(error.to_string()))?;
    Ok(show(feed, &document.channel, &document.items, base.as_ref()))
}

fn show(mut feed: Feed, channel: &Extras, items: &[Extras], base: Option<&Url>) -> Show {
    let none = Extras::default();
    let entries = std::mem::take(&mut feed.entries);
    let link = feed.links.iter().find(|l| l.rel.as_deref() != Some("self")).map(|l| l.href.clone());
    let home = link.as_deref().and_then(|link| Url::parse(link).ok());
    let surroundings = Surroundings { hosts: &channel.people, base, home: home.as_ref() };
    let mut warnings = Vec::new();
    let mut seen = HashSet::new();
    let mut episodes = Vec::with_capacity(entries.len());
    for (index, entry) in entries.into_iter().enumerate() {
        let extras = items.get(index).unwrap_or(&none);
        let mut episode = episode(&entry, extras, &surroundings);
        let mut warn = |what: &str| {
            let item = format!("item {}: {}", index + 1, episode.title());
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
            episode.id = EpisodeId(format!("{}#{}", episode.id.0, digest(&episode)));
        }
        // Only an exact copy has the same digest too, and one of it is enough.
        if seen.insert(episode.id.clone()) {
            episodes.push(Arc::new(episode));
        }
    }
    // Stable, so that undated episodes keep the feed's order, at the end.
    episodes.sort_by_key(|episode| std::cmp::Reverse(episode.published));
    Show {
        title: feed.title.map_or_else(|| "Untitled show".to_owned(), |t| fold_space(&t.content)),
        author: channel.author.clone().or_else(|| feed.authors.into_iter().find_map(|a| a.name)),
        description: feed.description.map(|text| plain(&text.content)).unwrap_or_default(),
        link,
        image: channel.image.clone().or(feed.logo.map(|image| image.uri)),
        language: feed.language,
        episodes,
        warnings,
    }
}

/// What an item takes from the feed around it.
struct Surroundings<'a> {
    hosts: &'a [Person],
    base: Option<&'a Url>,
    home: Option<&'a Url>,
}

fn episode(entry: &Entry, extras: &Extras, around: &Surroundings<'_>) -> Episode {
    let title = extras.title.as_deref().or(entry.title.as_ref().map(|t| t.content.as_str()));
    let given_title = title.map(fold_space).filter(|title| !title.is_empty());
    let duration = extras.duration.as_deref().and_then(Moment::parse_clock);
    let duration = duration.filter(|duration| *duration > Moment::START);
    let Notes { summary, rest, chapters, references } = notes::read(
        richest_notes(entry, extras),
        &Context { duration, base: around.base, home: around.home },
    );
    let audio = audio(entry);
    Episode {
        id: id(entry, audio.as_ref(), given_title.as_deref()),
        number: extras.episode.as_deref().and_then(whole_number),
        season: extras.season.as_deref().and_then(whole_number),
        kind: extras.kind.as_deref().map(Kind::parse).unwrap_or_default(),
        published: published(entry),
        duration,
        summary,
        notes: rest,
        people: people(extras, around.hosts, given_title.as_deref()),
        given_title,
        audio,
        chapters,
        references,
        transcripts: extras.transcripts.clone(),
        image: extras.image.clone(),
    }
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

fn published(entry: &Entry) -> Option<Published> {
    let at = entry.published.or(entry.updated)?;
    let part = |number: u32| u8::try_from(number).ok();
    let date = Date::new(at.year(), part(at.month())?, part(at.day())?)?;
    Some(Published { unix: at.timestamp(), date })
}

fn audio(entry: &Entry) -> Option<Enclosure> {
    let contents = || entry.media.iter().flat_map(|object| &object.content);
    let kind = |content: &&MediaContent, kind: &str| {
        content.content_type.as_ref().is_some_and(|mime| mime.ty().as_str() == kind)
    };
    let sound = contents().find(|content| kind(content, "audio"));
    let any = || contents().find(|content| content.url.is_some() && !kind(content, "image"));
    let Some(chosen) = sound.or_else(any) else { return linked_audio(entry) };
    Some(Enclosure {
        url: chosen.url.as_ref().filter(|url| is_http(url))?.to_string(),
        mime: chosen.content_type.as_ref().map(ToString::to_string),
        length: chosen.size.filter(|size| *size > 0),
    })
}

/// An enclosure as Atom (RFC 4287, section 4.2.7.2) and JSON Feed (version 1.1,
/// "attachments") have it: among the links.
fn linked_audio(entry: &Entry) -> Option<Enclosure> {
    let sounds = |link: &&Link| {
        let mime = link.media_type.as_deref().unwrap_or_default();
        mime.starts_with("audio/") || link.rel.as_deref() == Some("enclosure")
    };
    let link = entry.links.iter().find(sounds)?;
    Some(Enclosure {
        url: Url::parse(&link.href).ok().filter(is_http)?.into(),
        mime: link.media_type.clone(),
        length: link.length.filter(|length| *length > 0),
    })
}

/// An item's own people, else the channel's and whoever the title announces.
fn people(extras: &Extras, hosts: &[Person], title: Option<&str>) -> Vec<Person> {
    if !extras.people.is_empty() {
        return extras.people.clone();
    }
    let guests = title.map(guests::from_title).unwrap_or_default();
    hosts.iter().filter(|person| person.role != Role::Guest).cloned().chain(guests).collect()
}

fn id(entry: &Entry, audio: Option<&Enclosure>, title: Option<&str>) -> EpisodeId {
    let guid = Some(entry.id.trim()).filter(|id| !id.is_empty());
    let address = audio.map(|audio| audio.url.as_str());
    let link = entry.links.first().map(|link| link.href.as_str());
    let id = guid.or(address).or(link).map(str::to_owned);
    EpisodeId(id.unwrap_or_else(|| {
        digest_of(&(title, entry.published, entry.summary.as_ref().map(|text| &text.content)))
    }))
}

fn digest(episode: &Episode) -> String {
    digest_of(&(&episode.given_title, episode.number, episode.audio.as_ref().map(|a| &a.url)))
}

fn digest_of(value: &impl Hash) -> String {
    // Its keys are fixed, so the digest is the same in every run.
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn whole_number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

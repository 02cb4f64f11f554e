use std::sync::Arc;

use catalogue::{Entry, Format, Listened, Listing, Use};
use show::Address;

use super::support::embedded;

fn numbers(query: &str) -> Vec<u32> {
    let catalogue = embedded();
    let listing = Listing::read(&Address::parse(&format!("/?{query}")));
    let use_of = |entry: &Entry| Use {
        listened: match entry.episode.number {
            Some(13) => Listened::Played,
            Some(12) => Listened::Started,
            _ => Listened::Unplayed,
        },
        downloaded: matches!(entry.episode.number, Some(11..=13)),
    };
    let entries = listing.apply(&catalogue.entries, use_of);
    entries.iter().filter_map(|entry| entry.episode.number).collect()
}

#[test]
fn episodes_come_in_the_order_that_is_asked_for() {
    let newest: Vec<u32> = (1..=14).rev().collect();
    let oldest: Vec<u32> = (1..=14).collect();
    for (query, expected) in [
        ("", &newest),
        ("sort=newest", &newest),
        ("sort=oldest", &oldest),
        ("sort=nonsense", &newest),
    ] {
        assert_eq!(numbers(query), *expected, "{query}");
    }
    let lengths = |query: &str| -> Vec<_> {
        let listing = Listing::read(&Address::parse(&format!("/?{query}")));
        let unused = Use { listened: Listened::Unplayed, downloaded: false };
        let entries = listing.apply(&embedded().entries, |_| unused);
        entries.iter().map(|entry| entry.episode.duration).collect()
    };
    let longest = lengths("sort=longest");
    let (known, unknown) = longest.split_at(longest.iter().filter(|d| d.is_some()).count());
    assert!(known.is_sorted_by(|a, b| a >= b) && unknown.iter().all(Option::is_none));
    let shortest = lengths("sort=shortest");
    let (known, unknown) = shortest.split_at(known.len());
    assert!(known.is_sorted() && unknown.iter().all(Option::is_none), "{shortest:?}");
}

#[test]
fn episodes_are_left_out_by_what_they_are_like() {
    for (query, expected) in [
        ("listened=played", vec![13]),
        ("listened=begun", vec![12]),
        ("format=special", vec![1]),
        ("format=special&listened=played", vec![]),
        ("downloaded=yes", vec![13, 12, 11]),
        ("downloaded=yes&listened=unplayed", vec![11]),
        ("sort=oldest&format=interview&listened=begun", vec![12]),
    ] {
        assert_eq!(numbers(query), expected, "{query}");
    }
    assert_eq!(numbers("listened=unplayed").len(), 12);
    assert_eq!(numbers("transcript=yes").len(), 14);
}

#[test]
fn formats_are_told_by_title_guests_and_original() {
    let catalogue = embedded();
    let entry = Entry::clone(&catalogue.entries[0]);
    let titled = |title: &str, entry: &Entry| {
        let mut entry = entry.clone();
        Arc::make_mut(&mut entry.episode).given_title = Some(title.to_owned());
        entry
    };
    let format = |entry: &Entry| Format::of(entry, "Protocol Shorts");
    assert_eq!(format(&entry), Format::Interview);
    let short = titled("Protocol Shorts: HTTP as an Application Bus", &entry);
    assert_eq!(format(&short), Format::Short);
    assert_eq!(format(&Entry { guests: Vec::new(), ..entry.clone() }), Format::Special);
    assert_eq!(format(&Entry { original: Some(2), ..short }), Format::Remaster);
}

/// Two seasons of a story, newest first as in most feeds, with a trailer and a bonus.
const STORY: &str = r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Story</title>
    <itunes:type>serial</itunes:type><itunes:explicit>yes</itunes:explicit>
    <item><title>Extra</title><guid>x</guid><itunes:season>2</itunes:season>
        <itunes:episodeType>bonus</itunes:episodeType><itunes:explicit>no</itunes:explicit></item>
    <item><title>Two Two</title><guid>22</guid><itunes:season>2</itunes:season>
        <itunes:episode>2</itunes:episode></item>
    <item><title>Two One</title><guid>21</guid><podcast:season name="The Sea">2</podcast:season>
        <itunes:episode>1</itunes:episode></item>
    <item><title>One One</title><guid>11</guid><itunes:season>1</itunes:season>
        <itunes:episode>1</itunes:episode></item>
    <item><title>Soon</title><guid>t</guid><itunes:season>1</itunes:season>
        <itunes:episodeType>trailer</itunes:episodeType></item></channel></rss>"#;

#[test]
fn a_story_is_listed_from_its_beginning() {
    let catalogue = super::support::catalogue(STORY, "{}");
    let titles: Vec<_> = catalogue.listed().iter().map(|entry| entry.episode.title()).collect();
    assert_eq!(titles, ["Soon", "One One", "Two One", "Two Two", "Extra"]);
    assert_eq!(catalogue.first_to_hear().unwrap().episode.title(), "One One");
    let episodic = super::support::catalogue(&STORY.replace("serial", "episodic"), "{}");
    assert_eq!(episodic.first_to_hear().unwrap().episode.title(), "Two Two");
    assert_eq!(episodic.listed(), episodic.entries);
}

#[test]
fn seasons_kinds_and_explicit_episodes_are_told_apart() {
    let catalogue = super::support::catalogue(STORY, "{}");
    let labels: Vec<_> = catalogue.seasons.iter().map(|season| season.label()).collect();
    assert_eq!(labels, ["Season 1", "Season 2: The Sea"]);
    let titles = |query: &str| -> Vec<String> {
        let listing = Listing::read(&Address::parse(&format!("/?{query}")));
        let unused = Use { listened: Listened::Unplayed, downloaded: false };
        let entries = listing.apply(&catalogue.entries, |_| unused);
        entries.iter().map(|entry| entry.episode.title()).collect()
    };
    assert_eq!(titles("season=2"), ["Extra", "Two Two", "Two One"]);
    assert_eq!(titles("season=2&format=bonus"), ["Extra"]);
    assert_eq!(titles("format=trailer"), ["Soon"]);
    assert_eq!(titles("season=two").len(), 5);
    assert!(Listing::read(&Address::parse("/?season=1")).is_filtered());
    assert!(!Listing::read(&Address::parse("/?sort=oldest")).is_filtered());
    let explicit: Vec<_> = catalogue.entries.iter().map(|entry| entry.explicit).collect();
    assert_eq!(explicit, [false, true, true, true, true]);
    // One season is no choice.
    assert!(embedded().seasons.is_empty());
}

#[test]
fn shorts_are_what_the_editors_call_so() {
    let feed = STORY.replace("Two Two", "Kurz: Two");
    let format = |json: &str| {
        let catalogue = super::support::catalogue(&feed, json);
        catalogue.by_number(2).unwrap().format
    };
    assert_eq!(format(r#"{ "shorts": "kurz" }"#), Format::Short);
    assert_eq!(format("{}"), Format::Special);
}

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
    assert_eq!(Format::of(&entry), Format::Interview);
    let short = titled("Protocol Shorts: HTTP as an Application Bus", &entry);
    assert_eq!(Format::of(&short), Format::Short);
    assert_eq!(Format::of(&Entry { guests: Vec::new(), ..entry.clone() }), Format::Special);
    assert_eq!(Format::of(&Entry { original: Some(2), ..short }), Format::Remaster);
}

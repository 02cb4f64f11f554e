use std::ops::ControlFlow;

use catalogue::{Catalogue, FeedSource};
use feed::{FeedError, parse};
use site::Site;
use wire::{FORMAT, FeedAnswer, FeedReader, Fingerprint, encode_feed};

/// Reads an answer as the page does, so many entries at once.
fn decode(bytes: &[u8], at_once: usize) -> Option<FeedAnswer> {
    let mut reader = FeedReader::new(bytes)?;
    loop {
        match reader.read(at_once) {
            ControlFlow::Break(answer) => return answer,
            ControlFlow::Continue(rest) => reader = rest,
        }
    }
}

#[test]
fn answers_arrive_as_they_were_sent() {
    let show = parse(include_str!("../../public/feed.xml"), "https://e.org/feed.xml").unwrap();
    let site = Site::parse(include_str!("../../public/site.json")).0;
    let answer: FeedAnswer = Ok(Catalogue::new(&show, &site, &FeedSource::default(), &[]));
    for at_once in [1, 5, 14, 200] {
        assert_eq!(decode(&encode_feed(answer.clone()), at_once).as_ref(), Some(&answer));
    }
    let answer: FeedAnswer = Err(FeedError::Truncated);
    assert_eq!(decode(&encode_feed(answer.clone()), 1), Some(answer));
}

#[test]
fn bytes_of_something_else_are_refused() {
    assert_eq!(decode(b"", 1), None);
    assert_eq!(decode(b"\x00\xff\xff\xff\xff\xff\xff", 1), None);
    let show = parse(include_str!("../../public/feed.xml"), "https://e.org/feed.xml").unwrap();
    let whole =
        encode_feed(Ok(Catalogue::new(&show, &Site::default(), &FeedSource::default(), &[])));
    // What follows a refusal does not keep its reader busy for ever.
    let refused = [encode_feed(Err(FeedError::Empty)), whole.clone()].concat();
    assert_eq!(decode(&refused, 5), Some(Err(FeedError::Empty)));
    // Cut anywhere inside an entry, it is none.
    assert_eq!(decode(&whole[..whole.len() - 1], 5), None);
}

/// The host computes the fingerprint of the snapshot, browsers compare it. A digest whose
/// numbers depend on the width of a pointer would never be recognised.
#[test]
fn fingerprints_are_the_same_everywhere() {
    let feed = Fingerprint::of_feed("/feed.xml", b"<rss><lastBuildDate>1</lastBuildDate><item/>");
    assert_eq!(Fingerprint { site: 0, feed }.to_string(), "0-226b6a1b5c611abf");
}

/// A change here means that kept answers of earlier builds cannot be read:
/// raise [`FORMAT`] with it.
#[test]
fn the_encoding_is_the_one_of_this_format() {
    let feed = r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title><item>
        <title>A with Ada Lovelace</title><guid>g</guid>
        <pubDate>Tue, 18 Nov 2025 05:00:00 GMT</pubDate>
        <description>&lt;p&gt;On DNS, see &lt;a href="https://e.org/"&gt;E&lt;/a&gt;&lt;/p&gt;
        &lt;p&gt;0:00 a&lt;/p&gt;&lt;p&gt;0:05 b&lt;/p&gt;</description>
        <enclosure url="https://e.org/a.mp3" type="audio/mpeg" length="9"/>
        <podcast:transcript url="https://e.org/t.txt" type="text/plain"/>
        <itunes:episode>1</itunes:episode><itunes:duration>1:00</itunes:duration>
        </item></channel></rss>"#;
    let site = r#"{ "subscribe": [{ "name": "RSS", "url": "/feed.xml" }],
        "layers": [{ "name": "Names", "topics": [{ "name": "DNS" }] }],
        "people": [{ "name": "Ada Lovelace", "line": "L", "affiliation": "A" }],
        "upcoming": [{ "title": "U", "date": "2026-01-01", "guests": ["X"], "text": ["t"] }] }"#;
    let show = parse(feed, "https://e.org/feed.xml").unwrap();
    let answer: FeedAnswer =
        Ok(Catalogue::new(&show, &Site::parse(site).0, &FeedSource::default(), &[]));
    let bytes = encode_feed(answer).escape_ascii().to_string();
    insta::assert_snapshot!(format!("format {FORMAT}\n{bytes}"));
}

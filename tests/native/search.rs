use std::cell::RefCell;

use proptest::prelude::*;
use search::{Index, Query, Remark, SearchRequest, SearchResults, Segment, marked};
use show::{Cue, Moment};

use super::support::embedded;

fn request(text: &str, max_moments: usize, max_works: usize) -> SearchRequest {
    SearchRequest { text: text.to_owned(), max_moments, max_works }
}

fn found(text: &str) -> SearchResults {
    Index::new(embedded()).search(&request(text, 20, 20))
}

fn numbers(text: &str) -> Vec<u32> {
    let catalogue = embedded();
    let found = Index::new(catalogue.clone()).search(&request(text, 20, 20));
    let episodes = found.episodes.iter();
    let mut numbers: Vec<_> =
        episodes.map(|e| catalogue.entries[*e].episode.number.unwrap()).collect();
    numbers.sort_unstable();
    numbers
}

fn moments(text: &str) -> Vec<(String, String)> {
    let moments = found(text).moments.into_iter();
    moments.map(|moment| (moment.at.clock(), moment.text)).collect()
}

#[test]
fn words_are_found_wherever_they_stand() {
    for (query, expected) in [
        // Title, guest, affiliation, topic, chapter, reference, longer text.
        ("netstack3", vec![8, 10]),
        ("ochtman", vec![7]),
        ("nlnet", vec![14]),
        ("DNSSEC", vec![14]),
        ("io_uring", vec![5]),
        ("slaac", vec![8]),
        ("deterministic memory use", vec![8]),
        // In any order, in any case, with any marks, begun only.
        ("QUIC firefox", vec![8, 11]),
        ("firefox quic", vec![8, 11]),
        ("fïrefóx qui", vec![8, 11]),
        ("dirk ocht", vec![7]),
    ] {
        assert_eq!(numbers(query), expected, "{query}");
    }
}

#[test]
fn a_chapter_leads_to_its_minute() {
    let first = moments("arp ethernet").into_iter().next();
    let expected = ("24:45".to_owned(), "Understanding ARP and Ethernet Protocols".to_owned());
    assert_eq!(first, Some(expected));
}

#[test]
fn the_chapter_with_most_of_the_words_comes_first() {
    let (_, first) = moments("understanding protocols").into_iter().next().unwrap();
    let lower = first.to_lowercase();
    assert!(lower.contains("understanding") && lower.contains("protocols"), "{first}");
}

#[test]
fn a_phrase_has_to_stand_as_it_is() {
    assert_eq!(numbers("\"memory use\""), [8]);
    let reversed = found("\"use memory\"");
    assert!(reversed.remarks.contains(&Remark::Partial) || reversed.episodes.is_empty());
    // Part of a word is none inside quotes.
    assert!(!numbers("\"memory us\"").contains(&8));
}

#[test]
fn filters_narrow() {
    assert_eq!(numbers("guest:inden"), [11]);
    assert_eq!(numbers("guest:\"max inden\" quic"), [11]);
    assert_eq!(numbers("guest:mozilla"), [11]);
    let dns = numbers("topic:dns");
    assert!(dns.contains(&14) && !dns.contains(&5), "{dns:?}");
    assert_eq!(numbers("ref:rfc2462"), [8]);
    assert_eq!(numbers("ref:\"rfc 2462\""), [8]);
    assert_eq!(numbers("before:2025-09"), [1, 2]);
    assert_eq!(numbers("after:2025-11-11"), [13, 14]);
    assert_eq!(numbers("after:2025-09 before:2025-09-09"), [3]);
    assert_eq!(numbers("topic:dns before:2025-10"), [7]);
}

#[test]
fn a_minus_leaves_out() {
    let (with, without) = (numbers("topic:quic"), numbers("topic:quic -firefox"));
    assert!(with.contains(&11) && !without.contains(&11) && !without.is_empty(), "{without:?}");
}

#[test]
fn a_word_with_a_number_is_found_in_two() {
    let found = found("http3");
    assert_eq!(found.remarks, []);
    assert!(found.moments.iter().any(|m| m.text.contains("HTTP/3")), "{:?}", found.moments);
}

#[test]
fn what_is_still_being_typed_is_no_fault() {
    for text in ["", "  ", "guest:", "before:", "\"", "guest:\"max", ":", "-"] {
        let query = Query::parse(text);
        assert!(query.faults.is_empty(), "{text}: {:?}", query.faults);
    }
    assert!(Query::parse("guest: before:").is_empty());
    let faults = Query::parse("before:soon quic").faults;
    assert_eq!(faults.len(), 1);
    assert!(faults[0].contains("“before:soon” has no date"), "{faults:?}");
}

#[test]
fn slips_are_forgiven_and_named() {
    for (typed, taken) in
        [("qiuc", "quic"), ("rustsl", "rustls"), ("firefx", "firefox"), ("ochtmann", "ochtman")]
    {
        let found = found(typed);
        let remark = Remark::Corrected { typed: typed.to_owned(), corrected: taken.to_owned() };
        assert_eq!(found.remarks, [remark]);
        assert!(!found.episodes.is_empty(), "{typed}");
    }
    // Of a word of four letters, one is too much; of three, any.
    assert!(found("dscp").remarks.is_empty() && found("nat").remarks.is_empty());
    assert!(found("quic").remarks.is_empty());
    assert!(found("xqzvw").episodes.is_empty());
}

#[test]
fn without_all_of_the_words_most_of_them_will_do() {
    let found = found("firefox quic zzzzqqqq");
    assert_eq!(found.remarks, [Remark::Partial]);
    let catalogue = embedded();
    assert_eq!(catalogue.entries[found.episodes[0]].episode.number, Some(11));
}

#[test]
fn people_and_references_are_found_as_themselves() {
    let catalogue = embedded();
    let inden = found("inden");
    let names: Vec<_> = inden.guests.iter().map(|g| catalogue.guests[*g].name.as_str()).collect();
    assert_eq!(names, ["Max Inden"]);
    let rfc = found("rfc 2462");
    assert_eq!(rfc.works[0].reference.kind.label(), "RFC 2462");
    assert_eq!(found("rfc2462").works, rfc.works);
}

#[test]
fn transcripts_are_searched_once_they_are_there() {
    let catalogue = embedded();
    let place = catalogue.entries.iter().position(|entry| entry.episode.number == Some(8)).unwrap();
    let id = catalogue.entries[place].episode.id.clone();
    let mut index = Index::new(catalogue);
    assert!(index.search(&request("differentiated", 5, 5)).moments.is_empty());
    let cue = |seconds, text: &str| Cue {
        start: Some(Moment::from_secs(seconds)),
        end: None,
        speaker: None,
        text: text.to_owned(),
    };
    let cues = vec![cue(5, "Hello."), cue(95, "So DSCP is differentiated services.")];
    index.add_transcript(&id, cues.clone());
    index.add_transcript(&id, cues);
    let found = index.search(&request("differentiated dscp", 5, 5));
    assert_eq!(found.total_moments, 1);
    let moment = &found.moments[0];
    assert_eq!((moment.episode, moment.at.clock().as_str(), moment.spoken), (place, "1:35", true));
    assert_eq!(found.episodes, [place]);
}

#[test]
fn a_snippet_shows_what_the_card_does_not() {
    let found = found("deterministic");
    let snippet = &found.snippets[0];
    assert!(snippet.text.contains("deterministic"), "{}", snippet.text);
    assert!(snippet.text.len() < 260, "{}", snippet.text.len());
    // The title of that episode says it all.
    assert!(self::found("fuchsia").snippets.iter().all(|s| s.episode != found.episodes[0]));
}

fn hits(text: &str, query: &str) -> Vec<String> {
    let pieces = marked(text, &Query::parse(query).terms).into_iter();
    pieces.filter(|piece| piece.hit).map(|piece| piece.text).collect()
}

#[test]
fn matches_are_marked() {
    assert_eq!(hits("QUIC and Quick wins", "quic"), ["QUIC", "Quick"]);
    assert_eq!(hits("Quick wins", "\"quic\""), Vec::<String>::new());
    assert_eq!(hits("Tom Houlé on HTTP/3", "houle http/3"), ["Houlé", "HTTP/3"]);
    assert_eq!(hits("Große Œuvres", "grosse oeuvre"), ["Große", "Œuvres"]);
    assert_eq!(hits("GROSSE Netze", "größe große"), ["GROSSE"]);
    assert_eq!(hits("zero copy, zero cost", "\"zero copy\""), ["zero copy"]);
    assert_eq!(hits("nothing", ""), Vec::<String>::new());
    let whole = Segment { text: "nothing".to_owned(), hit: false };
    assert_eq!(marked("nothing", &[]), [whole]);
}

proptest! {
    #[test]
    fn pieces_together_are_the_text(text in "\\PC{0,60}", query in "\\PC{0,30}") {
        let pieces = marked(&text, &Query::parse(&query).terms);
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn anything_can_be_asked(query in "(\\PC|guest:|after:|\"| ){0,20}") {
        thread_local!(static INDEX: RefCell<Index> = RefCell::new(Index::new(embedded())));
        INDEX.with(|index| {
            let found = index.borrow_mut().search(&request(&query, 3, 3));
            prop_assert!(found.moments.len() <= 3 && found.works.len() <= 3);
            Ok(())
        })?;
    }
}

#[test]
fn scripts_without_spaces_are_found_inside_words() {
    let feed = "<rss version='2.0'><channel><title>T</title>\
        <item><title>海底ケーブルの話</title><guid>1</guid><description>今週のゲスト紹介とTCPの番組</description></item>\
        <item><title>Other</title><guid>2</guid><description>ストゲ ブル テーブル</description></item>\
        </channel></rss>";
    let mut index = Index::new(super::support::catalogue(feed, "{}"));
    for query in ["ゲスト", "ケーブル", "番組", "底ケ", "話", "TCPの番", "海底 ゲスト"]
    {
        assert_eq!(index.search(&request(query, 5, 5)).episodes, [0], "{query}");
    }
    assert_eq!(hits("今週のゲスト紹介", "ゲスト"), ["ゲスト"]);
    assert_eq!(hits("番組TCPの話", "tcp"), ["TCP"]);
}

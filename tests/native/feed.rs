use feed::{FeedError, parse};
use proptest::prelude::*;
use show::{Item, Kind, Length, Role, Show};

const EMBEDDED: &str = include_str!("../../public/feed.xml");
const LATER: &str = include_str!("../fixtures/feed-later.xml");
const ADDRESS: &str = "https://example.org/feed.xml";

fn read(text: &str) -> Show {
    parse(text, ADDRESS).unwrap()
}

/// A feed of one item with the itunes and podcast namespaces at hand.
fn with_item(item: &str) -> String {
    format!(
        r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
        xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>T</title>
        <podcast:person>Host</podcast:person><item><guid>1</guid>{item}</item></channel></rss>"#
    )
}

fn episode(item: &str) -> Item {
    read(&with_item(item)).episodes.remove(0)
}

#[test]
fn the_embedded_show_is_read_whole() {
    let show = read(EMBEDDED);
    assert_eq!(show.episodes.len(), 14);
    assert_eq!(show.warnings, []);
    let numbers: Vec<_> =
        show.episodes.iter().filter_map(|episode| episode.episode.number).collect();
    assert_eq!(numbers, (1..=14).rev().collect::<Vec<_>>());
    let netstack3 = show.episodes.iter().find(|episode| episode.episode.number == Some(8)).unwrap();
    insta::assert_json_snapshot!(netstack3.episode);
}

#[test]
fn every_known_chapter_of_the_later_show_is_found() {
    let show = read(LATER);
    assert_eq!(show.episodes.len(), 35);
    let counts = |number| {
        let episode =
            show.episodes.iter().find(|episode| episode.episode.number == Some(number)).unwrap();
        (episode.episode.chapters.len(), episode.episode.references.len())
    };
    assert_eq!(counts(17), (21, 7));
    assert_eq!(counts(26), (24, 0));
    assert_eq!(counts(29), (14, 7));
    assert_eq!(counts(35), (22, 5));
}

#[test]
fn durations_in_every_form_found_in_the_wild() {
    let cases = [
        ("45:10", Some(2_710_000)),
        ("2715", Some(2_715_000)),
        ("1:02:03", Some(3_723_000)),
        ("00:45:10.500", Some(2_710_500)),
        (" 07:08 ", Some(428_000)),
        ("PT1H2M3S", Some(3_723_000)),
        ("PT45M", Some(2_700_000)),
        ("PT30M12.5S", Some(1_812_000)),
        ("45 min", Some(2_700_000)),
        ("1 hour, 2 minutes", Some(3_720_000)),
        ("90s", Some(90_000)),
        ("1501.2", Some(1_501_200)),
        ("1:75:00", Some(8_100_000)),
        ("00:04:60", Some(300_000)),
        ("1:2:3:4", None),
        ("", None),
        ("0", None),
        ("soon", None),
        ("99999999999999999999999", None),
        ("-5", None),
    ];
    for (text, millis) in cases {
        let item = format!("<itunes:duration>{text}</itunes:duration>");
        assert_eq!(episode(&item).episode.duration.map(Length::as_millis), millis, "{text}");
    }
}

#[test]
fn a_person_with_an_unknown_role_does_not_fail_the_feed() {
    let people = episode(
        r#"<podcast:person role="Maintainer" group="Crew">A</podcast:person>
        <podcast:person>B</podcast:person><podcast:person role="GUEST">C</podcast:person>"#,
    )
    .details
    .people;
    let roles: Vec<_> = people.iter().map(|p| (p.name.as_str(), p.role.clone())).collect();
    let other = Role::Other("Maintainer".to_owned());
    assert_eq!(roles, [("A", other), ("B", Role::Host), ("C", Role::Guest)]);
}

#[test]
fn people_and_numbers_need_no_transcript_beside_them() {
    let episode = episode(
        r#"<podcast:season>2</podcast:season><podcast:episode>7</podcast:episode>
        <podcast:person role="guest">A</podcast:person>"#,
    );
    assert_eq!((episode.episode.season, episode.episode.number), (Some(2), Some(7)));
    assert_eq!(episode.details.people.len(), 1);
}

#[test]
fn itunes_facts_need_no_itunes_title() {
    let episode = episode(
        r#"<title>Plain</title><itunes:episode>3</itunes:episode>
        <itunes:episodeType>Bonus</itunes:episodeType><itunes:image href="https://e.org/i.png"/>"#,
    );
    assert_eq!(episode.episode.number, Some(3));
    assert_eq!(episode.episode.kind, Kind::Bonus);
    assert_eq!(episode.episode.image.as_deref(), Some("https://e.org/i.png"));
    assert_eq!(episode.episode.title(), "Plain");
}

#[test]
fn the_podcast_namespace_goes_by_two_addresses_and_any_prefix() {
    let feed = with_item(r#"<p:person role="guest">A</p:person>"#).replace(
        "xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"",
        "xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" \
         xmlns:p=\"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md\"",
    );
    assert_eq!(read(&feed).episodes[0].details.people[0].name, "A");
}

#[test]
fn trifles_do_not_refuse_a_feed() {
    let plain = with_item("<title>A & B &nbsp; C</title>");
    let cases = [
        plain.clone(),
        plain.replace(" version=\"2.0\"", ""),
        format!("\u{feff}\n  {plain}"),
        format!("<!DOCTYPE rss [<!ENTITY a \"aaaa\">]>{plain}"),
    ];
    for feed in cases {
        let title = read(&feed).episodes[0].episode.title();
        assert!(title.starts_with("A & B"), "{title} of {feed}");
    }
}

#[test]
fn addresses_with_stray_ampersands_stay_whole() {
    let item =
        r#"<enclosure url="https://e.org/a.mp3?a=1&b=2&amp;c=3" type="audio/mpeg" length="1"/>"#;
    let audio = episode(item).episode.audio.clone().map(|audio| audio.url);
    assert_eq!(audio.as_deref(), Some("https://e.org/a.mp3?a=1&b=2&c=3"));
}

#[test]
fn ids_are_the_same_each_time_and_no_two_are_alike() {
    let items = r#"<item><title>No id at all</title></item>
        <item><title>Twin</title><guid>x</guid></item><item><title>Twin 2</title><guid>x</guid></item>
        <item><enclosure url="a.mp3" type="audio/mpeg" length="1"/></item>"#;
    let feed = format!("<rss version='2.0'><channel><title>T</title>{items}</channel></rss>");
    let ids =
        |show: &Show| show.episodes.iter().map(|e| e.episode.id.0.clone()).collect::<Vec<_>>();
    let show = read(&feed);
    assert_eq!(ids(&show), ids(&read(&feed)));
    let mut distinct = ids(&show);
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 4);
    assert!(show.warnings.iter().any(|warning| warning.what.contains("earlier item")));
    assert!(distinct.contains(&"https://example.org/a.mp3".to_owned()), "{distinct:?}");
}

#[test]
fn atom_and_json_feeds_are_feeds_too() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>f</id>
        <updated>2025-11-18T05:00:00Z</updated><entry><id>e</id><title>One</title>
        <updated>2025-11-18T05:00:00Z</updated>
        <link rel="enclosure" href="https://e.org/a.mp3" type="audio/mpeg" length="5"/></entry></feed>"#;
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"e",
        "title":"One","content_text":"x","date_published":"2025-11-18T05:00:00Z",
        "attachments":[{"url":"https://e.org/a.mp3","mime_type":"audio/mpeg"}]}]}"#;
    for feed in [atom, json] {
        let show = read(feed);
        assert_eq!(show.episodes[0].episode.title(), "One");
        assert_eq!(show.episodes[0].episode.published.unwrap().date.iso(), "2025-11-18");
        let audio = show.episodes[0].episode.audio.as_ref().map(|audio| audio.url.as_str());
        assert_eq!(audio, Some("https://e.org/a.mp3"));
    }
}

#[test]
fn any_prefix_is_as_good_as_none() {
    let atom = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title type='html'>T &amp;amp; U</a:title>\
        <a:id>f</a:id><a:updated>2025-11-18T05:00:00Z</a:updated><a:entry><a:id>e</a:id>\
        <a:title type='html'>X &lt;b>bold&lt;/b></a:title></a:entry></a:feed><script>alert(1)</script>";
    let show = read(atom);
    assert_eq!(show.title, "T & U");
    assert_eq!(show.episodes[0].episode.title(), "X bold");
    let rdf = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
        xmlns='http://purl.org/rss/1.0/'><channel><title>Old</title></channel>\
        <item><title>One</title><link>https://e.org/1</link></item></r:RDF>";
    assert_eq!(read(rdf).episodes[0].episode.title(), "One");
    let http = with_item("<podcast:season name='S'>2</podcast:season>")
        .replace("https://podcastindex.org", "http://podcastindex.org");
    assert_eq!(read(&http).episodes[0].episode.season, Some(2));
}

#[test]
fn json_feeds_have_relative_addresses_and_nulls() {
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"e",
        "title":"One","content_text":"x","tags":null,"image":"cover.png","attachments":[
        {"url":"b.mp3","mime_type":"audio/mpeg","duration_in_seconds":61.5}]}]}"#;
    let episode = read(json).episodes.remove(0);
    assert_eq!(episode.episode.audio.as_ref().unwrap().url, "https://example.org/b.mp3");
    assert_eq!(episode.episode.image.as_deref(), Some("https://example.org/cover.png"));
    assert_eq!(episode.episode.duration.map(Length::as_millis), Some(61_500));
    assert_eq!(episode.details.link, None);
}

#[test]
fn a_feed_that_has_moved_says_where() {
    let moved = |to: &str| {
        let element = format!("<itunes:new-feed-url>{to}</itunes:new-feed-url><item>");
        let item = "<enclosure url='a.mp3'/><pubDate>2025-11-18</pubDate>";
        read(&with_item(item).replacen("<item>", &element, 1)).warnings
    };
    assert_eq!(moved("https://e.org/new")[0].what, "says that it has moved to https://e.org/new");
    assert_eq!(moved(ADDRESS), []);
}

#[test]
fn dates_in_the_forms_of_the_wild() {
    for date in [
        "Tue, 18 Nov 2025 05:00:00 GMT",
        "2025-11-18T05:00:00+00:00",
        "Tues, 18 November 2025 05:00:00 UTC",
        "2025-11-18 10:00:00",
        "2025-11-18",
        "18 Nov 2025",
        "November 18, 2025",
        "18.11.2025",
    ] {
        let day = episode(&format!("<pubDate>{date}</pubDate>")).episode.published;
        assert_eq!(day.map(|day| day.date.iso()).as_deref(), Some("2025-11-18"), "{date}");
    }
}

#[test]
fn what_is_no_feed_says_what_it_is() {
    let half = &EMBEDDED[..EMBEDDED.len() / 2];
    let no_feed = |error: &FeedError| matches!(error, FeedError::NotAFeed(_));
    let cases: [(&str, Option<FeedError>); 9] = [
        ("", Some(FeedError::Empty)),
        ("   \n", Some(FeedError::Empty)),
        ("<!doctype html><html><p>Hi", Some(FeedError::WebPage)),
        ("<HTML>", Some(FeedError::WebPage)),
        ("hello", None),
        ("<opml/>", None),
        ("{\"a\": 1}", None),
        (half, Some(FeedError::Truncated)),
        ("<rss version='2.0'><channel><item>", Some(FeedError::Truncated)),
    ];
    for (text, expected) in cases {
        let error = parse(text, ADDRESS).unwrap_err();
        let as_expected = expected.map_or(no_feed(&error), |expected| expected == error);
        assert!(as_expected, "{error:?} for {:?}", text.get(..30.min(text.len())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_brings_the_parser_down(text in "\\PC{0,400}") {
        let _ = parse(&text, ADDRESS);
        let _ = parse(&with_item(&text), ADDRESS);
        let _ = parse(&with_item(&format!("<description><![CDATA[{text}]]></description>")), ADDRESS);
    }

    #[test]
    fn a_cut_feed_is_an_error_and_never_a_panic(at in 0..EMBEDDED.len()) {
        if let Some(cut) = EMBEDDED.get(..at) {
            prop_assert!(parse(cut, ADDRESS).is_err());
        }
    }
}

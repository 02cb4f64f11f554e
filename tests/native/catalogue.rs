use std::sync::Arc;

use catalogue::{Catalogue, FeedSource, Guest, Selection};
use feed::parse;
use site::Site;

use super::support::{FEED as EMBEDDED, LATER, SITE, catalogue};

fn numbers(catalogue: &Catalogue, topics: &[&str]) -> Vec<u32> {
    let selection = Selection::new(topics.iter().map(|id| (*id).to_owned()));
    let facets = catalogue.facets(&catalogue.entries, &selection);
    facets.matches.iter().filter_map(|entry| entry.episode.number).collect()
}

#[test]
fn topics_narrow_together() {
    let catalogue = catalogue(EMBEDDED, SITE);
    assert_eq!(numbers(&catalogue, &[]).len(), 14);
    let quic = numbers(&catalogue, &["quic"]);
    let both = numbers(&catalogue, &["quic", "dns"]);
    assert!(quic.contains(&11) && quic.contains(&7), "{quic:?}");
    assert_eq!(both, [11, 7]);
}

#[test]
fn counts_say_what_a_further_topic_leaves() {
    let catalogue = catalogue(EMBEDDED, SITE);
    for selection in [Selection::default(), Selection::new(["dns".to_owned()])] {
        let facets = catalogue.facets(&catalogue.entries, &selection);
        for facet in facets.layers.iter().flat_map(|layer| &layer.topics) {
            let wider = if facet.chosen { selection.clone() } else { selection.toggled(&facet.id) };
            let left = catalogue.facets(&catalogue.entries, &wider).matches.len();
            assert_eq!(facet.count, left, "{} after {selection:?}", facet.name);
            assert_eq!(facet.is_empty_choice(), left == 0, "{}", facet.name);
        }
    }
}

#[test]
fn topics_that_no_episode_has_are_not_offered() {
    let catalogue = catalogue(EMBEDDED, SITE);
    let facets = catalogue.facets(&catalogue.entries, &Selection::default());
    assert!(facets.layers.iter().flat_map(|l| &l.topics).all(|topic| topic.count > 0));
}

#[test]
fn unknown_topics_are_named_and_narrow_nothing() {
    let catalogue = catalogue(EMBEDDED, SITE);
    let facets = catalogue
        .facets(&catalogue.entries, &Selection::new(["nonsense".to_owned(), "dns".to_owned()]));
    assert_eq!(facets.unknown, ["nonsense"]);
    assert!(!facets.matches.is_empty());
}

#[test]
fn words_count_only_by_themselves() {
    let feed = r#"<rss version="2.0"><channel><title>T</title>
        <item><guid>1</guid><title>HTML and subtleties</title></item>
        <item><guid>2</guid><title>On TLS.</title></item></channel></rss>"#;
    let site = r#"{ "layers": [{ "name": "Security", "topics": [{ "name": "TLS" }] }] }"#;
    let catalogue = catalogue(feed, site);
    let facets = catalogue.facets(&catalogue.entries, &Selection::new(["tls".to_owned()]));
    let titles: Vec<_> = facets.matches.iter().map(|entry| entry.episode.title()).collect();
    assert_eq!(titles, ["On TLS."]);
}

#[test]
fn one_person_has_one_page_however_spelled() {
    let catalogue = catalogue(LATER, SITE);
    let appearances = |slug: &str| {
        let guest = catalogue.guest(slug)?;
        let number = |at: &usize| catalogue.entries.get(*at).and_then(|entry| entry.episode.number);
        let versions = |versions: &[usize]| versions.iter().filter_map(number).collect::<Vec<_>>();
        Some(guest.appearances.iter().map(|a| versions(&a.versions)).collect::<Vec<_>>())
    };
    assert_eq!(appearances("sean-mcarthur"), Some(vec![vec![2, 29]]));
    assert_eq!(appearances("carl-lerche"), Some(vec![vec![5, 34]]));
    assert_eq!(appearances("carle-lerche"), None);
    assert_eq!(appearances("martin-algesten"), Some(vec![vec![30], vec![16]]));
    assert_eq!(appearances("lucio-franco"), Some(vec![vec![23], vec![9]]));
    assert_eq!(appearances("chris-battarbee"), Some(vec![vec![3, 35]]));
    assert_eq!(appearances("edward-wang"), Some(vec![vec![15]]));
    assert_eq!(appearances("rama"), None);
    assert_eq!(catalogue.guest("terts").unwrap().affiliation.as_deref(), Some("NLnet Labs"));
}

#[test]
fn every_known_guest_is_there_without_the_editors_too() {
    let catalogue = catalogue(EMBEDDED, "{}");
    let names: Vec<_> = catalogue.guests.iter().map(|guest| guest.name.as_str()).collect();
    insta::assert_json_snapshot!(names);
}

#[test]
fn announcements_go_when_their_episode_comes() {
    assert_eq!(catalogue(EMBEDDED, SITE).upcoming.len(), 3);
    assert_eq!(catalogue(LATER, SITE).upcoming.len(), 0);
}

#[test]
fn remasters_and_originals_know_each_other() {
    let catalogue = catalogue(LATER, "{}");
    let remaster = catalogue.by_number(29).unwrap();
    let original = catalogue.by_number(2).unwrap();
    assert_eq!((remaster.original, original.remaster), (Some(2), Some(29)));
}

#[test]
fn neighbours_are_those_in_time() {
    let catalogue = catalogue(EMBEDDED, SITE);
    let around = |number| {
        let entry = catalogue.by_number(number).unwrap();
        let (older, newer) = catalogue.neighbours(&entry.episode.id);
        (older.and_then(|e| e.episode.number), newer.and_then(|e| e.episode.number))
    };
    assert_eq!(around(8), (Some(7), Some(9)));
    assert_eq!(around(1), (None, Some(2)));
    assert_eq!(around(14), (Some(13), None));
}

#[test]
fn episodes_without_a_number_go_by_a_slug() {
    let feed = r#"<rss version="2.0"><channel><title>T</title>
        <item><guid>1</guid><title>7 layers</title></item></channel></rss>"#;
    let catalogue = catalogue(feed, "{}");
    let path = catalogue.entries[0].path.clone();
    assert_eq!(path, "/episodes/e-7-layers");
    assert!(catalogue.entry("e-7-layers").is_some());
}

#[test]
fn every_episode_has_an_address_of_its_own() {
    let item = |guid: &str, title: &str, number: &str| {
        format!("<item><guid>{guid}</guid><title>{title}</title>{number}</item>")
    };
    let one = "<itunes:episode>1</itunes:episode>";
    let items = [
        item("a", "New start", one),
        item("b", "Trailer", ""),
        item("c", "Old start", one),
        item("d", "Trailer", ""),
    ];
    let feed = format!(
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>\
         <channel><title>T</title>{}</channel></rss>",
        items.concat()
    );
    let catalogue = catalogue(&feed, "{}");
    for entry in &catalogue.entries {
        let segment = entry.path.rsplit('/').next().unwrap();
        assert_eq!(
            catalogue.entry(segment).map(|found| &found.episode.id),
            Some(&entry.episode.id),
            "{segment}"
        );
    }
    assert_eq!(
        catalogue.entry("1").map(|found| found.episode.title()),
        Some("New start".to_owned())
    );
    assert!(catalogue.entry("9").is_none());
}

/// A feed of episodes, newest first, each with whatever its item holds.
fn of_items(items: &[&str]) -> String {
    let items: String = items
        .iter()
        .enumerate()
        .map(|(place, item)| format!("<item><guid>{place}</guid>{item}</item>"))
        .collect();
    format!(
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
         xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>T</title>{items}\
         </channel></rss>"
    )
}

fn guests(items: &[&str], site: &str) -> Vec<String> {
    let catalogue = catalogue(&of_items(items), site);
    let guest = |guest: &Arc<Guest>| format!("{} {}", guest.name, guest.appearances.len());
    catalogue.guests.iter().map(guest).collect()
}

#[test]
fn without_the_editors_one_person_is_still_one() {
    let without = catalogue(LATER, "{}");
    let name = |slug: &str| without.guest(slug).map(|guest| guest.name.clone());
    // One title says "Carle", one "Carl", and so does what is told of him.
    assert_eq!(name("carl-lerche").as_deref(), Some("Carl Lerche"));
    assert_eq!(name("carle-lerche"), None);
    assert_eq!(without.guest("carl-lerche").unwrap().appearances.len(), 1);
    // The chapters misspell him, the titles do not.
    assert_eq!(without.guest("martin-algesten").unwrap().appearances.len(), 2);
    assert_eq!(name("martin-algensten"), None);
    // Only a chapter names him.
    assert!(name("chris-battarbee").is_some());
    for nobody in ["rama", "curl", "elizabeth", "glen", "year-in-review"] {
        assert_eq!(name(nobody), None, "{nobody}");
    }
}

#[test]
fn people_are_told_apart_and_together() {
    let person = |name: &str, href: &str| {
        format!("<podcast:person role='guest' href='{href}'>{name}</podcast:person>")
    };
    let same_page = [person("A. Byron", "https://ada.e"), person("Ada Byron", "https://ada.e")];
    let same_page = same_page.each_ref().map(String::as_str);
    assert_eq!(guests(&same_page, "{}"), ["A. Byron 2"]);
    // A slip in a long name, and none in a short one.
    let titles = |names: [&str; 2]| names.map(|name| format!("<title>X with {name}</title>"));
    let cases = [
        (["Martin Algesten", "Martin Algensten"], 1),
        (["Max Inden", "Mix Inden"], 2),
        (["Jon Li", "Joe Li"], 2),
        (["Ada Byron", "Ada Lovelace"], 2),
        (["Tom Houlé", "Tom Houle"], 1),
    ];
    for (names, count) in cases {
        let items = titles(names);
        let items = items.each_ref().map(String::as_str);
        assert_eq!(guests(&items, "{}").len(), count, "{names:?}");
    }
    // The editors know them to be two, or one of them to be no guest.
    let items = titles(["Martin Algesten", "Martin Algensten"]);
    let items = items.each_ref().map(String::as_str);
    let two = r#"{"people":[{"name":"Martin Algesten"},{"name":"Martin Algensten"}]}"#;
    assert_eq!(guests(&items, two).len(), 2);
    let none = r#"{"people":[{"name":"Martin Algesten","guest":false}]}"#;
    assert_eq!(guests(&items, none), [""; 0]);
}

#[test]
fn chains_of_spellings_end_at_the_best_one() {
    let title = |name: &str| format!("<title>X with Jonas {name}</title>");
    let names = ["Miller", "Millar", "Millar", "Mullar", "Mullar", "Mullar"].map(title);
    let items = names.each_ref().map(String::as_str);
    assert_eq!(guests(&items, "{}"), ["Jonas Mullar 6"]);
    let team = |name: &str| {
        format!("<podcast:person role='guest' href='https://e.org/team'>{name}</podcast:person>")
    };
    let team = [team("Alice Jones"), team("Bob Brown")];
    assert_eq!(guests(&team.each_ref().map(String::as_str), "{}").len(), 2);
}

#[test]
fn seasons_may_count_from_one_again() {
    let third = |season: u32| {
        format!(
            "<title>X with Ada Byron</title><itunes:season>{season}</itunes:season>\
             <itunes:episode>3</itunes:episode>"
        )
    };
    let items = [third(2), third(1)];
    assert_eq!(guests(&items.each_ref().map(String::as_str), "{}"), ["Ada Byron 2"]);
}

#[test]
fn topics_are_those_the_feed_files_under_or_else_its_words() {
    let site = r#"{"layers":[{"name":"L","topics":[{"name":"DNS","words":["DNS","resolver"]},
        {"name":"TLS","words":["TLS"]},{"name":"gRPC","words":["gRPC"]}]}]}"#;
    let cases: [(&str, &[&str]); 6] = [
        ("<title>On TLS</title>", &["TLS"]),
        ("<title>On TLS</title><category>Resolver</category>", &["DNS"]),
        ("<title>On TLS</title><itunes:keywords>grpc, dns</itunes:keywords>", &["DNS", "gRPC"]),
        ("<title>On TLS</title><category>Cooking</category>", &["TLS"]),
        ("<title>HTML and subTLSes</title>", &[]),
        ("<title>(tls)/gRPC.</title>", &["TLS", "gRPC"]),
    ];
    for (item, expected) in cases {
        let catalogue = catalogue(&of_items(&[item]), site);
        let names: Vec<_> = catalogue.entries[0].topics.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(names, expected, "{item}");
    }
}

#[test]
fn without_a_stack_the_feeds_own_labels_are_topics() {
    let filed = |labels: &str| format!("<itunes:keywords>podcast,{labels}</itunes:keywords>");
    let twice = format!("{}<category>BGP</category>", filed("bgp"));
    let items = [filed("Routing,BGP"), twice, filed("Sockets")];
    let catalogue = catalogue(&of_items(&items.each_ref().map(String::as_str)), "{}");
    let layers: Vec<_> = catalogue.layers.iter().map(|layer| layer.name.as_str()).collect();
    assert_eq!(layers, ["Topics"]);
    // The most used first; what every episode is filed under tells nothing.
    let topics: Vec<_> = catalogue.layers[0].topics.iter().map(|t| t.id.as_str()).collect();
    assert_eq!(topics, ["bgp", "routing", "sockets"]);
    assert_eq!(
        catalogue.facets(&catalogue.entries, &Selection::new(["bgp".to_owned()])).matches.len(),
        2
    );
}

#[test]
fn health_counts_what_there_is() {
    let show = parse(LATER, "https://example.org/feed.xml").unwrap();
    let (site, faults) = Site::parse("{\"people\": 3}");
    let source = FeedSource { address: "https://example.org/feed.xml".to_owned(), bytes: 118_500 };
    insta::assert_json_snapshot!(Catalogue::new(&show, &site, &source, &faults).health);
}

use netstack_fm::catalogue::{Catalogue, Selection};
use netstack_fm::feed::{Source, parse};
use netstack_fm::site::Site;

const EMBEDDED: &str = include_str!("../../public/feed.xml");
const LATER: &str = include_str!("../fixtures/feed-later.xml");
const SITE: &str = include_str!("../../public/site.json");

fn catalogue(feed: &str, site: &str) -> Catalogue {
    let show = parse(feed, "https://example.org/feed.xml").unwrap();
    let (site, faults) = Site::parse(site);
    Catalogue::new(&show, &site, &Source::default(), &faults)
}

fn numbers(catalogue: &Catalogue, topics: &[&str]) -> Vec<u32> {
    let selection = Selection::new(topics.iter().map(|id| (*id).to_owned()));
    let facets = catalogue.facets(&selection);
    facets.matches.iter().filter_map(|entry| entry.number).collect()
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
        let facets = catalogue.facets(&selection);
        for facet in facets.layers.iter().flat_map(|layer| &layer.topics) {
            let wider = if facet.chosen { selection.clone() } else { selection.toggled(&facet.id) };
            let left = catalogue.facets(&wider).matches.len();
            assert_eq!(facet.count, left, "{} after {selection:?}", facet.name);
            assert_eq!(facet.is_impossible(), left == 0, "{}", facet.name);
        }
    }
}

#[test]
fn topics_that_no_episode_has_are_not_offered() {
    let catalogue = catalogue(EMBEDDED, SITE);
    let facets = catalogue.facets(&Selection::default());
    assert!(facets.layers.iter().flat_map(|l| &l.topics).all(|topic| topic.count > 0));
}

#[test]
fn unknown_topics_are_named_and_narrow_nothing() {
    let catalogue = catalogue(EMBEDDED, SITE);
    let facets = catalogue.facets(&Selection::new(["nonsense".to_owned(), "dns".to_owned()]));
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
    let facets = catalogue.facets(&Selection::new(["tls".to_owned()]));
    let titles: Vec<_> = facets.matches.iter().map(|entry| entry.title()).collect();
    assert_eq!(titles, ["On TLS."]);
}

#[test]
fn one_person_has_one_page_however_spelled() {
    let catalogue = catalogue(LATER, SITE);
    let appearances = |slug: &str| {
        let guest = catalogue.guest(slug)?;
        let number = |at: &usize| catalogue.entries.get(*at).and_then(|entry| entry.number);
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
        let (older, newer) = catalogue.neighbours(&entry.id);
        (older.and_then(|e| e.number), newer.and_then(|e| e.number))
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
        assert_eq!(catalogue.entry(segment).map(|found| &found.id), Some(&entry.id), "{segment}");
    }
    assert_eq!(catalogue.entry("1").map(|found| found.title()), Some("New start".to_owned()));
    assert!(catalogue.entry("9").is_none());
}

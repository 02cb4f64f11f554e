use std::collections::BTreeSet;

use catalogue::{Catalogue, FeedSource};
use serde_json::{Value, json};
use site::{AudioPath, Colour, Look, Pair, Site};

use super::support;

const EMBEDDED: &str = include_str!("../../public/site.json");

#[test]
fn the_sites_own_file_is_without_fault() {
    let (site, faults) = Site::parse(EMBEDDED);
    assert_eq!(faults, [""; 0]);
    assert_eq!(site.layers.len(), 8);
    assert_eq!(site.upcoming.len(), 3);
}

#[test]
fn what_is_wrong_is_named_and_skipped() {
    let (site, faults) = Site::parse(
        r#"{
            "feeds": ["/feed.xml", 5],
            "subscribe": [{ "name": "RSS" }, { "name": "Bad", "url": "javascript:alert(1)" }],
            "layers": [{ "name": "Names", "topics": [{ "name": "DNS" }, "x", { "name": "" }] }],
            "people": 7,
            "episodes": [{ "text": ["no number"] }, { "number": 3, "topics": "dns" }],
            "upcoming": [{ "title": "T", "date": "tomorrow" }],
            "audio": "https://example.org/{file}",
            "extra": true
        }"#,
    );
    assert_eq!(site.feeds, ["/feed.xml"]);
    assert_eq!(site.layers[0].topics.len(), 1);
    assert_eq!(site.layers[0].topics[0].words, ["DNS"]);
    assert_eq!(site.episodes.len(), 1);
    assert_eq!(site.upcoming.len(), 1);
    insta::assert_json_snapshot!(faults);
}

#[test]
fn people_are_hosts_guests_and_pictures_of_this_site() {
    let (site, faults) = Site::parse(
        r#"{ "people": [
            { "name": "A", "image": "/people/a.avif", "host": true, "guest": false },
            { "name": "B", "image": "https://example.org/b.png" },
            { "name": "C", "image": "//example.org/c.png" }
        ] }"#,
    );
    let images: Vec<_> = site.people.iter().map(|person| person.image.as_deref()).collect();
    assert_eq!(images, [Some("/people/a.avif"), None, None]);
    assert!(site.people[0].host && !site.people[0].guest && site.people[1].guest);
    assert_eq!(faults.len(), 2);
    assert!(faults[0].contains("people[1].image: is not a path on this site"), "{faults:?}");
}

#[test]
fn without_any_of_it_there_is_an_empty_site() {
    for json in ["", "{", "[]", "null", "7"] {
        let (site, faults) = Site::parse(json);
        assert_eq!(site, Site::default(), "{json}");
        assert_eq!(faults.len(), 1, "{json}");
    }
}

#[test]
fn audio_of_other_hosts_is_found_under_a_path() {
    let address = "https://a.org/b/c.mp3?x=1";
    let cases = [
        ("/audio/{file}", Some("/audio/c.mp3")),
        ("/mirror/{path}", Some("/mirror/b/c.mp3")),
        ("/proxy?url={url}", Some("/proxy?url=https%3A%2F%2Fa%2Eorg%2Fb%2Fc%2Emp3%3Fx%3D1")),
        ("/audio/", None),
        ("//b.org/{file}", None),
        ("audio/{file}", None),
    ];
    for (text, expected) in cases {
        let found = AudioPath::parse(text).map(|path| path.of(address));
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

const SCHEMA: &str = include_str!("../../public/site.schema.json");

/// What is not known to the reader among all that the schema allows, and the reverse for
/// the site's own file.
#[test]
fn the_schema_and_the_reader_know_the_same_keys() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let keys = |node: &Value| -> BTreeSet<String> {
        node["properties"].as_object().unwrap().keys().cloned().collect()
    };
    let all = |node: &Value| -> Value {
        let value = |key: String| (key, json!({ "nothing": 1 }));
        Value::Object(keys(node).into_iter().map(value).collect())
    };
    let defs = &schema["$defs"];
    let unknown = |json: Value| -> Vec<String> {
        let (_, faults) = Site::parse(&json.to_string());
        let unknown = faults.into_iter().filter(|fault| fault.ends_with("is not known here"));
        unknown.filter(|fault| !fault.contains("nothing")).collect()
    };
    assert_eq!(unknown(all(&schema)), [""; 0]);
    let places = [
        ("link", "subscribe"),
        ("person", "people"),
        ("layer", "layers"),
        ("correction", "episodes"),
        ("announcement", "upcoming"),
    ];
    for (name, list) in places {
        assert_eq!(unknown(json!({ list: [all(&defs[name])] })), [""; 0], "{name}");
    }
    for (name, place) in [("look", "look"), ("asides", "asides"), ("link", "license")] {
        assert_eq!(unknown(json!({ place: all(&defs[name]) })), [""; 0], "{name}");
    }
    let layer =
        json!({ "name": "n", "topics": [all(&defs["topic"])], "colour": all(&defs["pair"]) });
    assert_eq!(unknown(json!({ "layers": [layer] })), [""; 0]);
    let own: Value = serde_json::from_str(EMBEDDED).unwrap();
    assert!(own.as_object().unwrap().keys().all(|key| keys(&schema).contains(key)));
}

#[test]
fn faults_have_the_line_of_the_value() {
    let json = "{\n  \"people\": [\n    { \"name\": \"A\" },\n    {\n      \"name\": \"B\",\n      \"image\": \"x\"\n    }\n  ],\n  \"nome\": 1\n}";
    let (_, faults) = Site::parse(json);
    assert_eq!(
        faults,
        ["line 6: people[1].image: is not a path on this site", "line 9: nome: is not known here"]
    );
}

#[test]
fn colours_that_cannot_be_read_are_named_and_not_used() {
    let look = |accent: &str| {
        let json = json!({ "look": { "accent": { "light": accent, "dark": "#f0936a" } } });
        Site::parse(&json.to_string())
    };
    let (site, faults) = look("#0b57d0");
    assert_eq!((site.look.accent.light.to_string(), faults.len()), ("#0b57d0".to_owned(), 0));
    let (site, faults) = look("#f0d000");
    assert_eq!(site.look, Look::default());
    assert!(
        faults[0].contains(
            "look.accent: light: a link, #f0d000 on #f7f5f0, has a contrast of 1.4, and needs 4.5"
        ),
        "{faults:?}"
    );
    let (site, faults) = look("red");
    assert_eq!((site.look, faults.len()), (Look::default(), 1));
    assert!(Look::default().faults().is_empty());
}

#[test]
fn contrast_is_that_of_wcag() {
    let colour = |text| Colour::parse(text).unwrap();
    let cases =
        [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#a63a12", "#a63a12", 1.0)];
    for (a, b, expected) in cases {
        let contrast = colour(a).contrast(colour(b));
        assert!((contrast - expected).abs() < 0.01, "{a} {b}: {contrast}");
    }
    for text in ["", "#fff", "a63a12", "#a63a1g", "#+63a12", "#a63a12 "] {
        assert_eq!(Colour::parse(text), None, "{text}");
    }
}

/// The usual colours are those of the style sheet; others replace its tokens.
#[test]
fn colours_become_tokens() {
    let tokens = include_str!("../../style/tokens.css");
    let usual = Look::default();
    for pair in [usual.accent, usual.paper, usual.ink] {
        assert!(tokens.contains(&pair.to_string()), "{pair}");
    }
    let (site, _) = Site::parse(EMBEDDED);
    assert_eq!(usual.css(&[]), "");
    insta::assert_snapshot!(usual.css(&site.layers));
    let blue = Look { paper: Pair::new([255; 3], [0; 3]), ..usual };
    assert!(blue.faults().is_empty());
    insta::assert_snapshot!(blue.css(&site.layers[..1]));
}

#[test]
fn more_than_eight_layers_have_colours_of_their_own() {
    let layers: Vec<_> = (0..24).map(|n| json!({ "name": format!("L{n}") })).collect();
    let (site, faults) = Site::parse(&json!({ "layers": layers }).to_string());
    assert_eq!(faults, [""; 0]);
    let colours: BTreeSet<String> = site.layers.iter().map(|l| l.colour.to_string()).collect();
    assert_eq!(colours.len(), 24);
    assert!(site.look.css(&site.layers).contains(".layer-23{"));
}

#[test]
fn a_show_is_named_by_its_editors_or_else_by_its_feed() {
    let named = |json: &str| support::catalogue(support::FEED, json).identity;
    let plain = named("{}");
    assert_eq!(plain.name, "Netstack.FM");
    assert_eq!(plain.wordmark, ("Netstack.FM".to_owned(), String::new()));
    assert_eq!(
        (plain.heading, plain.topics_heading),
        ("Netstack.FM".to_owned(), "Topics".to_owned())
    );
    assert!(!plain.lead.is_empty() && plain.asides.no_results.is_empty());
    let given = named(r#"{ "name": "N", "wordmark": ["A", "B"], "tagline": "about things" }"#);
    assert_eq!((given.name.as_str(), given.heading.as_str()), ("N", "about things"));
    assert_eq!(given.wordmark, ("A".to_owned(), "B".to_owned()));
}

#[test]
fn corrections_are_left_out_beside_the_feed_of_another_show() {
    let json = |title: &str| {
        json!({
            "feedTitle": title,
            "episodes": [{ "number": 8, "text": ["ours"] }],
            "upcoming": [{ "title": "Soon" }],
        })
        .to_string()
    };
    let texts = |catalogue: &Catalogue| catalogue.by_number(8).unwrap().text.clone();
    let own = support::catalogue(support::FEED, &json("netstack.fm"));
    assert_eq!((texts(&own), own.upcoming.len()), (vec!["ours".to_owned()], 1));
    assert!(own.health.faults.is_empty());
    let other = support::catalogue(support::FEED, &json("Another Show"));
    assert_eq!((texts(&other), other.upcoming.len()), (Vec::new(), 0));
    assert!(other.health.faults[0].contains("“Another Show”"), "{:?}", other.health.faults);
}

#[test]
fn an_episode_is_corrected_by_its_guid_too() {
    let show = feed::parse(support::FEED, "https://e.org/feed.xml").unwrap();
    let guid = &show.episodes[0].episode.id.0;
    let json = json!({ "episodes": [{ "guid": guid, "text": ["this one"] }] }).to_string();
    let (site, faults) = Site::parse(&json);
    let catalogue = Catalogue::new(&show, &site, &FeedSource::default(), &faults);
    assert_eq!(catalogue.entries[0].text, ["this one"]);
}

/// A colour that is not in the file is not blamed.
#[test]
fn the_colour_that_was_changed_is_named() {
    let faults = |look: serde_json::Value| Site::parse(&json!({ "look": look }).to_string()).1;
    let white = json!({ "light": "#ffffff", "dark": "#ffffff" });
    let ink = faults(json!({ "ink": white }));
    assert!(ink.iter().all(|fault| fault.contains("look.ink: light: ")), "{ink:?}");
    assert_eq!(ink.len(), 1, "{ink:?}");
    let paper = faults(json!({ "paper": white }));
    assert!(!paper.is_empty() && paper.iter().all(|it| it.contains("look.paper: ")), "{paper:?}");
}

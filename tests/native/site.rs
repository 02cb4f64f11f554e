use site::{AudioPath, Site};

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

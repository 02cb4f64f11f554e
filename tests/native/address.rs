use show::{Address, BasePath};
use show::{Date, EpisodeAddress, slug};

#[test]
fn the_number_decides() {
    let number = EpisodeAddress::Number;
    let slug = |text: &str| EpisodeAddress::Slug(text.to_owned());
    let cases = [
        ("14-roto-and-cascade", number(14)),
        ("14", number(14)),
        ("14-anything", number(14)),
        ("fosdem-special", slug("fosdem-special")),
        ("2b-or-not", slug("2b-or-not")),
        ("", slug("")),
        ("99999999999-overflow", slug("99999999999-overflow")),
    ];
    for (segment, address) in cases {
        assert_eq!(EpisodeAddress::parse(segment), address, "{segment:?}");
    }
}

#[test]
fn fragments_from_all_over_the_web_are_read() {
    let cases = [
        ("#episode-14", Some(14)),
        ("episode-7", Some(7)),
        ("#episode-", None),
        ("#episode-x", None),
        ("#main", None),
    ];
    for (fragment, number) in cases {
        let address = number.map(EpisodeAddress::Number);
        assert_eq!(EpisodeAddress::from_fragment(fragment), address, "{fragment}");
    }
}

#[test]
fn slugs_are_plain() {
    let cases = [
        ("Roto & Cascade", "roto-cascade"),
        ("Fuchsia's Netstack3", "fuchsias-netstack3"),
        ("Tom Houlé", "tom-houle"),
        ("  --x--  ", "x"),
        ("日本", "日本"),
        ("!?", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(slug(text), expected, "{text}");
    }
}

#[test]
fn days_that_never_were_are_refused() {
    for text in ["2025-13-01", "2025-00-10", "2025-02-30", "2025-04-31", "soon", "2025-11", ""] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    for (text, exists) in [
        ("2024-02-29", true),
        ("2000-02-29", true),
        ("2025-02-29", false),
        ("1900-02-29", false),
        ("2100-02-29", false),
    ] {
        assert_eq!(Date::parse(text).is_some(), exists, "{text}");
    }
    let day = Date::parse("2025-11-18").unwrap();
    assert_eq!(day.long(), "18 November 2025");
    assert_eq!(day.short(), "18 Nov 2025");
    assert_eq!(day.iso(), "2025-11-18");
    let apart = |a, b| Date::parse(b).unwrap().days() - Date::parse(a).unwrap().days();
    assert_eq!(apart("2025-11-25", "2025-12-02"), 7);
    assert_eq!(apart("2024-02-28", "2024-03-01"), 2);
    assert_eq!(apart("2025-02-28", "2025-03-01"), 1);
    assert_eq!(apart("1999-12-31", "2000-01-01"), 1);
}

#[test]
fn values_in_a_query_are_written_as_they_are_read() {
    let here = Address::parse("/?topic=dns&topic=quic&sort=oldest");
    for value in ["zero copy", "a+b", "é&=#?", "100%", "guest:\"max inden\""] {
        let there = here.with("q", value);
        assert_eq!(there.value("q").as_deref(), Some(value), "{there}");
        assert_eq!(Address::parse(&there.to_string()), there);
    }
    assert_eq!(
        here.with("q", "zero copy").to_string(),
        "/?topic=dns&topic=quic&sort=oldest&q=zero+copy"
    );
    assert_eq!(here.with("sort", "").to_string(), "/?topic=dns&topic=quic");
    assert_eq!(here.with_all("topic", ["bgp"]).to_string(), "/?sort=oldest&topic=bgp");
    assert_eq!(Address::parse("/").with("q", "").to_string(), "/");
}

#[test]
fn base_paths_are_plain_paths() {
    let cases = [
        ("/", Some("")),
        ("/podcast", Some("/podcast")),
        ("/podcast/", Some("/podcast")),
        ("/~ada/pod.cast_1/", Some("/~ada/pod.cast_1")),
        ("", None),
        ("podcast/", None),
        ("./", None),
        ("//", None),
        ("/podcast//", None),
        ("/../", None),
        ("/pod cast/", None),
        ("/pod\"cast/", None),
        ("/podcast/?x", None),
        ("https://example.org/podcast/", None),
    ];
    for (text, expected) in cases {
        let base = BasePath::parse(text);
        assert_eq!(base.as_ref().map(BasePath::as_str), expected, "{text:?}");
    }
}

#[test]
fn the_address_of_a_site_may_have_a_path() {
    let cases = [
        ("https://example.org", Some("")),
        ("https://example.org/", Some("")),
        ("http://localhost:8080/podcast", Some("/podcast")),
        ("https://ada.github.io/podcast/", Some("/podcast")),
        ("https://", None),
        ("https:///podcast", None),
        ("ftp://example.org", None),
        ("example.org", None),
        ("https://example.org?x", None),
        ("https://example.org/#x", None),
        ("https://ada@example.org/", None),
    ];
    for (address, expected) in cases {
        let base = BasePath::of_site(address);
        assert_eq!(base.as_ref().map(BasePath::as_str), expected, "{address:?}");
    }
}

#[test]
fn a_base_path_is_added_once_and_taken_off_again() {
    let base = BasePath::parse("/podcast/").unwrap();
    let root = BasePath::default();
    for path in ["/", "/?q=dns", "/#main", "/episodes/14?t=1m03s#notes", "/podcast/"] {
        assert_eq!(base.strip(&base.href(path)).as_deref(), Some(path));
        assert_eq!(root.href(path), path);
        assert_eq!(root.strip(path).as_deref(), Some(path));
    }
    for other in ["?t=60", "#main", "https://example.org/podcast/", "//example.org/", "mailto:a@b"]
    {
        assert_eq!(base.href(other), other);
    }
    let inside = [("/podcast", "/"), ("/podcast?q=dns", "/?q=dns"), ("/podcast#a", "/#a")];
    for (path, expected) in inside {
        assert_eq!(base.strip(path).as_deref(), Some(expected));
    }
    for outside in ["/", "/podcasts", "/pod", "/other/podcast/", ""] {
        assert_eq!(base.strip(outside), None, "{outside:?}");
    }
}

#[test]
fn what_browsers_store_by_origin_is_told_apart() {
    let scoped = |base: &str| BasePath::parse(base).unwrap().scoped("key");
    assert_eq!(scoped("/"), "key");
    assert_eq!(scoped("/podcast"), "/podcast/key");
    assert_ne!(scoped("/a/b"), scoped("/a"));
    let folder = |base: &str| download::folder(&BasePath::parse(base).unwrap());
    assert_eq!(folder("/"), "downloads");
    assert_eq!(folder("/a/b/"), "downloads+a+b");
    assert_ne!(folder("/a/b"), folder("/a-b"));
}

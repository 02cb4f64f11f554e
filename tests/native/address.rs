use show::Address;
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

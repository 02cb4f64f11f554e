use show::Date;
use site::{Announcement, app_links};

use super::support::{embedded, later};

fn announcement() -> Announcement {
    Announcement {
        title: "Pingora; and more, at length: a title that does not fit into one line".to_owned(),
        number: None,
        guests: vec!["Edward Wang".to_owned(), "Noah".to_owned()],
        affiliation: None,
        date: Date::parse("2025-11-25"),
        text: vec!["Ein Absatz über Größe, größer, am größten.".to_owned()],
    }
}

#[test]
fn a_planned_day_is_a_calendar_file() {
    let calendar =
        announcement().calendar("A Show", "https://e.org/upcoming/p", "20251101T120000Z").unwrap();
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    insta::assert_snapshot!(calendar.replace("\r\n", "\n"));
    assert_eq!(Announcement { date: None, ..announcement() }.calendar("", "", ""), None);
}

#[test]
fn what_has_come_is_no_longer_announced_but_still_found() {
    let before = embedded();
    assert_eq!((before.upcoming.len(), before.arrived.len()), (3, 0));
    let after = later();
    assert_eq!((after.upcoming.len(), after.arrived.len()), (0, 3));
    let (slug, path) = &after.arrived[0];
    assert_eq!(slug, "pingora-and-proxies-at-cloudflare");
    assert!(path.starts_with("/episodes/15-"), "{path}");
}

#[test]
fn apps_are_handed_the_feed() {
    let links = app_links("https://feeds.example.org/a?b=1");
    let urls: Vec<_> = links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "podcast://feeds.example.org/a?b=1",
            "antennapod-subscribe://feeds.example.org/a?b=1",
            "castros://subscribe/feeds.example.org/a?b=1",
            "overcast://x-callback-url/add?url=https%3A%2F%2Ffeeds%2Eexample%2Eorg%2Fa%3Fb%3D1",
            "pktc://subscribe/feeds.example.org/a?b=1",
            "podcastaddict://feeds.example.org/a?b=1",
        ]
    );
}

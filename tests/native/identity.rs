//! The ids of episodes, under which browsers store positions.

use feed::parse;

/// Ids as browsers have stored them since the first build. They must never change.
#[test]
fn ids_are_those_that_browsers_have_stored() {
    let feed = "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>\
        <channel><title>T</title>\
        <item><title>Roto &amp; Cascade</title><pubDate>Tue, 18 Nov 2025 05:06:07 GMT</pubDate>\
        <description>On é and DNS</description></item>\
        <item><title>Leap</title><pubDate>Thu, 29 Feb 2024 23:59:59 GMT</pubDate></item>\
        <item><description>No title, no date</description></item>\
        <item><title>First</title><guid>same</guid><itunes:episode>1</itunes:episode></item>\
        <item><title>Second</title><guid>same</guid><itunes:episode>2</itunes:episode>\
        <enclosure url='https://e.org/2.mp3' type='audio/mpeg' length='9'/></item>\
        <item><title>Third</title><guid>same</guid></item>\
        <item><title>Fourth</title><enclosure url='https://e.org/4.mp3' type='audio/mpeg'/></item>\
        <item><title>Fifth</title><link>https://e.org/5</link></item>\
        </channel></rss>";
    let show = parse(feed, "https://e.org/feed.xml").unwrap();
    let ids: Vec<_> = show.episodes.iter().map(|item| item.episode.id.0.as_str()).collect();
    let expected = [
        "fb2e7746aa6efd38",
        "b65d1c597b428eba",
        "fadb7d76429987f4",
        "same",
        "same#06123faceb4ba170",
        "same#c6551215893efa87",
        "https://e.org/4.mp3",
        "https://e.org/5",
    ];
    assert_eq!(ids, expected);
}

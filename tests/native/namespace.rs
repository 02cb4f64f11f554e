//! What a listener would use of the podcast namespace.

use super::support::catalogue;

const FEED: &str = "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'>\
    <channel><title>T</title><copyright>© 2026 Ada</copyright><language>de-AT</language>\
    <podcast:funding url='https://fund.test/'>Chip in</podcast:funding>\
    <podcast:funding url='javascript:no'>No</podcast:funding>\
    <podcast:location geo='geo:51.05,3.72;u=9'>Ghent</podcast:location>\
    <podcast:license url='https://license.test/'>cc-by-4.0</podcast:license>\
    <podcast:txt purpose='verify'>token</podcast:txt>\
    <podcast:podroll><podcast:remoteItem feedUrl='https://other.test/feed' title='Other'/>\
    <podcast:remoteItem feedUrl='https://third.test/feed'/><podcast:remoteItem feedGuid='x'/>\
    </podcast:podroll>\
    <item><title>A</title><guid>1</guid><enclosure url='https://e.org/1.mp3' type='audio/mpeg'/>\
    <podcast:soundbite startTime='90' duration='30'>Late</podcast:soundbite>\
    <podcast:soundbite startTime='12.5' duration='10'/>\
    <podcast:socialInteract protocol='activitypub' uri='https://social.test/@a/1'/>\
    <podcast:socialInteract protocol='disabled'/>\
    <podcast:location osm='R897671#3'>Ghent</podcast:location>\
    <podcast:alternateEnclosure type='video/mp4' length='120500000' lang='en'>\
    <podcast:source uri='https://e.org/1.mp4'/></podcast:alternateEnclosure>\
    <podcast:alternateEnclosure type='audio/mpeg'><podcast:source uri='https://e.org/1.mp3'/>\
    </podcast:alternateEnclosure><podcast:image href='/a.jpg'/></item></channel></rss>";

#[test]
fn a_show_offers_support_a_place_a_license_and_other_shows() {
    let catalogue = catalogue(FEED, r#"{"source": "https://code.test/"}"#);
    let names = |links: &[site::Link]| -> Vec<String> {
        links.iter().map(|link| format!("{} {}", link.name, link.url)).collect()
    };
    let links = &catalogue.links;
    assert_eq!(names(&links.support), ["Chip in https://fund.test/"]);
    assert_eq!(
        names(&links.recommended),
        ["Other https://other.test/feed", "third.test https://third.test/feed"]
    );
    let map = links.location.as_ref().and_then(|place| place.map.as_deref());
    let place = "https://www.openstreetmap.org/?mlat=51.05&mlon=3.72#map=10/51.05/3.72";
    assert_eq!(map, Some(place));
    assert_eq!(links.license.as_ref().map(|license| license.name.as_str()), Some("cc-by-4.0"));
    assert_eq!(links.copyright.as_deref(), Some("© 2026 Ada"));
    assert_eq!(catalogue.source.as_deref(), Some("https://code.test/"));
    assert_eq!(catalogue.language.as_deref(), Some("de-AT"));
}

#[test]
fn an_episode_offers_highlights_comments_a_place_and_other_files() {
    let catalogue = catalogue(FEED, "{}");
    let entry = &catalogue.entries[0];
    let highlights: Vec<_> =
        entry.links.highlights.iter().map(|h| (h.start.as_millis(), h.title.as_deref())).collect();
    assert_eq!(highlights, [(12_500, None), (90_000, Some("Late"))]);
    let names: Vec<_> = entry.links.comments.iter().map(|link| link.name.as_str()).collect();
    assert_eq!(names, ["Comments on social.test"]);
    let versions: Vec<_> = entry.links.versions.iter().map(|link| link.name.as_str()).collect();
    assert_eq!(versions, ["Video, mp4, 121 MB, en"]);
    let map = entry.links.location.as_ref().and_then(|place| place.map.as_deref());
    assert_eq!(map, Some("https://www.openstreetmap.org/relation/897671"));
    assert_eq!(entry.episode.image.as_deref(), Some("https://example.org/a.jpg"));
}

#[test]
fn texts_for_programs_reach_the_model() {
    let show = feed::parse(FEED, "https://example.org/feed.xml").unwrap();
    let txt: Vec<_> =
        show.details.txt.iter().map(|txt| (txt.purpose.as_deref(), txt.text.as_str())).collect();
    assert_eq!(txt, [(Some("verify"), "token")]);
}

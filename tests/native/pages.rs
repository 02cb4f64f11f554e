//! The pages as the host renders them: what the build contains, and what the program
//! renders in a browser where nothing is stored.

use std::sync::Arc;

use netstack_fm::prerender::{Parts, render};
use prerender::snapshot::Snapshot;
use scraper::{Html, Selector};
use show::{Address, BasePath, Cue, Moment};

/// A show of two episodes: one with everything, one with next to nothing.
const FEED: &str = r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Small</title>
    <description>A small show.</description>
    <item><title>DNS &amp; more with Ada Lovelace</title><guid>two</guid>
    <pubDate>Tue, 18 Nov 2025 05:00:00 GMT</pubDate><itunes:episode>2</itunes:episode>
    <itunes:duration>1:00:00</itunes:duration>
    <enclosure url="/audio/2.mp3" type="audio/mpeg" length="9"/>
    <podcast:transcript url="/2.vtt" type="text/vtt"/>
    <description><![CDATA[<p>On names, see <a href="https://www.rfc-editor.org/rfc/rfc1035">RFC 1035</a>.</p>
    <script>alert(1)</script><p>0:00 Hello</p><p>0:05 The <b>root</b></p><p>1:05 Farewell</p>]]></description></item>
    <item><title>One</title><guid>one</guid></item></channel></rss>"#;
const SITE: &str = r#"{ "address": "https://small.example",
    "layers": [{ "name": "Names", "topics": [{ "name": "DNS" }] }],
    "people": [{ "name": "Ada Lovelace", "affiliation": "Analytical Engines" }],
    "upcoming": [{ "title": "Later", "date": "2099-01-01", "text": ["On time."] }] }"#;

fn snapshot() -> Snapshot {
    Snapshot::of(FEED.as_bytes(), SITE.as_bytes()).unwrap()
}

fn parts(path: &str) -> Parts {
    let cue = Cue {
        start: Some(Moment::from_secs(5)),
        end: None,
        speaker: Some("Ada".to_owned()),
        text: "The root <is> small.".to_owned(),
    };
    let transcripts = vec![("/2.vtt".to_owned(), vec![cue])];
    render_below("/", path, transcripts)
}

fn render_below(base: &str, path: &str, transcripts: Vec<(String, Vec<Cue>)>) -> Parts {
    let base = BasePath::parse(base).unwrap();
    render(&base, Arc::clone(&snapshot().catalogue), transcripts, Address::parse(path))
}

/// One element a line, so that a change can be read. Drawings are left out.
fn lines(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<svg") {
        let (before, drawing) = rest.split_at(start);
        out += before;
        rest = drawing.split_once("</svg>").map_or("", |(_, after)| after);
    }
    out += rest;
    out.replace("<!>", "").replace("<!--<() />-->", "").replace("><", ">\n<")
}

/// The addresses in HTML that begin at the host.
fn paths(html: &str) -> Vec<&str> {
    let values = ["href=\"", "src=\"", "data-audio=\""].map(|name| html.split(name).skip(1));
    let values = values.into_iter().flatten().filter_map(|rest| rest.split('"').next());
    values.filter(|value| value.starts_with('/')).collect()
}

#[test]
fn below_a_base_path_every_address_has_it() {
    for path in ["/", "/episodes/2", "/embed/2", "/guests", "/guests/ada-lovelace", "/upcoming"] {
        let Parts { header, main, footer } = render_below("/pod/cast/", path, Vec::new());
        let html = header + &main + &footer;
        let found = paths(&html);
        assert!(found.len() > 5, "{path}: {found:?}");
        let outside = found.iter().filter(|found| !found.starts_with("/pod/cast/"));
        assert_eq!(outside.collect::<Vec<_>>(), Vec::<&&str>::new(), "{path}");
    }
}

#[test]
fn each_page_is_rendered() {
    for (name, path) in [
        ("home", "/"),
        ("episode", "/episodes/2"),
        ("episode_without_anything", "/episodes/1"),
        ("missing_episode", "/episodes/3"),
        ("embed", "/embed/2"),
        ("guests", "/guests"),
        ("guest", "/guests/ada-lovelace"),
        ("references", "/references"),
        ("upcoming", "/upcoming"),
        ("announcement", "/upcoming/later"),
        ("not_found", "/nowhere"),
    ] {
        insta::assert_snapshot!(name, lines(&parts(path).main));
    }
}

#[test]
fn the_frame_is_rendered() {
    let Parts { header, footer, .. } = parts("/guests");
    insta::assert_snapshot!("header", lines(&header));
    insta::assert_snapshot!("footer", lines(&footer));
    let Parts { header, footer, .. } = parts("/embed/2");
    assert_eq!((lines(&header), lines(&footer)), (String::new(), String::new()));
}

#[test]
fn every_page_has_one_heading_of_the_first_rank() {
    let heading = Selector::parse("h1").unwrap();
    for page in prerender::pages::all(&snapshot().catalogue) {
        let main = Html::parse_fragment(&parts(&page.path).main);
        assert_eq!(main.select(&heading).count(), 1, "{}", page.path);
    }
}

#[test]
fn an_episode_can_be_played_and_read_without_the_program() {
    let html = parts("/episodes/2").main;
    let (_, fallback) = html.split_once("<noscript>").unwrap();
    let (audio, _) = fallback.split_once("</noscript>").unwrap();
    assert!(audio.contains("<audio") && audio.contains("src=\"/audio/2.mp3\""), "{audio}");
    let (_, transcript) = fallback.split_once("<noscript>").unwrap();
    assert!(transcript.contains("The root &lt;is&gt; small."), "{transcript}");
    assert!(transcript.contains("?t=5s"), "{transcript}");
    // What `src/early/early.js` reads.
    let main = Html::parse_fragment(&html);
    let row = Selector::parse("[data-episode=two][data-audio='/audio/2.mp3'] a[data-play='65000']");
    assert_eq!(main.select(&row.unwrap()).count(), 1, "{html}");
    let play = Selector::parse("button[data-play=''][data-episode=two]").unwrap();
    assert_eq!(main.select(&play).count(), 1, "{html}");
}

#[test]
fn the_early_script_knows_the_shape_of_pause_and_of_records() {
    let script = include_str!("../../src/early/early.js");
    let icons = include_str!("../../src/view/icon.rs");
    let pause = "M6 4h4v16H6zM14 4h4v16h-4z";
    assert!(script.contains(pause) && icons.contains(&format!("Self::Pause => \"{pause}\"")));
    let id = show::EpisodeId("guid".to_owned());
    let progress = player::progress::Progress {
        at: Moment::from_secs(90),
        length: None,
        played: false,
        since: 1,
    };
    let record = player::records::Record::Progress(id, progress);
    // The script's regular expression is `/^1 .*at=(\d+) .*played=0/`.
    assert!(script.contains(r"/^1 .*at=(\d+) .*played=0/"));
    assert_eq!(record.text(), "1 at=90000 since=1 played=0");
    assert_eq!(record.key(), "netstack-fm/progress/guid");
    assert!(script.contains("'netstack-fm/progress/' + episode"));
}

#[test]
fn the_early_script_knows_the_keys_that_narrow_a_page() {
    let script = include_str!("../../src/early/early.js");
    let keys = show::key::NARROWING.join("|");
    assert!(script.contains(&format!("/[?&]({keys})=/")), "{keys}");
}

//! What the build writes for other programs.

use prerender::data::{chapters, feed_json, llms, markdown, oembed, sitemap, structured_data};
use prerender::pages;
use prerender::share_image::Painter;
use prerender::snapshot::Snapshot;
use serde_json::Value;
use show::Route;

use crate::support;

/// Compares a value with a snapshot, whatever the order of its fields.
macro_rules! assert_json {
    ($value:expr) => {
        insta::with_settings!({ sort_maps => true }, { insta::assert_json_snapshot!($value) })
    };
}

fn snapshot() -> Snapshot {
    Snapshot::of(support::FEED.as_bytes(), support::SITE.as_bytes()).unwrap()
}

#[test]
fn addresses_of_the_sites_own_files_fit_any_host() {
    let snapshot = snapshot();
    let entry = snapshot.catalogue.by_number(8).unwrap();
    assert_eq!(entry.episode.audio.as_ref().unwrap().url, "/audio/08.ogg");
    assert_eq!(entry.episode.transcripts[0].url, "/transcripts/08.vtt");
    assert_eq!(snapshot.site, "https://netstack.fm");
    // The ids are those that visitors have stored progress under.
    let live = support::catalogue(support::FEED, support::SITE);
    let ids = |catalogue: &catalogue::Catalogue| {
        catalogue.entries.iter().map(|entry| entry.episode.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&snapshot.catalogue), ids(&live));
}

#[test]
fn an_episode_is_described_to_search_engines() {
    let snapshot = snapshot();
    let data = structured_data::of(&Route::Episode("8".to_owned()), &snapshot).unwrap();
    assert_json!(data);
}

#[test]
fn the_show_and_a_guest_are_described_to_search_engines() {
    let snapshot = snapshot();
    assert_json!(structured_data::of(&Route::Home, &snapshot).unwrap());
    let guest = Route::Guest("max-inden".to_owned());
    assert_json!(structured_data::of(&guest, &snapshot).unwrap());
    assert_eq!(structured_data::of(&Route::NotFound, &snapshot), None);
}

#[test]
fn an_episode_is_a_markdown_file() {
    let snapshot = snapshot();
    let entry = snapshot.catalogue.by_number(8).unwrap();
    insta::assert_snapshot!(markdown::file(entry, &snapshot));
}

#[test]
fn chapters_are_a_file_of_podcasting_2_0() {
    let snapshot = snapshot();
    let file = chapters::file(snapshot.catalogue.by_number(8).unwrap(), &snapshot).unwrap();
    assert_eq!(file["version"], "1.2.0");
    assert_eq!(file["chapters"][1]["startTime"], 42.0);
    // The site's own reader understands it.
    let read = feed::chapters::read_file(&file.to_string(), "https://e.org/8.json").unwrap();
    assert_eq!(read.len(), file["chapters"].as_array().unwrap().len());
    assert_eq!(chapters::file(snapshot.catalogue.by_number(1).unwrap(), &snapshot), None);
}

#[test]
fn the_json_feed_is_read_as_the_same_show() {
    let snapshot = snapshot();
    let text = feed_json::file(&snapshot).to_string();
    let show = feed::parse(&text, "https://netstack.fm/feed.json").unwrap();
    assert_eq!(show.warnings, []);
    let titles = |show: &show::Show| {
        show.episodes.iter().map(|item| item.episode.title()).collect::<Vec<_>>()
    };
    let original = feed::parse(support::FEED, "https://netstack.fm/feed.xml").unwrap();
    assert_eq!(titles(&show), titles(&original));
    let ids = |show: &show::Show| {
        show.episodes.iter().map(|item| item.episode.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&show), ids(&original));
}

#[test]
fn an_embed_is_offered() {
    let snapshot = snapshot();
    assert_json!(oembed::file(snapshot.catalogue.by_number(8).unwrap(), &snapshot));
}

#[test]
fn the_overviews_name_every_page() {
    let snapshot = snapshot();
    let pages = pages::all(&snapshot.catalogue);
    let map = sitemap::sitemap(&pages, &snapshot);
    for page in &pages {
        let listed = map.contains(&format!("<loc>https://netstack.fm{}</loc>", page.path));
        let found = !matches!(page.route, Route::Embed(_) | Route::Downloads);
        assert_eq!(listed, found, "{}", page.path);
    }
    assert!(sitemap::robots(&snapshot.site).contains("Sitemap: https://netstack.fm/sitemap.xml"));
    let overview = llms::file(&snapshot);
    for entry in &snapshot.catalogue.entries {
        assert!(overview.contains(&format!("/episodes/{}.md", head::segment(entry))));
    }
}

#[test]
fn an_episode_has_files_for_its_path_and_its_number() {
    let snapshot = snapshot();
    let pages = pages::all(&snapshot.catalogue);
    let page = pages.iter().find(|page| page.path.starts_with("/episodes/8-")).unwrap();
    let path = page.path.trim_start_matches('/');
    assert_eq!(page.files, [format!("{path}.html"), "episodes/8.html".to_owned()]);
    let mut files: Vec<&String> = pages.iter().flat_map(|page| &page.files).collect();
    let count = files.len();
    files.sort();
    files.dedup();
    assert_eq!(files.len(), count, "two pages share a file");
}

#[test]
fn share_images_have_the_size_that_previews_want() {
    let snapshot = snapshot();
    let painter = Painter::new(&snapshot.catalogue);
    let pictures = [
        painter.show().unwrap(),
        painter.episode(snapshot.catalogue.by_number(8).unwrap()).unwrap(),
    ];
    for picture in pictures {
        // PNG, section "IHDR": width and height in bytes 16 to 23.
        assert_eq!(picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
        assert!(picture.len() < 100_000, "{} bytes", picture.len());
    }
}

#[test]
fn text_that_ends_a_script_cannot_end_structured_data() {
    let feed = r#"<rss version="2.0"><channel><title>T</title><item>
        <title>&lt;/script&gt;&lt;script&gt;alert(1)</title><guid>g</guid></item></channel></rss>"#;
    let snapshot = Snapshot::of(feed.as_bytes(), b"{}").unwrap();
    let route = Route::Episode(head::segment(&snapshot.catalogue.entries[0]).to_owned());
    let data = structured_data::of(&route, &snapshot).unwrap();
    let block = prerender::data_block(&data);
    assert_eq!(block.matches("</script").count(), 1, "{block}");
    let (_, json) = block.split_once('>').unwrap();
    let json = json.split("</script").next().unwrap();
    assert_eq!(serde_json::from_str::<Value>(json).unwrap(), data);
}

//! Screenshots of every page and state at three widths, light and dark, written to
//! `screenshots/` with an overview in `index.html`. Chromium only.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use browser_tests::{Answer, Server, Visitor, root, second_show, visit};
use serde_json::json;

/// The widths of the window, in CSS pixels.
const WIDTHS: [u32; 3] = [390, 768, 1280];
/// The colour schemes.
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The pages of the embedded show: a file name, an address, and a heading to wait for.
const PAGES: [(&str, &str, &str); 12] = [
    ("home", "/", "Roto And Cascade"),
    ("home-filtered", "/?topic=quic&sort=oldest", "Rustls with Dirkjan Ochtman"),
    ("search", "/?q=happy+eyeballs", "Fuchsia's Netstack3"),
    ("search-nothing", "/?q=xyzzyplugh", "Search"),
    ("episode", "/episodes/8", "Related episodes"),
    ("guests", "/guests", "Guests"),
    ("guests-by-affiliation", "/guests?by=affiliation", "Google"),
    ("guest", "/guests/max-inden", "One appearance"),
    ("references", "/references", "RFCs"),
    ("upcoming", "/upcoming", "Pingora"),
    ("about", "/about", "Feed health"),
    ("not-found", "/nowhere", "Page not found"),
];

/// Pages of the second show.
const SECOND_SHOW: [(&str, &str, &str); 4] = [
    ("second-home", "/", "Was Brücken trägt"),
    ("second-episode", "/episodes/fachwerk-in-koln", "Fachwerk in Köln"),
    ("second-search", "/?q=gr%C3%B6%C3%9Fe", "Search"),
    ("second-about", "/about", "Feed health"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = root().join("screenshots");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for scheme in SCHEMES {
        let (pages, states) = (folder.clone(), folder.clone());
        visit(|v| async move { capture_pages(&v, scheme, &pages).await }).await?;
        visit(|v| async move { capture_states(v, scheme, &states).await }).await?;
        let second = folder.clone();
        visit(|v| async move { capture_second_show(v, scheme, &second).await }).await?;
    }
    write_overview(&folder)
}

/// Captures all pages, the full player, and the embedded player.
async fn capture_pages(v: &Visitor, scheme: &str, folder: &Path) -> Result<()> {
    v.emulate_color_scheme(scheme).await?;
    for (name, path, heading) in PAGES {
        v.open_until(path, heading).await?;
        capture(v, folder, name, scheme).await?;
    }
    v.open_full_player().await?;
    capture(v, folder, "player-panel", scheme).await?;
    v.open_until("/embed/8", "Fuchsia's Netstack3").await?;
    capture(v, folder, "embed", scheme).await
}

/// Captures pages of the second show, beside those of the first.
async fn capture_second_show(mut v: Visitor, scheme: &str, folder: &Path) -> Result<()> {
    v.server = Server::start_in(second_show::site()?).await?;
    v.emulate_color_scheme(scheme).await?;
    for (name, path, heading) in SECOND_SHOW {
        v.open_until(path, heading).await?;
        capture(&v, folder, name, scheme).await?;
    }
    Ok(())
}

/// Captures the loading, error, empty, stale and offline states.
async fn capture_states(mut v: Visitor, scheme: &str, folder: &Path) -> Result<()> {
    v.emulate_color_scheme(scheme).await?;
    let feed = fs::read(root().join("dist/feed.xml"))?;
    v.server.answer("/feed.xml", Answer::Slow(feed, Duration::from_secs(20)));
    v.open("/").await?;
    v.wait_for("a skeleton", "return !!document.querySelector('.skeleton')").await?;
    capture(&v, folder, "loading", scheme).await?;
    v.server.answer("/feed.xml", Answer::Status(500));
    v.open("/").await?;
    v.find("button", "Retry").await?;
    capture(&v, folder, "error", scheme).await?;
    v.server
        .answer("/feed.xml", "<rss version='2.0'><channel><title>Empty</title></channel></rss>");
    v.open("/").await?;
    v.find("heading", "Networking").await?;
    capture(&v, folder, "empty", scheme).await?;
    v.server.reset_answer("/feed.xml");
    v.open_until("/", "Roto And Cascade").await?;
    v.wait_for_stored_show().await?;
    v.wait_for("the service worker", "return navigator.serviceWorker.ready.then(() => true)")
        .await?;
    v.server.answer("/feed.xml", Answer::Status(500));
    v.open_until("/", "Roto And Cascade").await?;
    v.find("status", "Showing the episodes as of").await?;
    capture(&v, folder, "stale", scheme).await?;
    v.server.stop().await;
    v.open_until("/episodes/8", "Related episodes").await?;
    capture(&v, folder, "offline", scheme).await
}

/// Writes screenshots of the whole page, one for each width.
async fn capture(v: &Visitor, folder: &Path, name: &str, scheme: &str) -> Result<()> {
    for width in WIDTHS {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        v.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        // Cards out of view are not rendered.
        v.eval("document.querySelectorAll('.card').forEach((c) => c.style.contentVisibility = 'visible')").await?;
        v.wait_for(
            "two frames",
            "return new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))",
        )
        .await?;
        let parameters = json!({ "format": "png", "captureBeyondViewport": true });
        let screenshot = v.driver.cdp().send_raw("Page.captureScreenshot", parameters).await?;
        let data = screenshot.get("data").and_then(|data| data.as_str()).context("no picture")?;
        let file = format!("{name}-{width}-{scheme}.png");
        fs::write(folder.join(file), BASE64_STANDARD.decode(data)?)?;
    }
    Ok(())
}

/// Writes a page with all screenshots.
fn write_overview(folder: &Path) -> Result<()> {
    let mut names: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut html = "<!doctype html><meta charset=utf-8><title>Every page and state</title>\
        <style>body{font:14px sans-serif}figure{display:inline-block;margin:8px;vertical-align:top}\
        img{height:480px;border:1px solid #888}</style>"
        .to_owned();
    for name in &names {
        let _ = write!(
            html,
            "<figure><a href='{name}'><img loading=lazy src='{name}'></a><figcaption>{name}</figcaption></figure>"
        );
    }
    fs::write(folder.join("index.html"), html)?;
    println!("{} pictures; open {}", names.len(), folder.join("index.html").display());
    Ok(())
}

//! No accessibility violations (axe) and no console errors on any page, in both themes.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Answer, Engine, Visitor, visit};

const ESCAPE: &str = "\u{e00c}";

/// The address of a page and a heading to wait for.
const PAGES: [(&str, &str); 15] = [
    ("/", "All episodes"),
    ("/?q=quic+inden", "People"),
    ("/?q=xyzzyplugh", "Search"),
    ("/?listened=played", "All episodes"),
    ("/guests?by=affiliation", "Google"),
    ("/references", "RFCs"),
    ("/upcoming/pingora-and-proxies-at-cloudflare", "Pingora"),
    ("/about", "Feed health"),
    ("/?topic=quic", "Rustls with Dirkjan Ochtman"),
    ("/episodes/8?t=60", "Fuchsia's Netstack3"),
    ("/guests", "Guests"),
    ("/guests/max-inden", "One appearance"),
    ("/upcoming", "Pingora"),
    ("/episodes/999", "Episode 999 not found"),
    ("/nowhere", "Page not found"),
];

#[tokio::test]
async fn pages_are_clean_in_light_and_dark() -> Result<()> {
    let axe =
        std::fs::read_to_string(browser_tests::root().join("node_modules/axe-core/axe.min.js"))?;
    visit(|v| async move {
        let schemes: &[&str] =
            if v.engine == Engine::Chromium { &["light", "dark"] } else { &["as it is"] };
        for scheme in schemes {
            if v.engine == Engine::Chromium {
                v.emulate_color_scheme(scheme).await?;
            }
            for (path, heading) in PAGES {
                v.open_until(path, heading).await?;
                check_violations(&v, &axe, &format!("{path} ({scheme})")).await?;
            }
            check_player_states(&v, &axe, scheme).await?;
        }
        // The host reports the two pages that do not exist.
        let mut errors = v.console_errors().await?;
        errors.retain(|error| !error.contains("/999 - ") && !error.contains("/nowhere - "));
        ensure!(errors.is_empty(), "in the console: {errors:#?}");
        Ok(())
    })
    .await
}

/// Checks every tab of the full player, its dialogs, and the embedded player.
async fn check_player_states(v: &Visitor, axe: &str, scheme: &str) -> Result<()> {
    let label = |state: &str| format!("the player with {state} ({scheme})");
    v.open_full_player().await?;
    check_violations(v, axe, &label("its chapters")).await?;
    v.click("tab", "Transcript").await?;
    v.find("region", "Transcript text").await?;
    check_violations(v, axe, &label("a transcript")).await?;
    v.click("button", "Play next").await?;
    v.click("tab", "Queue").await?;
    v.find("list", "Queue").await?;
    check_violations(v, axe, &label("a queue")).await?;
    v.click("tab", "Settings").await?;
    check_violations(v, axe, &label("settings")).await?;
    for (button, dialog) in
        [("Sleep timer", "Sleep timer"), ("Share", "Share"), ("Go to a time", "Go to a time")]
    {
        v.click("button", button).await?;
        v.find("dialog", dialog).await?;
        check_violations(v, axe, &label(dialog)).await?;
        v.press(ESCAPE).await?;
    }
    v.blur().await?;
    v.press("?").await?;
    v.find("dialog", "Keyboard shortcuts").await?;
    check_violations(v, axe, &label("its keys")).await?;
    v.press(ESCAPE).await?;
    v.open_until("/embed/8?t=60", "Fuchsia's Netstack3").await?;
    check_violations(v, axe, &format!("the player alone ({scheme})")).await
}

#[tokio::test]
async fn loading_error_and_offline_states_are_clean() -> Result<()> {
    let axe =
        std::fs::read_to_string(browser_tests::root().join("node_modules/axe-core/axe.min.js"))?;
    visit(|mut v| async move {
        let feed = std::fs::read(browser_tests::root().join("dist/feed.xml"))?;
        v.server.remove_pages();
        v.server.answer("/feed.xml", Answer::Slow(feed, Duration::from_secs(15)));
        v.open("/").await?;
        v.wait_for("a skeleton", "return !!document.querySelector('.skeleton')").await?;
        check_violations(&v, &axe, "a skeleton").await?;
        v.server.answer("/feed.xml", Answer::Status(500));
        v.open("/").await?;
        v.find("button", "Retry").await?;
        check_violations(&v, &axe, "no feed").await?;
        let empty = "<rss version='2.0'><channel><title>Empty</title></channel></rss>";
        v.server.answer("/feed.xml", empty);
        for path in ["/", "/references", "/guests", "/?q=nothing"] {
            v.open_until(path, "").await?;
            check_violations(&v, &axe, &format!("an empty show at {path}")).await?;
        }
        v.server.reset_answer("/feed.xml");
        v.server.restore_pages();
        v.open_until("/", "Roto And Cascade").await?;
        v.click("button", "Subscribe").await?;
        v.find("dialog", "Subscribe").await?;
        check_violations(&v, &axe, "the subscribe menu").await?;
        v.wait_for_stored_show().await?;
        let ready = "return navigator.serviceWorker.ready.then(() => true)";
        v.wait_for("the service worker", ready).await?;
        v.server.stop().await;
        v.open_until("/", "Roto And Cascade").await?;
        v.find("status", "Showing the episodes as of").await?;
        check_violations(&v, &axe, "no network").await
    })
    .await
}

#[tokio::test]
async fn touch_targets_are_large_enough_on_a_phone() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate a phone.
        }
        v.emulate_phone().await?;
        v.open_full_player().await?;
        let small =
            "return [...document.querySelectorAll('.player button, .player input, .player select')]
            .filter((e) => e.checkVisibility({ visibilityProperty: true }))
            .map((e) => [e.ariaLabel ?? e.textContent, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44)
            .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)";
        let small = v.eval(small).await?;
        ensure!(small.as_array().is_some_and(Vec::is_empty), "too small: {small}");
        let wide = "return document.documentElement.scrollWidth <= innerWidth";
        ensure!(v.eval(wide).await? == true, "something is wider than the window");
        Ok(())
    })
    .await
}

async fn check_violations(v: &Visitor, axe: &str, label: &str) -> Result<()> {
    v.driver.execute(axe, vec![]).await?;
    let script = "const done = arguments[0];
        axe.run().then((r) => done(r.violations.map((v) =>
          `${v.id}: ${v.nodes.map((n) => n.html + ' ' + n.failureSummary).join(' | ')}`)));";
    let found = v.driver.execute_async(script, vec![]).await?.json().clone();
    ensure!(found.as_array().is_some_and(Vec::is_empty), "{label}: {found:#}");
    Ok(())
}

//! The site below a path of its host: `/podcast/`, as on GitHub Pages. `make browser-smoke` runs
//! the smoke tests there as well.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::site::BASE_PATH;
use browser_tests::{Server, Visitor, program, visit};
use serde_json::Value;

use crate::downloading::wait_for_download;

/// The addresses of the page, and of what it has loaded, that are outside of the site.
const OUTSIDE: &str = "
    const links = [...document.querySelectorAll('[href], [src]')].map((e) => e.href || e.src);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    return [...links, ...loaded, location.href].filter((address) =>
        address.startsWith(location.origin) && !address.startsWith(location.origin + '/podcast/'))";

async fn visit_below_a_path<V>(scenario: impl FnOnce(Visitor) -> V) -> Result<()>
where
    V: Future<Output = Result<()>>,
{
    visit(|mut v| async move {
        v.server = Server::start_below_a_path().await?;
        scenario(v).await
    })
    .await
}

async fn ensure_inside(v: &Visitor) -> Result<()> {
    let outside = v.eval(OUTSIDE).await?;
    ensure!(outside == Value::Array(Vec::new()), "outside of the site: {outside}");
    Ok(())
}

#[tokio::test]
async fn every_address_is_below_the_path() -> Result<()> {
    visit_below_a_path(|v| async move {
        for (path, heading) in [
            ("/", "Roto And Cascade"),
            ("/episodes/8", "Fuchsia's Netstack3"),
            ("/guests", "Guests"),
            ("/guests/max-inden", "Max Inden"),
            ("/references", "References"),
            ("/upcoming", "Upcoming"),
            ("/about", "About"),
            ("/downloads", "Downloads"),
            ("/?q=arp", "Minutes"),
            ("/nowhere", "Page not found"),
        ] {
            v.open_until(path, heading).await?;
            v.wait_for_program().await?;
            ensure_inside(&v).await?;
        }
        // By links, and back.
        v.click("link", "Guests").await?;
        v.wait_for_address("/guests").await?;
        v.click("link", "Max Inden").await?;
        v.wait_for_address("/guests/max-inden").await?;
        v.driver.back().await?;
        v.wait_for_address("/guests").await?;
        ensure_inside(&v).await?;
        let errors = v.console_errors().await?;
        let errors: Vec<_> = errors.iter().filter(|error| !error.contains("/nowhere")).collect();
        ensure!(errors.is_empty(), "{errors:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sound_comes_before_the_program_and_is_remembered() -> Result<()> {
    visit_below_a_path(|v| async move {
        let program = program()?;
        v.server.hold(&program);
        v.open("/episodes/8").await?;
        v.click("link", "24:45 Understanding ARP").await?;
        v.wait_for_sound_from(1_485.0).await?;
        v.server.release();
        v.find("region", "Player").await?;
        v.click("button", "Pause Fuchsia's Netstack3").await?;
        let stored = "return Object.entries(localStorage).some(([key, text]) =>
            key.startsWith('/podcast/netstack-fm/progress/') && / ?at=148\\d\\d\\d\\d? /.test(text))";
        v.wait_for("the position to be stored", stored).await?;
        // The script before the program knows it, too.
        v.server.hold(&program);
        v.open("/episodes/8").await?;
        v.click("button", "Play Fuchsia's Netstack3").await?;
        v.wait_for_sound_from(1_485.0).await?;
        v.server.release();
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_download_plays_and_pages_open_without_the_network() -> Result<()> {
    visit_below_a_path(|mut v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/guests", "Guests").await?;
        v.wait_for_service_worker().await?;
        let scope = v
            .eval("return navigator.serviceWorker.ready.then((sw) => new URL(sw.scope).pathname)")
            .await?;
        ensure!(scope == BASE_PATH, "{scope}");
        v.open("/episodes/2").await?;
        v.click("button", "Download Second").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        v.wait_for_stored_show().await?;
        v.server.stop().await;
        v.open("/").await?;
        v.find("heading", "Second").await?;
        v.open("/episodes/2").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        let source = v.eval("return new URL(document.querySelector('audio').src).pathname").await?;
        let is_stored = |path: &str| path.starts_with("/podcast/downloads/");
        ensure!(source.as_str().is_some_and(is_stored), "{source}");
        // A page that was visited, and one that was not.
        v.open_until("/guests", "Guests").await?;
        v.open_until("/about", "About").await?;
        ensure_inside(&v).await
    })
    .await
}

#[tokio::test]
async fn keys_know_the_focused_card() -> Result<()> {
    visit_below_a_path(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.find("button", "Play First").await?;
        show::focus_card(&v, "First").await?;
        v.press("n").await?;
        v.find("button", "Remove First from the queue").await?;
        Ok(())
    })
    .await
}

/// What browsers store by origin is kept apart.
#[tokio::test]
async fn two_sites_of_one_host_do_not_disturb_each_other() -> Result<()> {
    visit(|mut v| async move {
        v.server.add_neighbour().await?;
        let neighbour = |path: &str| format!("{}{path}", BASE_PATH.trim_end_matches('/'));
        for home in ["/", &neighbour("/")] {
            v.open_until(home, "Roto And Cascade").await?;
            v.wait_for_program().await?;
            v.wait_for_stored_show().await?;
            // The worker of the root answers below the path until there is another one.
            let own = format!(
                "const worker = navigator.serviceWorker.controller;
                return worker?.state === 'activated' && worker.scriptURL.endsWith('{}{home}sw.js')",
                v.server.url("")
            );
            v.wait_for("a service worker of its own", &own).await?;
        }
        // One is dark, and has an episode in its player.
        v.open("/episodes/8?t=60").await?;
        v.find("region", "Player").await?;
        v.eval("localStorage.setItem('netstack-fm-theme', 'dark')").await?;
        v.click("button", "Play Fuchsia's Netstack3").await?;
        v.wait_for_sound_from(60.0).await?;
        v.open(&neighbour("/episodes/8")).await?;
        v.wait_for_program().await?;
        ensure!(v.eval("return document.documentElement.dataset.theme ?? ''").await? == "");
        let first =
            "return document.querySelector('section.player .player-title')?.textContent ?? ''";
        ensure!(v.eval(first).await? == "", "the other site's episode is in the player");
        // Both have a worker and caches of their own, and open without the network.
        let scopes = "return navigator.serviceWorker.getRegistrations().then((all) =>
            all.map(({ scope }) => new URL(scope).pathname).sort().join(' '))";
        ensure!(v.eval(scopes).await? == "/ /podcast/", "{}", v.eval(scopes).await?);
        let builds = "return caches.keys().then((all) =>
            all.filter((name) => name.includes('netstack-fm-build-')).length)";
        ensure!(v.eval(builds).await? == 2, "a site has removed the cache of another");
        v.server.stop().await;
        for page in ["/", &neighbour("/"), "/about", &neighbour("/about")] {
            v.open(page).await?;
            v.wait_for_program().await?;
            let base = "return document.documentElement.dataset.base ?? ''";
            let expected = if page.starts_with(BASE_PATH) { "/podcast" } else { "" };
            ensure!(v.eval(base).await? == expected, "{page} is the other site's");
        }
        Ok(())
    })
    .await
}

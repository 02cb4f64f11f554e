//! Offline pages, installation, and new versions of the site.

use anyhow::{Result, ensure};
use browser_tests::{Engine, visit};

const CONTROLLED: &str = "return !!navigator.serviceWorker.controller
    && navigator.serviceWorker.controller.state === 'activated'";

#[tokio::test]
async fn after_one_visit_every_page_opens_without_the_network() -> Result<()> {
    visit(|mut v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for("the service worker", CONTROLLED).await?;
        v.wait_for_stored_show().await?;
        v.server.stop().await;

        v.reload().await?;
        v.find("heading", "Roto And Cascade").await?;
        v.find("status", "Showing the episodes as of").await?;
        v.open_until("/episodes/8", "Fuchsia's Netstack3").await?;
        v.find("link", "24:45 Understanding ARP").await?;
        v.open_until("/guests/max-inden", "Max Inden").await?;
        v.click("button", "Play Modern networking").await?;
        v.find("alert", "The audio is unavailable").await?;

        v.server.resume().await?;
        v.click("button", "Retry").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_site_can_be_installed() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium reports installability.
        }
        v.open("/").await?;
        v.wait_for("the service worker", CONTROLLED).await?;
        let cdp = v.driver.cdp();
        let answer = cdp.send_raw("Page.getInstallabilityErrors", serde_json::json!({})).await?;
        let errors = answer.get("installabilityErrors");
        let none = errors.and_then(|errors| errors.as_array()).is_some_and(Vec::is_empty);
        ensure!(none, "it could not be installed: {answer}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_version_waits_for_pause_and_consent() -> Result<()> {
    let worker = std::fs::read_to_string(browser_tests::root().join("dist/sw.js"))?;
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for("the service worker", CONTROLLED).await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;

        let newer = worker.replacen("const VERSION = \"", "const VERSION = \"newer ", 1);
        ensure!(newer != worker, "the worker has no version to change");
        v.server.answer("/sw.js", newer.as_str());
        v.eval("navigator.serviceWorker.getRegistration().then((r) => r.update())").await?;
        let waiting = "return window.waits === true ||
            (navigator.serviceWorker.getRegistration()
              .then((r) => { window.waits = !!r.waiting; }), false)";
        v.wait_for("the new version to wait", waiting).await?;
        ensure!(
            v.all("status", "The site was updated").await?.is_empty(),
            "it interrupts the sound"
        );
        v.wait_for_sound().await?;

        v.click("button", "Pause").await?;
        v.find("status", "The site was updated. Reload to get the new version.").await?;
        v.eval("window.before = true").await?;
        v.click("button", "Reload").await?;
        v.wait_for("the page to be loaded anew", "return window.before !== true").await?;
        v.find("heading", "Roto And Cascade").await?;
        let builds =
            "return caches.keys().then((names) => names.filter((n) => n.includes('build')))";
        let builds = v.eval(builds).await?;
        ensure!(builds.as_array().is_some_and(|builds| builds.len() == 1), "kept: {builds}");
        Ok(())
    })
    .await
}

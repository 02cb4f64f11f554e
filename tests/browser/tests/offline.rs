//! Offline pages, and installation.

use anyhow::{Result, ensure};
use browser_tests::{Engine, visit};

#[tokio::test]
async fn after_one_visit_every_page_opens_without_the_network() -> Result<()> {
    visit(|mut v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_service_worker().await?;
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
        v.wait_for_service_worker().await?;
        let cdp = v.driver.cdp();
        let answer = cdp.send_raw("Page.getInstallabilityErrors", serde_json::json!({})).await?;
        let errors = answer.get("installabilityErrors");
        let none = errors.and_then(|errors| errors.as_array()).is_some_and(Vec::is_empty);
        ensure!(none, "it could not be installed: {answer}");
        Ok(())
    })
    .await
}

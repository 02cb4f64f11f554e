//! What an installed app opens with: shortcuts, shared links, and the page that was left.

use anyhow::{Result, ensure};
use browser_tests::{root, show, visit};

#[tokio::test]
async fn the_app_opens_what_it_is_asked_for() -> Result<()> {
    visit(|v| async move {
        v.open("/?open=latest").await?;
        v.wait_for_address("/episodes/14-roto-and-cascade-with-terts-and-arya-from-nlnet-labs")
            .await?;
        v.find("heading", "Roto And Cascade").await?;
        let shared = v.server.url("/guests/max-inden").replace(':', "%3A");
        v.open(&format!("/?shared-text=Look:+{shared}")).await?;
        v.wait_for_address("/guests/max-inden").await?;
        v.open("/?open=search").await?;
        let focused = "return document.activeElement?.id === 'site-search'";
        v.wait_for("the search field", focused).await?;
        v.wait_for_address("/").await
    })
    .await
}

#[tokio::test]
async fn the_app_continues_with_the_last_episode() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.click("button", "Pause").await?;
        v.open("/?open=continue").await?;
        v.wait_for_address("/episodes/2-second").await
    })
    .await
}

#[tokio::test]
async fn every_address_of_the_manifest_opens() -> Result<()> {
    let manifest = std::fs::read(root().join("dist/manifest.webmanifest"))?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest)?;
    let files = ["icons", "screenshots"].iter().filter_map(|key| manifest[key].as_array());
    for file in files.flatten().filter_map(|entry| entry["src"].as_str()) {
        ensure!(root().join("dist").join(file).exists(), "{file} is missing");
    }
    visit(|v| async move {
        for shortcut in manifest["shortcuts"].as_array().into_iter().flatten() {
            let url = shortcut["url"].as_str().unwrap_or_default();
            v.open(&format!("/{}", url.trim_start_matches("./"))).await?;
            v.wait_for_program().await?;
            ensure!(v.all("heading", "Not found").await?.is_empty(), "{shortcut}");
        }
        Ok(())
    })
    .await
}

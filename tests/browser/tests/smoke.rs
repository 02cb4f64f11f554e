//! What has to work in every engine. `make test` runs these in all three.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::visit;

#[tokio::test]
async fn the_site_opens() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "Roto And Cascade").await?;
        v.wait_for_program().await?;
        v.click("link", "Fuchsia's Netstack3").await?;
        v.find("heading", "Chapters").await?;
        v.wait_for_address("/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva").await
    })
    .await
}

#[tokio::test]
async fn an_episode_plays() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.click("button", "Pause").await?;
        v.wait_for_pause().await
    })
    .await
}

#[tokio::test]
async fn a_chapter_plays() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.click("link", "0:10 Gamma").await?;
        v.wait_for_sound_from(10.0).await
    })
    .await
}

#[tokio::test]
async fn words_are_searched() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "Roto And Cascade").await?;
        v.wait_for_program().await?;
        v.find("searchbox", "Search").await?.send_keys("arp").await?;
        v.find("link", "24:45 Understanding ARP").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_site_opens_again_without_the_network() -> Result<()> {
    visit(|mut v| async move {
        v.open_until("/", "Roto And Cascade").await?;
        v.wait_for_service_worker().await?;
        v.wait_for_stored_show().await?;
        v.server.stop().await;
        v.reload().await?;
        v.find("heading", "Roto And Cascade").await?;
        v.find("status", "Showing the episodes as of").await?;
        v.click("link", "Fuchsia's Netstack3").await?;
        v.find("heading", "Chapters").await?;
        ensure!(v.eval("return navigator.serviceWorker.controller !== null").await? == true);
        Ok(())
    })
    .await
}

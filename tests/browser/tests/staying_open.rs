//! A site that stays open for days, and what comes in place of its files.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::{Answer, visit};

/// The page is shown again, as after a change of the tab.
const SHOWN_AGAIN: &str = "document.dispatchEvent(new Event('visibilitychange'))";

const LOGIN: &str =
    "<!doctype html><html><head><title>Hotspot</title></head><body>Log in</body></html>";

#[tokio::test]
async fn newer_episodes_appear_when_the_page_is_shown_again() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        show::serve(&v.server, &[first]);
        v.open_until("/", "First").await?;
        v.wait_for_program().await?;
        v.wait_for_stored_show().await?;
        let asked = v.server.requests("/feed.xml").len();
        show::serve(&v.server, &[second, first]);
        v.eval(SHOWN_AGAIN).await?;
        v.find("heading", "Second").await?;
        show::serve(&v.server, &[third, second, first]);
        v.eval("dispatchEvent(new Event('online'))").await?;
        v.find("heading", "Third").await?;
        ensure!(v.server.requests("/feed.xml").len() == asked + 2, "asked too often");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_version_is_looked_for_when_the_page_is_shown_again() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.wait_for_service_worker().await?;
        let asked = v.server.requests("/sw.js").len();
        v.eval(SHOWN_AGAIN).await?;
        let start = std::time::Instant::now();
        while v.server.requests("/sw.js").len() == asked {
            ensure!(start.elapsed().as_secs() < 10, "no new version was looked for");
            v.wait_frames(1).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_login_page_replaces_neither_the_feed_nor_the_settings() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "Roto And Cascade").await?;
        v.wait_for_service_worker().await?;
        v.wait_for_stored_show().await?;
        let kept = "return caches.open('netstack-fm-kept').then((cache) => cache.keys())
            .then((keys) => keys.length === 2)";
        v.reload().await?;
        v.wait_for("the files to be kept", kept).await?;

        v.server.answer("/site.json", Answer::Html(LOGIN.to_owned()));
        v.reload().await?;
        v.find("status", "Showing the episodes as of this visit. The site's settings").await?;
        v.find("link", "QUIC").await?;

        v.server.answer("/feed.xml", Answer::Html(LOGIN.to_owned()));
        v.reload().await?;
        let said = v.find("status", "Showing the episodes as of").await?.text().await?;
        ensure!(said.contains("a web page instead of a feed"), "{said}");
        v.find("heading", "Roto And Cascade").await?;

        // What the page has kept is lost, as with a new version: the last good feed is there.
        v.eval("return caches.delete('netstack-fm-show').then(() => true)").await?;
        for answer in [Answer::Status(503), Answer::Html(LOGIN.to_owned())] {
            v.server.answer("/feed.xml", answer);
            v.reload().await?;
            v.find("heading", "Roto And Cascade").await?;
            v.find("status", "Showing the episodes as of").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_queued_episode_that_is_gone_is_said_to_be() -> Result<()> {
    visit(|v| async move {
        let [_, second, first] = SAMPLES;
        show::serve(&v.server, &[second, first]);
        v.open_until("/", "Second").await?;
        v.click("button", "Add First to the queue").await?;
        v.click("button", "Play Second").await?;
        // Far enough for a place to be kept.
        v.wait_for_sound_from(2.0).await?;
        show::serve(&v.server, &[second]);
        v.reload().await?;
        v.find("region", "Player").await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        v.find("listitem", "This episode is no longer in the feed.").await?;
        v.click("button", "Remove the missing episode from the queue").await?;
        Ok(())
    })
    .await
}

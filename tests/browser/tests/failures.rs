//! Slow, invalid and missing feeds: the page keeps working and offers Retry.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Answer, visit, worker_file};

const FEED: &str = "/feed.xml";

#[tokio::test]
async fn a_failed_feed_is_explained_and_retry_recovers() -> Result<()> {
    let embedded = std::fs::read(browser_tests::root().join("public/feed.xml"))?;
    let half = embedded.iter().take(embedded.len() / 2).copied().collect();
    let cases = [
        (Answer::Status(404), "HTTP 404"),
        (Answer::Status(503), "HTTP 503"),
        (Answer::from("<!doctype html><html><body>Hello"), "a web page instead of a feed"),
        (Answer::from("PK\u{3}\u{4}"), "not a podcast feed"),
        (Answer::from("<opml></opml>"), "its root element is <opml>"),
        (Answer::from(""), "The feed is empty"),
        (Answer::Bytes(half), "breaks off in the middle"),
    ];
    visit(|v| async move {
        v.server.remove_pages();
        for (answer, message) in cases {
            v.server.answer(FEED, answer);
            v.open("/").await?;
            v.find("alert", "The episodes could not be loaded.").await?;
            let text = v.driver.find(thirtyfour::By::Css(".failure")).await?.text().await?;
            ensure!(text.contains(message), "{message} is not in {text}");
        }
        v.server.reset_answer(FEED);
        v.click("button", "Retry").await?;
        v.find("heading", "Roto And Cascade").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_crashed_feed_worker_leaves_the_page_working() -> Result<()> {
    visit(|v| async move {
        let worker = worker_file("feed_worker.js")?;
        v.server.remove_pages();
        v.server.answer(&worker, "throw new Error('killed');");
        v.open("/guests").await?;
        v.find("alert", "The episodes could not be loaded.").await?;
        v.server.reset_answer(&worker);
        v.click("button", "Retry").await?;
        v.find("link", "Max Inden").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_slow_feed_times_out() -> Result<()> {
    visit(|v| async move {
        if v.engine != browser_tests::Engine::Chromium {
            return Ok(()); // Only Chromium lets a test speed up the page's clock.
        }
        v.add_init_script(
            "const set = window.setTimeout;
             window.setTimeout = (f, ms, ...a) => set(f, ms === 30000 ? 300 : ms, ...a);",
        )
        .await?;
        v.server.remove_pages();
        v.server.answer(FEED, Answer::Slow(Vec::new(), Duration::from_secs(60)));
        v.open("/").await?;
        v.find("alert", "The episodes could not be loaded.").await?;
        let text = v.driver.find(thirtyfour::By::Css(".failure")).await?.text().await?;
        ensure!(text.contains("within 30 seconds"), "{text}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_stored_show_appears_before_the_feed_has_loaded() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_stored_show().await?;
        v.server.answer(FEED, Answer::Slow(Vec::new(), Duration::from_secs(60)));
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_stored_show_stays_when_the_feed_fails() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_stored_show().await?;
        v.server.answer(FEED, Answer::Status(500));
        v.open("/").await?;
        v.find("status", "Showing the episodes as of").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.server.reset_answer(FEED);
        v.click("button", "Retry").await?;
        v.wait_for("the line to go", "return !document.querySelector('.freshness')").await
    })
    .await
}

#[tokio::test]
async fn valid_parts_of_a_broken_site_json_are_used() -> Result<()> {
    visit(|v| async move {
        v.server.answer("/site.json", "{ not json");
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.server.answer(
            "/site.json",
            r#"{ "layers": [{ "name": "Names", "topics": [{ "name": "DNS" }, 5] }], "people": 7 }"#,
        );
        v.open("/").await?;
        v.find("button", "DNS 1").await?;
        v.find("link", "Terts").await?;
        Ok(())
    })
    .await
}

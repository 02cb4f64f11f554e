//! Feeds that are late, wrong or missing: a working page, a plain message, Retry.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, visit};

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
        for (answer, message) in cases {
            v.server.answer(FEED, answer);
            v.open("/").await?;
            v.find("alert", "The episodes could not be loaded.").await?;
            let text = v.driver.find(thirtyfour::By::Css(".failure")).await?.text().await?;
            ensure!(text.contains(message), "{message} is not in {text}");
        }
        v.server.answer_as_built(FEED);
        v.click("button", "Retry").await?;
        v.find("heading", "Roto And Cascade").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dead_parser_leaves_the_page_alive() -> Result<()> {
    visit(|v| async move {
        v.server.answer("/feed_worker.js", "throw new Error('killed');");
        v.open("/guests").await?;
        v.find("alert", "The episodes could not be loaded.").await?;
        v.server.answer_as_built("/feed_worker.js");
        v.click("button", "Retry").await?;
        v.find("link", "Max Inden").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_feed_that_takes_too_long_is_given_up() -> Result<()> {
    visit(|v| async move {
        if v.engine != browser_tests::Engine::Chromium {
            return Ok(()); // Only Chromium lets a test speed up the page's clock.
        }
        v.on_every_page(
            "const set = window.setTimeout;
             window.setTimeout = (f, ms, ...a) => set(f, ms === 30000 ? 300 : ms, ...a);",
        )
        .await?;
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
async fn a_kept_show_is_there_before_the_feed_is() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.until_kept().await?;
        v.server.answer(FEED, Answer::Slow(Vec::new(), Duration::from_secs(60)));
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_kept_show_stays_when_the_feed_has_gone() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.until_kept().await?;
        v.server.answer(FEED, Answer::Status(500));
        v.open("/").await?;
        v.find("status", "Showing the episodes as of").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.server.answer_as_built(FEED);
        v.click("button", "Retry").await?;
        v.until("the line to go", "return !document.querySelector('.freshness')").await
    })
    .await
}

#[tokio::test]
async fn a_broken_site_json_costs_only_what_is_broken() -> Result<()> {
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

#[tokio::test]
async fn a_part_of_the_site_that_does_not_come_is_asked_for_again() -> Result<()> {
    let dist = std::fs::read_dir(browser_tests::root().join("dist"))?;
    let names = dist.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let later = names.into_iter().find(|name| name.ends_with("-later.wasm"));
    let later = format!("/{}", later.context("the build is not in two parts")?);
    visit(|v| async move {
        v.server.answer(&later, Answer::Status(500));
        // What the first part has works without the second one.
        v.open_until("/", "All episodes").await?;
        v.open("/guests").await?;
        v.find("alert", "This page could not be loaded.").await?;
        v.server.answer_as_built(&later);
        v.click("button", "Retry").await?;
        v.find("heading", "Guests").await?;
        // And with it came all that waited for it.
        v.find("button", "Dark").await?;
        Ok(())
    })
    .await
}

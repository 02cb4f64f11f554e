//! The feed health on the about page.

use anyhow::{Result, ensure};
use browser_tests::{Answer, Engine, Visitor, root, visit};

const FEED: &str = "/feed.xml";

/// A script that returns whether the page contains a text.
fn page_contains(text: &str) -> String {
    format!("return document.querySelector('main').textContent.includes({text:?})")
}

/// A script that returns whether the page has fetched the feed worker since it was loaded.
const FETCHED_WORKER: &str = "return performance.getEntriesByType('resource')\
    .some((entry) => entry.name.includes('feed_worker'))";

async fn open_health(v: &Visitor) -> Result<()> {
    v.open("/about").await?;
    v.find("heading", "Feed health").await?;
    Ok(())
}

#[tokio::test]
async fn feed_health_lists_facts_and_warnings() -> Result<()> {
    visit(|v| async move {
        open_health(&v).await?;
        for fact in ["14 of 14", "/feed.xml", "read in this visit", "No problems found."] {
            v.wait_for(fact, &page_contains(fact)).await?;
        }
        v.server.answer(
            FEED,
            Answer::Bytes(std::fs::read(root().join("tests/fixtures/feed-odd.xml"))?),
        );
        v.server.answer("/site.json", "{\"people\": [{}], \"foo\": 1}");
        open_health(&v).await?;
        v.wait_for("the feed's remarks", &page_contains("item 2")).await?;
        for fault in ["people[0].name: is missing", "foo: is not known here"] {
            v.wait_for(fault, &page_contains(fault)).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn truncated_input_is_reported() -> Result<()> {
    let item = |n: usize| format!("<item><title>E{n}</title><guid>{n}</guid></item>");
    let long = format!(
        "<item><guid>l</guid><description>{}</description></item>",
        "long ".repeat(200_000)
    );
    let items: String = (0..300).map(item).collect();
    let feed = format!("<rss version='2.0'><channel><title>T</title>{items}{long}</channel></rss>");
    visit(|v| async move {
        v.server.answer(FEED, Answer::Bytes(feed.into_bytes()));
        open_health(&v).await?;
        v.wait_for("what was cut", &page_contains("is too long; the rest of it was left out"))
            .await?;
        v.wait_for("how many are left", &page_contains("301")).await
    })
    .await
}

#[tokio::test]
async fn an_unchanged_feed_is_not_parsed_again() -> Result<()> {
    visit(|v| async move {
        open_health(&v).await?;
        v.wait_for("the first reading", &page_contains("read in ")).await?;
        v.wait_for_stored_show().await?;
        open_health(&v).await?;
        v.wait_for("the news that there is none", &page_contains("not read again")).await?;
        ensure!(v.eval(FETCHED_WORKER).await? == false, "the worker was started for nothing");
        if v.engine == Engine::Chromium {
            let requests = v.server.requests(FEED);
            let revalidated =
                requests.iter().any(|request| request.conditional && request.status == 304);
            ensure!(revalidated, "the feed was fetched whole again: {requests:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_build_date_is_not_a_change_but_a_new_title_is() -> Result<()> {
    let feed = std::fs::read_to_string(root().join("public/feed.xml"))?;
    let (head, tail) = feed.split_once("<lastBuildDate>").unwrap_or_default();
    let (_, tail) = tail.split_once("</lastBuildDate>").unwrap_or_default();
    let built_on = |date: &str| format!("{head}<lastBuildDate>{date}</lastBuildDate>{tail}");
    let (monday, tuesday) =
        (built_on("Mon, 03 Nov 2025 09:12:44 GMT"), built_on("Tue, 04 Nov 2025 1:1:1 GMT"));
    let renamed = tuesday.replace("Roto And Cascade with", "Roto Renamed with");
    visit(|v| async move {
        v.server.answer(FEED, monday.as_str());
        open_health(&v).await?;
        v.wait_for_stored_show().await?;
        v.server.answer(FEED, tuesday.as_str());
        open_health(&v).await?;
        v.wait_for("the news that there is none", &page_contains("not read again")).await?;
        v.server.answer(FEED, renamed.as_str());
        v.open("/").await?;
        v.find("link", "Roto Renamed").await?;
        Ok(())
    })
    .await
}

//! What the site tells about the feed it read.

use anyhow::{Result, ensure};
use browser_tests::{Answer, Engine, Visitor, root, visit};

const FEED: &str = "/feed.xml";

/// Whether the page says this somewhere.
fn says(text: &str) -> String {
    format!("return document.querySelector('main').textContent.includes({text:?})")
}

/// Whether this page, since it was loaded, has fetched the feed worker.
const WORKED: &str = "return performance.getEntriesByType('resource')\
    .some((entry) => entry.name.includes('feed_worker'))";

async fn open_health(v: &Visitor) -> Result<()> {
    v.open("/about").await?;
    v.find("heading", "Feed health").await?;
    Ok(())
}

#[tokio::test]
async fn an_editor_sees_what_is_in_the_feed() -> Result<()> {
    visit(|v| async move {
        open_health(&v).await?;
        for fact in ["14 of 14", "/feed.xml", "read in this visit", "Nothing to remark."] {
            v.until(fact, &says(fact)).await?;
        }
        v.server.answer(
            FEED,
            Answer::Bytes(std::fs::read(root().join("tests/fixtures/feed-odd.xml"))?),
        );
        v.server.answer("/site.json", "{\"people\": [{}], \"foo\": 1}");
        open_health(&v).await?;
        v.until("the feed's remarks", &says("item 2")).await?;
        for fault in ["people[0].name: is missing", "foo: is not known here"] {
            v.until(fault, &says(fault)).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_cut_is_said() -> Result<()> {
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
        v.until("what was cut", &says("is too long; the rest of it was left out")).await?;
        v.until("how many are left", &says("301")).await
    })
    .await
}

#[tokio::test]
async fn a_feed_that_has_not_changed_is_not_read_again() -> Result<()> {
    visit(|v| async move {
        open_health(&v).await?;
        v.until("the first reading", &says("read in ")).await?;
        v.until_kept().await?;
        open_health(&v).await?;
        v.until("the news that there is none", &says("nothing in it has changed")).await?;
        ensure!(v.eval(WORKED).await? == false, "the worker was started for nothing");
        if v.engine == Engine::Chromium {
            let seen = v.server.seen(FEED);
            let revalidated = seen.iter().any(|seen| seen.conditional && seen.status == 304);
            ensure!(revalidated, "the feed was fetched whole again: {seen:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_build_date_is_no_change_and_a_new_title_is_one() -> Result<()> {
    let feed = std::fs::read_to_string(root().join("public/feed.xml"))?;
    let (head, tail) = feed.split_once("<lastBuildDate>").unwrap_or_default();
    let (_, tail) = tail.split_once("</lastBuildDate>").unwrap_or_default();
    let built = |date: &str| format!("{head}<lastBuildDate>{date}</lastBuildDate>{tail}");
    let (monday, tuesday) =
        (built("Mon, 03 Nov 2025 09:12:44 GMT"), built("Tue, 04 Nov 2025 1:1:1 GMT"));
    let renamed = tuesday.replace("Roto And Cascade with", "Roto Renamed with");
    visit(|v| async move {
        v.server.answer(FEED, monday.as_str());
        open_health(&v).await?;
        v.until_kept().await?;
        v.server.answer(FEED, tuesday.as_str());
        open_health(&v).await?;
        v.until("the news that there is none", &says("nothing in it has changed")).await?;
        v.server.answer(FEED, renamed.as_str());
        v.open("/").await?;
        v.find("link", "Roto Renamed").await?;
        Ok(())
    })
    .await
}

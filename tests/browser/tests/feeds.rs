//! Feeds other than the embedded one.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Answer, Engine, visit};

const FEED: &str = "/feed.xml";

fn fixture(name: &str) -> Result<Vec<u8>> {
    Ok(std::fs::read(browser_tests::root().join("tests/fixtures").join(name))?)
}

#[tokio::test]
async fn a_newer_feed_replaces_the_stored_show() -> Result<()> {
    let later = fixture("feed-later.xml")?;
    visit(|v| async move {
        v.open("/upcoming").await?;
        v.find("heading", "Pingora").await?;
        v.wait_for_stored_show().await?;
        v.server.answer(FEED, Answer::Bytes(later));
        v.open("/").await?;
        v.find("status", "35 episodes").await?;
        v.find("button", "Play Building and testing network stacks with Rama").await?;

        v.open_until("/upcoming", "Upcoming episodes").await?;
        v.wait_for("the published ones to be gone", "return !document.querySelector('article')")
            .await?;

        // A remaster is not another appearance, and "Rama" is not a person.
        v.open_until("/guests/sean-mcarthur", "Sean McArthur").await?;
        v.find("heading", "One appearance").await?;
        v.find("link", "Hyper with Sean McArthur").await?;
        v.open_until("/guests/martin-algesten", "Martin Algesten").await?;
        v.find("heading", "2 appearances").await?;
        v.open_until("/guests", "Guests").await?;
        ensure!(v.all("link", "Rama").await?.is_empty(), "Rama is listed as a guest");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_newer_feed_does_not_interrupt_playback() -> Result<()> {
    let later = fixture("feed-later.xml")?;
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_stored_show().await?;
        v.server.answer(FEED, Answer::Slow(later, Duration::from_secs(4)));
        v.open_until("/episodes/14?t=1m", "Roto And Cascade").await?;
        v.click("button", "Play Roto And Cascade").await?;
        v.wait_for_sound().await?;
        v.click("button", "Forward 30 seconds").await?;
        v.wait_for_sound().await?;
        ensure!(v.all("link", "Next").await?.is_empty(), "the newer feed is there already");

        v.find("link", "Next Pingora").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? > 90.0, "the listener was thrown back");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_fragment_opens_the_episode_of_that_number() -> Result<()> {
    let shuffled = fixture("feed-shuffled.xml")?;
    visit(|v| async move {
        v.server.answer(FEED, Answer::Bytes(shuffled));
        v.open_until("/#episode-12", "Oxide Networking").await?;
        v.wait_for_address("/episodes/12-oxide-networking-with-ryan-goodfellow").await?;
        v.open_until("/?t=90#episode-14", "Roto").await?;
        v.find("status", "Playback starts at 1:30.").await?;
        v.open_until("/#episode-13", "Episode 13 not found").await
    })
    .await
}

#[tokio::test]
async fn odd_items_render_sensibly() -> Result<()> {
    let odd = fixture("feed-odd.xml")?;
    visit(|v| async move {
        v.server.answer(FEED, Answer::Bytes(odd));
        v.open("/").await?;
        v.find("status", "6 episodes").await?;
        v.find("heading", "Untitled episode").await?;
        v.find("heading", "The same guid, once").await?;
        v.find("heading", "The same guid, twice").await?;
        v.click("link", "Nothing to hear").await?;
        v.find("heading", "Nothing to hear").await?;
        let text = v.driver.find(thirtyfour::By::Css("main")).await?.text().await?;
        ensure!(text.contains("no audio for this episode"), "{text}");
        v.open("/").await?;
        v.click("button", "Play Relative").await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn a_feed_without_episodes_has_a_message() -> Result<()> {
    visit(|v| async move {
        let empty = r#"<rss version="2.0"><channel><title>New</title></channel></rss>"#;
        v.server.answer(FEED, empty);
        v.open("/").await?;
        v.wait_for("the empty state", "return document.body.innerText.includes('No episodes yet.')")
            .await
    })
    .await
}

#[tokio::test]
async fn notes_are_sanitised() -> Result<()> {
    let hostile = fixture("feed-hostile.xml")?;
    visit(|v| async move {
        v.server.answer(FEED, Answer::Bytes(hostile));
        let has_native = v.engine != Engine::Webkit;
        // With the browser's own sanitiser, then with the site's.
        for native in [has_native, false] {
            if !native && v.engine == Engine::Chromium {
                v.add_init_script("delete Element.prototype.setHTML;").await?;
            }
            v.open_until("/episodes/1", "Hostile").await?;
            v.wait_for(
                "the harmless part",
                "return document.querySelector('.notes strong')?.textContent === 'kept'",
            )
            .await?;
            let harm = v
                .eval(
                    "return [window.harmed, ...[...document.querySelectorAll('.notes *')]
                      .filter((e) => e.matches('script, img, iframe, style, svg, form, [style], [id]')
                        || [...e.attributes].some((a) => a.name.startsWith('on'))
                        || /^\\s*(javascript|data):/i.test(e.getAttribute('href') ?? ''))
                      .map((e) => e.outerHTML)].filter(Boolean).join()",
                )
                .await?;
            ensure!(harm == "", "left in the notes: {harm}");
            v.find("link", "elsewhere").await?;
        }
        Ok(())
    })
    .await
}

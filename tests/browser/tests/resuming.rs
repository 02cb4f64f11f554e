//! Where one has got to is there again: after a reload, in another tab, in
//! another order of the feed.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::{Visitor, visit};
use tokio::time::timeout;

const SHOWN: &str = "return !document.querySelector('.player').hidden";

async fn seek(v: &Visitor, seconds: u32) -> Result<()> {
    let slider = v.find("slider", "Seek").await?;
    let script =
        format!("arguments[0].value = {seconds}; arguments[0].dispatchEvent(new Event('input'))");
    v.driver.execute(&script, vec![slider.to_json()?]).await?;
    v.plays_from(f64::from(seconds)).await
}

#[tokio::test]
async fn after_a_reload_it_goes_on_where_it_was() -> Result<()> {
    visit(|v| async move {
        show::plays_second(&v).await?;
        seek(&v, 30).await?;
        let left_at = v.time().await?;
        v.reload().await?;
        timeout(Duration::from_secs(2), v.until("the player to be back", SHOWN)).await??;
        ensure!(v.eval("return document.querySelector('audio').paused").await? == true);
        v.find("link", "Second").await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        let now = v.time().await?;
        ensure!((left_at - 1.5..left_at + 4.0).contains(&now), "left at {left_at}, now {now}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn cards_show_progress_and_what_was_played() -> Result<()> {
    visit(|v| async move {
        show::plays_second(&v).await?;
        seek(&v, 30).await?;
        v.click("button", "Pause Second").await?;
        let card = |text: &str| {
            format!(
                "return [...document.querySelectorAll('article')]
                    .some((a) => a.textContent.includes('Second') && a.textContent.includes('{text}'))"
            )
        };
        v.until("the card to tell what is left", &card("left")).await?;
        // The same feed in another order, and another episode before it.
        let [third, second, first] = SAMPLES;
        let new = show::Sample { title: "Newest", ..third };
        show::serve(&v.server, &[first, second, third, new]);
        v.reload().await?;
        v.find("heading", "Newest").await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        ensure!(v.time().await? > 28.0, "the place was lost with the order");
        // The last tenth of something short is the end of it.
        seek(&v, 56).await?;
        v.click("button", "Pause Second").await?;
        v.until("the card to say that it was played", &card("Played")).await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        ensure!(v.time().await? > 50.0, "what is in the player goes on where it is");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_record_costs_itself_only() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.find("button", "Play Second").await?;
        v.eval(
            "localStorage.setItem('netstack-fm/progress/guid-Second', '1 at=x');
             localStorage.setItem('netstack-fm/progress/guid-Third', '9 something newer');
             localStorage.setItem('netstack-fm/settings', '1 speed=200 volume=loud');
             localStorage.setItem('netstack-fm/progress/guid-First', '1 at=20000 since=1 length=60000')",
        )
        .await?;
        v.reload().await?;
        v.click("button", "Play First").await?;
        v.hears_sound().await?;
        ensure!(v.time().await? < 5.0, "a day later and more, 20 seconds are repeated");
        v.until("the speed", "return document.querySelector('audio').playbackRate === 2").await?;
        v.click("button", "Play Second").await?;
        v.plays_from(0.0).await?;
        v.click("button", "Play Third").await?;
        v.plays_from(0.0).await
    })
    .await
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_says_so_and_plays() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.find("button", "Play Second").await?;
        v.eval("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
            .await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        v.find("status", "This browser keeps nothing for this site").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_agree() -> Result<()> {
    visit(|v| async move {
        show::plays_second(&v).await?;
        let one = v.driver.window().await?;

        let two = v.driver.new_tab().await?;
        v.driver.switch_to_window(two.clone()).await?;
        v.open("/").await?;
        v.click("button", "Add Third to the queue").await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        seek(&v, 40).await?;
        v.click("button", "Pause Second").await?;

        v.driver.switch_to_window(one).await?;
        v.hears_nothing().await?;
        v.find("status", "Paused: it plays in another tab now.").await?;
        v.find("button", "Remove Third from the queue").await?;
        let there = "return document.querySelector('[aria-label=Seek]').value >= 40";
        v.until("the place of the other tab", there).await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        ensure!(v.time().await? >= 38.0, "it went on from its own place");

        v.driver.switch_to_window(two).await?;
        v.hears_nothing().await
    })
    .await
}

#[tokio::test]
async fn listening_data_moves_to_another_browser() -> Result<()> {
    let file = std::env::temp_dir().join(format!("listening-{}.json", std::process::id()));
    let bad = file.with_extension("txt");
    std::fs::write(&bad, "no json")?;
    let (saved, other) = (file.clone(), bad.clone());
    let outcome = visit(|v| async move {
        show::plays_second(&v).await?;
        seek(&v, 30).await?;
        v.click("button", "Pause Second").await?;
        v.click("button", "Add Third to the queue").await?;
        v.open_until("/about", "Your listening data").await?;
        v.eval(
            "URL.createObjectURL = (blob) => { blob.text().then((t) => { window.saved = t }); return '#' }",
        )
        .await?;
        v.click("button", "Save as a file").await?;
        v.until("the file", "return !!window.saved").await?;
        let json = v.eval("return window.saved").await?;
        std::fs::write(&saved, json.as_str().unwrap_or_default())?;

        v.eval("localStorage.clear()").await?;
        v.open_until("/about", "Your listening data").await?;
        let field = v.driver.find(thirtyfour::By::Css("input[type=file]")).await?;
        field.send_keys(other.to_string_lossy()).await?;
        v.find("status", "This file is not JSON").await?;
        field.send_keys(saved.to_string_lossy()).await?;
        v.find("status", "3 records were taken over.").await?;
        v.open("/").await?;
        v.find("button", "Remove Third from the queue").await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        ensure!(v.time().await? > 26.0, "the place did not come along");
        Ok(())
    })
    .await;
    let _ = (std::fs::remove_file(file), std::fs::remove_file(bad));
    outcome
}

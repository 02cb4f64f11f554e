//! Progress is restored after a reload, in another tab, and after the feed was
//! reordered.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::{Visitor, visit};
use tokio::time::timeout;

const PLAYER_SHOWN: &str = "return !document.querySelector('.player').hidden";

/// Seeks with the slider and waits for sound from there.
async fn seek(v: &Visitor, seconds: u32) -> Result<()> {
    let slider = v.find("slider", "Seek").await?;
    let script =
        format!("arguments[0].value = {seconds}; arguments[0].dispatchEvent(new Event('input'))");
    v.driver.execute(&script, vec![slider.to_json()?]).await?;
    v.wait_for_sound_from(f64::from(seconds)).await
}

#[tokio::test]
async fn playback_resumes_after_a_reload() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        seek(&v, 30).await?;
        let left_at = v.current_time().await?;
        v.reload().await?;
        timeout(Duration::from_secs(2), v.wait_for("the player to be back", PLAYER_SHOWN))
            .await??;
        ensure!(v.eval("return document.querySelector('audio').paused").await? == true);
        v.find("link", "Second").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        let now = v.current_time().await?;
        ensure!((left_at - 1.5..left_at + 4.0).contains(&now), "left at {left_at}, now {now}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn cards_show_progress_and_played_episodes() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        seek(&v, 30).await?;
        v.click("button", "Pause Second").await?;
        let card = |text: &str| {
            format!(
                "return [...document.querySelectorAll('article')]
                    .some((a) => a.textContent.includes('Second') && a.textContent.includes('{text}'))"
            )
        };
        v.wait_for("the card to tell what is left", &card("left")).await?;
        // The same episodes in another order, and a new one.
        let [third, second, first] = SAMPLES;
        let newest = show::Sample { title: "Newest", ..third };
        show::serve(&v.server, &[first, second, third, newest]);
        v.reload().await?;
        v.find("heading", "Newest").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? > 28.0, "the place was lost with the order");
        // A short episode counts as played in its last tenth.
        seek(&v, 56).await?;
        v.click("button", "Pause Second").await?;
        v.wait_for("the card to say that it was played", &card("Played")).await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? > 50.0, "what is in the player goes on where it is");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_record_does_not_affect_others() -> Result<()> {
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
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? < 5.0, "a day later and more, 20 seconds are repeated");
        v.wait_for("the speed", "return document.querySelector('audio').playbackRate === 2").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound_from(0.0).await?;
        v.click("button", "Play Third").await?;
        v.wait_for_sound_from(0.0).await
    })
    .await
}

#[tokio::test]
async fn without_storage_playback_works_with_a_message() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.find("button", "Play Second").await?;
        v.eval("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
            .await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        v.find("status", "Your progress cannot be saved").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_stay_in_sync() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        let first_tab = v.driver.window().await?;

        // A window, since WebKit's driver opens a tab that is not shown.
        let second_tab = v.driver.new_window().await?;
        v.driver.switch_to_window(second_tab.clone()).await?;
        v.open("/").await?;
        v.click("button", "Add Third to the queue").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        seek(&v, 40).await?;
        v.click("button", "Pause Second").await?;

        v.driver.switch_to_window(first_tab).await?;
        v.wait_for_pause().await?;
        v.find("status", "Paused: playing in another tab.").await?;
        v.find("button", "Remove Third from the queue").await?;
        let moved = "return document.querySelector('[aria-label=Seek]').value >= 40";
        v.wait_for("the place of the other tab", moved).await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? >= 38.0, "it went on from its own place");

        v.driver.switch_to_window(second_tab).await?;
        v.wait_for_pause().await
    })
    .await
}

#[tokio::test]
async fn listening_data_moves_to_another_browser() -> Result<()> {
    let file = std::env::temp_dir().join(format!("listening-{}.json", std::process::id()));
    let invalid = file.with_extension("txt");
    std::fs::write(&invalid, "no json")?;
    let (export, not_json) = (file.clone(), invalid.clone());
    let outcome = visit(|v| async move {
        show::start_second_episode(&v).await?;
        seek(&v, 30).await?;
        v.click("button", "Pause Second").await?;
        v.click("button", "Add Third to the queue").await?;
        v.open_until("/about", "Your listening data").await?;
        v.eval(
            "URL.createObjectURL = (blob) => { blob.text().then((t) => { window.saved = t }); return '#' }",
        )
        .await?;
        v.click("button", "Export").await?;
        v.wait_for("the file", "return !!window.saved").await?;
        let json = v.eval("return window.saved").await?;
        std::fs::write(&export, json.as_str().unwrap_or_default())?;

        v.eval("localStorage.clear()").await?;
        v.open_until("/about", "Your listening data").await?;
        v.choose_file(&not_json).await?;
        v.find("status", "This file is not JSON").await?;
        v.choose_file(&export).await?;
        v.find("status", "3 records imported.").await?;
        v.open("/").await?;
        v.find("button", "Remove Third from the queue").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? > 26.0, "the place did not come along");
        Ok(())
    })
    .await;
    let _ = (std::fs::remove_file(file), std::fs::remove_file(invalid));
    outcome
}

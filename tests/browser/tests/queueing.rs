//! The queue, the sleep timer, and the end of an episode.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Visitor, visit};

/// A script that returns the titles in the queue, in order, separated by spaces.
const QUEUE_TITLES: &str = "return [...document.querySelectorAll('.queue .queued-title')]
    .map((t) => t.textContent).join(' ')";

async fn wait_for_queue(v: &Visitor, titles: &str) -> Result<()> {
    let script = format!("return (() => {{ {QUEUE_TITLES} }})() === '{titles}'");
    v.wait_for(&format!("the queue to be {titles}"), &script).await
}

#[tokio::test]
async fn the_next_queued_episode_plays_at_the_same_speed() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        let short = Sample { seconds: 4, notes: "Short.", ..second };
        show::serve(&v.server, &[third, short, first]);
        v.open("/").await?;
        v.click("button", "Add First to the queue").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        v.find("combobox", "Speed").await?.send_keys("2").await?;
        v.find("button", "Pause First").await?;
        v.wait_for_sound().await?;
        let rates = "const a = document.querySelector('audio');
            return a.playbackRate === 2 && a.defaultPlaybackRate === 2";
        v.wait_for("double speed", rates).await?;
        v.find("button", "Add First to the queue").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_ended_episode_starts_over() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        show::serve(&v.server, &[third, Sample { seconds: 3, notes: "", ..second }, first]);
        v.open("/").await?;
        v.click("button", "Play Second").await?;
        v.wait_for("the end", "return document.querySelector('audio').ended").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound_from(0.0).await
    })
    .await
}

#[tokio::test]
async fn the_queue_is_reordered_by_keyboard_and_by_pointer() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.click("button", "Play Third").await?;
        v.wait_for_sound().await?;
        for title in ["First", "Second", "Third"] {
            v.click("button", &format!("Add {title} to the queue")).await?;
        }
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        wait_for_queue(&v, "First Second Third").await?;

        v.eval("document.querySelector('.handle').focus()").await?;
        v.press("\u{e015}").await?; // Arrow down.
        wait_for_queue(&v, "Second First Third").await?;
        let focused = "return document.activeElement.ariaLabel.startsWith('Move First')";
        v.wait_for("the focus to go along", focused).await?;

        let handles = v.all("button", "Move").await?;
        let (from, to) = (handles.first().cloned(), handles.last().cloned());
        let (from, to) = from.zip(to).ok_or(anyhow::anyhow!("no handles"))?;
        let chain = v.driver.action_chain();
        chain.click_and_hold_element(&from).move_to_element_center(&to).release().perform().await?;
        wait_for_queue(&v, "First Third Second").await?;

        v.click("button", "Remove Third from the queue").await?;
        wait_for_queue(&v, "First Second").await?;
        v.reload().await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        wait_for_queue(&v, "First Second").await?;
        v.find("heading", "Recently played").await?;
        v.click("button", "Clear queue").await?;
        v.wait_for("an empty queue", "return !document.querySelector('.queue')").await?;

        v.open_until("/episodes/1", "First").await?;
        v.click("button", "Add First").await?;
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Play next").await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        wait_for_queue(&v, "Second First").await
    })
    .await
}

#[tokio::test]
async fn the_sleep_timer_stops_at_the_end_of_the_chapter_at_double_speed() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.find("combobox", "Speed").await?.send_keys("2").await?;
        v.click("button", "Sleep timer").await?;
        v.click("button", "End of the chapter").await?;
        // A seek into another chapter moves the end.
        v.click("button", "Next chapter").await?;
        v.find("status", "Paused by the sleep timer.").await?;
        v.wait_for_pause().await?;
        let stopped = v.current_time().await?;
        ensure!((9.9..10.1).contains(&stopped), "it stopped at {stopped}, not at the end of Beta");
        let volume = v.eval("return document.querySelector('audio').volume").await?;
        ensure!(volume == 1, "the volume stayed at {volume}");
        v.click("button", "5 more minutes").await?;
        v.wait_for_sound().await?;
        v.find("button", "Sleep timer, 5 min left").await?;
        Ok(())
    })
    .await
}

//! What comes next: the queue, the sleep timer, and the end of an episode.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Visitor, visit};

/// The titles in the queue, in order.
const QUEUED: &str = "return [...document.querySelectorAll('.queue .queued-title')]
    .map((t) => t.textContent).join(' ')";

async fn queue_is(v: &Visitor, titles: &str) -> Result<()> {
    let script = format!("return (() => {{ {QUEUED} }})() === '{titles}'");
    v.until(&format!("the queue to be {titles}"), &script).await
}

#[tokio::test]
async fn the_queue_goes_on_at_the_end_at_the_same_speed() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        let short = Sample { seconds: 4, notes: "Short.", ..second };
        show::serve(&v.server, &[third, short, first]);
        v.open("/").await?;
        v.click("button", "Add First to the queue").await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        v.find("combobox", "Speed").await?.send_keys("2").await?;
        v.find("button", "Pause First").await?;
        v.hears_sound().await?;
        let rates = "const a = document.querySelector('audio');
            return a.playbackRate === 2 && a.defaultPlaybackRate === 2";
        v.until("double speed", rates).await?;
        v.find("button", "Add First to the queue").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_episode_that_has_ended_begins_again() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        show::serve(&v.server, &[third, Sample { seconds: 3, notes: "", ..second }, first]);
        v.open("/").await?;
        v.click("button", "Play Second").await?;
        v.until("the end", "return document.querySelector('audio').ended").await?;
        v.click("button", "Play Second").await?;
        v.plays_from(0.0).await
    })
    .await
}

#[tokio::test]
async fn the_queue_is_ordered_by_keyboard_and_by_pointer() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.click("button", "Play Third").await?;
        v.hears_sound().await?;
        for title in ["First", "Second", "Third"] {
            v.click("button", &format!("Add {title} to the queue")).await?;
        }
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        queue_is(&v, "First Second Third").await?;

        v.eval("document.querySelector('.handle').focus()").await?;
        v.press("\u{e015}").await?; // Arrow down.
        queue_is(&v, "Second First Third").await?;
        let focused = "return document.activeElement.ariaLabel.startsWith('Move First')";
        v.until("the focus to go along", focused).await?;

        let handles = v.all("button", "Move").await?;
        let (from, to) = (handles.first().cloned(), handles.last().cloned());
        let (from, to) = from.zip(to).ok_or(anyhow::anyhow!("no handles"))?;
        let chain = v.driver.action_chain();
        chain.click_and_hold_element(&from).move_to_element_center(&to).release().perform().await?;
        queue_is(&v, "First Third Second").await?;

        v.click("button", "Remove Third from the queue").await?;
        queue_is(&v, "First Second").await?;
        v.reload().await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        queue_is(&v, "First Second").await?;
        v.find("heading", "Played lately").await?;
        v.click("button", "Clear the queue").await?;
        v.until("an empty queue", "return !document.querySelector('.queue')").await?;

        v.open_until("/episodes/1", "First").await?;
        v.click("button", "Add First").await?;
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Play next").await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        queue_is(&v, "Second First").await
    })
    .await
}

#[tokio::test]
async fn the_sleep_timer_stops_with_the_chapter_at_double_speed() -> Result<()> {
    visit(|v| async move {
        show::plays_second(&v).await?;
        v.find("combobox", "Speed").await?.send_keys("2").await?;
        v.click("button", "Sleep timer").await?;
        v.click("button", "End of the chapter").await?;
        // A jump moves the end.
        v.click("button", "Next chapter").await?;
        v.find("status", "The sleep timer has stopped the sound.").await?;
        v.hears_nothing().await?;
        let stopped = v.time().await?;
        ensure!((9.9..10.1).contains(&stopped), "it stopped at {stopped}, not at the end of Beta");
        let volume = v.eval("return document.querySelector('audio').volume").await?;
        ensure!(volume == 1, "the volume stayed at {volume}");
        v.click("button", "5 more minutes").await?;
        v.hears_sound().await?;
        v.find("button", "Sleep timer, 5 min left").await?;
        Ok(())
    })
    .await
}

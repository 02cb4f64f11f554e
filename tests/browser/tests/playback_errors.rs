//! Errors and odd conditions during playback.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::show::{self, CHAPTERS, SAMPLES, Sample, mp3};
use browser_tests::{Answer, visit};

/// Too long for a browser to load completely before it plays.
const LONG: Sample = Sample { title: "Long", seconds: 4 * 3_600, notes: CHAPTERS, extra: "" };

#[tokio::test]
async fn retry_after_a_lost_connection_resumes_at_the_same_second() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &[LONG]);
        v.server.answer("/long.mp3", Answer::Starved(mp3(LONG.seconds), 200_000));
        v.open_until("/episodes/1", "Long").await?;
        v.click("button", "Play Long").await?;
        v.wait_for_sound().await?;
        v.server.stop().await;
        // Seeks to where nothing is buffered.
        v.blur().await?;
        v.press("9").await?;
        v.find("alert", "The connection was lost.").await?;
        let position = "return document.querySelector('[aria-label=Seek]').value";
        let position = v.eval(position).await?;
        v.server.answer("/long.mp3", Answer::Bytes(mp3(LONG.seconds)));
        // The browser tries again by itself, too, and must not be faster than the button.
        v.server.hold("/long.mp3");
        v.server.resume().await?;
        v.click("button", "Retry").await?;
        v.server.release();
        v.wait_for_sound_from(0.9 * 4.0 * 3_600.0).await?;
        ensure!(position.as_str().is_some_and(|at| at.starts_with("1296")), "it was at {position}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn thirty_fast_clicks_end_at_the_last_one() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.find("link", "0:15 Delta").await?;
        v.eval(
            "const rows = [...document.querySelectorAll('main .chapter')];
             for (let i = 0; i < 30; i++) rows[(i * 7 + 3) % 4].click()",
        )
        .await?;
        // 29 * 7 + 3 is 206: the third of the four.
        v.wait_for_sound_from(10.0).await?;
        let current = "return document.querySelector('main [aria-current=true]').textContent";
        ensure!(v.eval(current).await? == "0:10 Gamma");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_seek_before_the_metadata_has_loaded_is_applied() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        let slow = Answer::Slow(mp3(60), Duration::from_millis(1_500));
        v.server.answer("/second.mp3", slow);
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Play Second").await?;
        v.click("button", "Next chapter").await?;
        v.click("button", "Forward 30 seconds").await?;
        v.wait_for_sound_from(35.0).await
    })
    .await
}

#[tokio::test]
async fn refused_autoplay_shows_a_hint() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.eval(
            "const play = HTMLMediaElement.prototype.play;
             HTMLMediaElement.prototype.play = function () {
               HTMLMediaElement.prototype.play = play;
               return Promise.reject(new DOMException('', 'NotAllowedError')) }",
        )
        .await?;
        v.click("button", "Play Second").await?;
        v.find("status", "Press play: the browser blocked playback without a click.").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn inserted_advertisements_are_detected_by_the_length() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        show::serve(&v.server, &[third, second, first]);
        v.server.answer("/second.mp3", Answer::Bytes(mp3(90)));
        v.open_until("/episodes/2", "Second").await?;
        v.click("link", "0:10 Gamma").await?;
        v.wait_for_sound().await?;
        v.find("status", "The audio is 30 seconds longer than the feed says").await?;
        Ok(())
    })
    .await
}

/// Engines keep the volume with different precision.
const SOFTER: &str = "return Math.abs(document.querySelector('audio').volume - 0.4) < 0.001";

#[tokio::test]
async fn the_volume_persists_and_a_time_can_be_typed() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        let slider = v.find("slider", "Volume").await?;
        let quieter = "arguments[0].value = 40; arguments[0].dispatchEvent(new Event('input'))";
        v.driver.execute(quieter, vec![slider.to_json()?]).await?;
        v.wait_for("a softer sound", SOFTER).await?;
        v.click("button", "Go to a time").await?;
        let field = v.find("textbox", "Go to").await?;
        field.send_keys("soon\u{e007}").await?;
        v.wait_for(
            "a refusal",
            "return document.querySelector('#go-to-time').ariaInvalid === 'true'",
        )
        .await?;
        field.clear().await?;
        field.send_keys("30s\u{e007}").await?;
        v.wait_for_sound_from(30.0).await?;
        v.reload().await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        v.wait_for("the same volume", SOFTER).await
    })
    .await
}

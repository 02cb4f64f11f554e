//! What goes wrong while it plays.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::show::{self, CHAPTERS, SAMPLES, Sample, mp3};
use browser_tests::{Answer, visit};

/// Long enough that no browser has all of it before it is heard.
const LONG: Sample = Sample { title: "Long", seconds: 4 * 3_600, notes: CHAPTERS, more: "" };

#[tokio::test]
async fn a_lost_connection_is_said_and_retry_goes_on_at_the_same_second() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &[LONG]);
        v.server.answer("/long.mp3", Answer::Starved(mp3(LONG.seconds), 200_000));
        v.open_until("/episodes/1", "Long").await?;
        v.click("button", "Play Long").await?;
        v.hears_sound().await?;
        v.server.stop().await;
        // To where nothing is yet.
        v.blur().await?;
        v.press("9").await?;
        v.find("alert", "The connection was lost.").await?;
        let place = "return document.querySelector('[aria-label=Seek]').value";
        let place = v.eval(place).await?;
        v.server.resume().await?;
        v.server.answer("/long.mp3", Answer::Bytes(mp3(LONG.seconds)));
        v.click("button", "Retry").await?;
        v.plays_from(0.9 * 4.0 * 3_600.0).await?;
        ensure!(place.as_str().is_some_and(|at| at.starts_with("1296")), "it was at {place}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn thirty_fast_clicks_end_at_the_last_one() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.find("button", "0:15 Delta").await?;
        v.eval(
            "const rows = [...document.querySelectorAll('main .chapter')];
             for (let i = 0; i < 30; i++) rows[(i * 7 + 3) % 4].click()",
        )
        .await?;
        // 29 * 7 + 3 is 206: the third of the four.
        v.plays_from(10.0).await?;
        let current = "return document.querySelector('main [aria-current=true]').textContent";
        ensure!(v.eval(current).await? == "0:10 Gamma");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_seek_before_the_head_has_come_lands() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        let late = Answer::Slow(mp3(60), Duration::from_millis(1_500));
        v.server.answer("/second.mp3", late);
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Play Second").await?;
        v.click("button", "Next chapter").await?;
        v.click("button", "Forward 30 seconds").await?;
        v.plays_from(35.0).await
    })
    .await
}

#[tokio::test]
async fn a_browser_that_wants_a_click_first_gets_a_hint() -> Result<()> {
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
        v.find("status", "Press play: the browser wants a click first.").await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await
    })
    .await
}

#[tokio::test]
async fn inserted_advertisements_are_told_by_the_length() -> Result<()> {
    visit(|v| async move {
        let [third, second, first] = SAMPLES;
        show::serve(&v.server, &[third, second, first]);
        v.server.answer("/second.mp3", Answer::Bytes(mp3(90)));
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "0:10 Gamma").await?;
        v.hears_sound().await?;
        v.find("status", "The file is 30 seconds longer than the feed says").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_volume_is_kept_and_the_time_can_be_typed() -> Result<()> {
    visit(|v| async move {
        show::plays_second(&v).await?;
        let slider = v.find("slider", "Volume").await?;
        let quieter = "arguments[0].value = 40; arguments[0].dispatchEvent(new Event('input'))";
        v.driver.execute(quieter, vec![slider.to_json()?]).await?;
        v.until("a softer sound", "return document.querySelector('audio').volume === 0.4").await?;
        v.click("button", "Go to a time").await?;
        let field = v.find("textbox", "Go to").await?;
        field.send_keys("soon\u{e007}").await?;
        v.until("a refusal", "return document.querySelector('#go-to-time').ariaInvalid === 'true'")
            .await?;
        field.clear().await?;
        field.send_keys("30s\u{e007}").await?;
        v.plays_from(30.0).await?;
        v.reload().await?;
        v.click("button", "Play Second").await?;
        v.hears_sound().await?;
        v.until("the same volume", "return document.querySelector('audio').volume === 0.4").await
    })
    .await
}

//! A network that comes and goes: what plays, what is marked, what goes on by itself.

use anyhow::{Result, ensure};
use browser_tests::show::{self, CHAPTERS, SAMPLES, Sample};
use browser_tests::{Visitor, visit};

/// Has the browser say that the network is there, or gone.
async fn set_online(v: &Visitor, online: bool) -> Result<()> {
    let event = if online { "online" } else { "offline" };
    let script = format!(
        "Object.defineProperty(navigator, 'onLine', {{ value: {online}, configurable: true }});
        dispatchEvent(new Event('{event}'));"
    );
    v.eval(&script).await.map(drop)
}

async fn download(v: &Visitor, title: &str) -> Result<()> {
    v.click("button", &format!("Download {title}")).await?;
    let name = format!("{title} is downloaded");
    v.find("button", &name).await.map(drop)
}

async fn seek(v: &Visitor, seconds: u32) -> Result<()> {
    let slider = v.find("slider", "Seek").await?.to_json()?;
    let seek =
        format!("arguments[0].value = {seconds}; arguments[0].dispatchEvent(new Event('input'))");
    v.driver.execute(&seek, vec![slider]).await?;
    Ok(())
}

#[tokio::test]
async fn the_queue_skips_what_is_not_downloaded() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/", "Third").await?;
        v.wait_for_service_worker().await?;
        download(&v, "First").await?;
        download(&v, "Second").await?;
        v.click("button", "Add Third").await?;
        v.click("button", "Add Second").await?;
        v.click("button", "Play First").await?;
        v.wait_for_sound().await?;

        v.server.stop().await;
        set_online(&v, false).await?;
        let marked = "return [...document.querySelectorAll('.card')].filter((card) =>
            card.innerText.includes('Not downloaded: it plays once the network is back.')).length";
        v.wait_for("the marks", &format!("{marked} === 2")).await?;
        seek(&v, 58).await?;
        v.find("status", "Skipped 1 episode of the queue").await?;
        let playing = "return document.querySelector('.player-title').innerText === 'Second'";
        v.wait_for("the next download", playing).await?;
        v.wait_for_sound().await?;

        v.server.resume().await?;
        set_online(&v, true).await?;
        v.wait_for("the marks to go", &format!("{marked} === 0")).await
    })
    .await
}

#[tokio::test]
async fn the_queue_waits_for_the_network() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/", "Third").await?;
        v.wait_for_service_worker().await?;
        download(&v, "First").await?;
        v.click("button", "Add Third").await?;
        v.click("button", "Play First").await?;
        v.wait_for_sound().await?;
        v.server.stop().await;
        set_online(&v, false).await?;
        seek(&v, 58).await?;
        v.find("status", "The queue waits for the network").await?;
        v.server.resume().await?;
        set_online(&v, true).await?;
        let playing = "return document.querySelector('.player-title').innerText === 'Third'";
        v.wait_for("the next episode", playing).await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn a_broken_stream_goes_on_from_the_download() -> Result<()> {
    const LONG: Sample = Sample { title: "Long", seconds: 4 * 3_600, notes: CHAPTERS, extra: "" };
    visit(|mut v| async move {
        show::serve(&v.server, &[LONG]);
        v.open_until("/episodes/1", "Long").await?;
        v.wait_for_service_worker().await?;
        v.click("button", "Play Long").await?;
        v.wait_for_sound().await?;
        download(&v, "Long").await?;
        v.server.stop().await;
        seek(&v, 13_000).await?;
        v.wait_for_sound_from(13_000.0).await
    })
    .await
}

#[tokio::test]
async fn a_download_keeps_its_transcript_and_plays_at_twice_the_speed() -> Result<()> {
    const TOLD: Sample = Sample {
        title: "Told",
        seconds: 60,
        notes: CHAPTERS,
        extra: "<podcast:transcript xmlns:podcast='https://podcastindex.org/namespace/1.0'
            url='/told.vtt' type='text/vtt'/>",
    };
    visit(|mut v| async move {
        show::serve(&v.server, &[TOLD]);
        v.server.answer("/told.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\nA word in the tunnel\n");
        v.open_until("/episodes/1", "Told").await?;
        v.wait_for_service_worker().await?;
        download(&v, "Told").await?;
        v.server.stop().await;
        v.reload().await?;
        v.click("button", "Show transcript").await?;
        v.wait_for(
            "the transcript",
            "return document.body.innerText.includes('A word in the tunnel')",
        )
        .await?;
        v.click("button", "Play Told").await?;
        v.wait_for_sound().await?;
        let faster = "const speed = document.querySelector('select.speed');
            speed.value = [...speed.options].find((o) => o.text === '2×').value;
            speed.dispatchEvent(new Event('change', { bubbles: true }));";
        v.eval(faster).await?;
        v.wait_for("twice the speed", "return document.querySelector('audio').playbackRate === 2")
            .await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn settings_download_the_newest_episodes() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/downloads", "Downloads").await?;
        let choose = "const choice = document.getElementById('newest');
            choice.value = '1'; choice.dispatchEvent(new Event('change', { bubbles: true }));";
        v.find("combobox", "Keep the newest").await?;
        v.eval(choose).await?;
        v.find("button", "Third is downloaded").await?;
        // What the listener removes does not come again.
        v.click("button", "Remove the download of Third").await?;
        v.wait_for("no download", "return !document.querySelector('.download')").await?;
        v.reload().await?;
        v.find("combobox", "Keep the newest").await?;
        v.wait_for_stored_show().await?;
        ensure!(v.all("button", "Third").await?.is_empty(), "it came again");

        let fourth = Sample { title: "Fourth", ..SAMPLES[0] };
        show::serve(&v.server, &[fourth, SAMPLES[0], SAMPLES[1]]);
        v.reload().await?;
        v.find("button", "Fourth is downloaded").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn downloaded_episodes_are_listed() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/", "Third").await?;
        download(&v, "Second").await?;
        v.click("checkbox", "Downloaded").await?;
        v.wait_for_address("/?downloaded=yes").await?;
        v.find("status", "1 of 3 episodes").await?;
        let cards = "return document.querySelectorAll('.cards .card').length === 1";
        v.wait_for("one card", cards).await
    })
    .await
}

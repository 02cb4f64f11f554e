//! Playback: sound starts, continues, and starts at the requested time.

use anyhow::{Result, ensure};
use browser_tests::show::mp3;
use browser_tests::{Answer, Visitor, visit};

const EPISODE_8: &str = "Fuchsia's Netstack3 with Bruno Dal Bo Silva";
const ARP: &str = "24:45 Understanding ARP and Ethernet Protocols";
/// The start of that chapter, in seconds.
const ARP_STARTS: f64 = 24.0 * 60.0 + 45.0;

#[tokio::test]
async fn play_plays_and_pause_pauses() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;
        v.find("button", "Pause Oxide Networking").await?;
        v.find("region", "Player").await?;
        v.click("button", "Pause").await?;
        v.wait_for("silence", "return document.querySelector('audio').paused").await?;
        v.find("button", "Play Oxide Networking").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chapter_plays_from_its_start() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", EPISODE_8).await?;
        v.click("link", ARP).await?;
        v.wait_for_sound_from(ARP_STARTS).await?;
        wait_for_current_chapter(&v, "Understanding ARP").await?;

        v.click("link", "0:00 Intro").await?;
        v.wait_for_sound_from(0.0).await?;
        wait_for_current_chapter(&v, "Intro").await?;

        // A chapter of another episode loads that episode.
        v.click("link", "Next gRPC").await?;
        v.click("link", "14:45 Future of tower").await?;
        v.wait_for_sound_from(14.0 * 60.0 + 45.0).await?;
        v.find("link", "gRPC with Lucio Franco").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_players_controls_move_the_sound() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", EPISODE_8).await?;
        v.click("link", ARP).await?;
        v.wait_for_sound_from(ARP_STARTS).await?;
        v.click("button", "Next chapter").await?;
        v.wait_for_sound_from(28.0 * 60.0).await?;
        v.click("button", "Previous chapter").await?;
        v.wait_for_sound_from(ARP_STARTS).await?;
        v.click("button", "Forward 30 seconds").await?;
        v.wait_for_sound_from(ARP_STARTS + 30.0).await?;
        v.click("button", "Back 15 seconds").await?;
        v.wait_for_sound_from(ARP_STARTS + 15.0).await?;

        let seek = v.find("slider", "Seek").await?;
        v.driver
            .execute(
                "arguments[0].value = 600; arguments[0].dispatchEvent(new Event('input'))",
                vec![seek.to_json()?],
            )
            .await?;
        v.wait_for_sound_from(600.0).await?;
        v.wait_for(
            "the slider to speak",
            "return document.querySelector('[aria-label=Seek]').ariaValueText
                === '10 minutes of 1 hour 16 minutes, chapter Exploring Fuchsia: Overview and Architecture'",
        )
        .await?;
        let marks = v.eval("return document.querySelectorAll('.mark').length").await?;
        ensure!(marks == 16, "{marks} marks for the 16 chapters after the first");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_speed_persists_across_episodes() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;
        let speed = v.find("combobox", "Speed").await?;
        speed.send_keys("2").await?;
        v.wait_for("double speed", "return document.querySelector('audio').playbackRate === 2")
            .await?;
        v.click("button", "Play Inside Ping Proxies").await?;
        v.wait_for_sound().await?;
        v.wait_for("double speed", "return document.querySelector('audio').playbackRate === 2")
            .await
    })
    .await
}

#[tokio::test]
async fn sound_continues_across_pages() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", EPISODE_8).await?;
        v.click("link", ARP).await?;
        v.wait_for_sound_from(ARP_STARTS).await?;
        for (link, heading) in [("Guests", "Guests"), ("Upcoming", "Upcoming episodes")] {
            v.click("link", link).await?;
            v.find("heading", heading).await?;
            v.wait_for_sound().await?;
        }
        v.driver.back().await?;
        v.find("heading", "Guests").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? >= ARP_STARTS, "it began anew");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_time_in_the_address_applies_on_play() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8?t=24m45s", EPISODE_8).await?;
        v.find("status", "Playback starts at 24:45.").await?;
        v.find("region", "Player").await?;
        ensure!(v.eval("return document.querySelector('audio').paused").await? == true);
        v.click("button", "Play Fuchsia").await?;
        v.wait_for_sound_from(ARP_STARTS).await?;
        // After that, play resumes at the current position.
        v.click("button", "Forward 30 seconds").await?;
        v.wait_for_sound_from(ARP_STARTS + 30.0).await?;
        v.click("button", "Pause Fuchsia").await?;
        v.click("button", "Play Fuchsia").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? > ARP_STARTS + 30.0, "it was thrown back");

        v.open_until("/episodes/8?t=9:00:00", EPISODE_8).await?;
        v.find("status", "9:00:00 is past the end").await?;
        v.click("button", "Play Fuchsia").await?;
        v.wait_for_sound_from(0.0).await
    })
    .await
}

#[tokio::test]
async fn a_time_past_an_unknown_end_is_reported_on_play() -> Result<()> {
    visit(|v| async move {
        // The feed has no duration for this episode.
        v.open_until("/episodes/12?t=2:00:00", "Oxide Networking").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound_from(0.0).await?;
        v.find("status", "2:00:00 is past the end").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn missing_audio_is_reported_and_can_be_retried() -> Result<()> {
    visit(|v| async move {
        v.server.answer("/audio/12.ogg", browser_tests::Answer::Status(404));
        v.open("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.find("alert", "The audio is unavailable").await?;
        v.server.reset_answer("/audio/12.ogg");
        v.click("button", "Retry").await?;
        v.wait_for_sound().await
    })
    .await
}

/// Waits until the chapter with this title is the only current one.
async fn wait_for_current_chapter(v: &Visitor, title: &str) -> Result<()> {
    let script = format!(
        "const current = document.querySelectorAll('main [aria-current=true]');
         return current.length === 1 && current[0].textContent.includes('{title}')"
    );
    v.wait_for(&format!("{title} to be the current chapter"), &script).await
}

#[tokio::test]
async fn video_plays_in_a_video_element_of_the_same_player() -> Result<()> {
    let feed = "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>
        <title>Clips</title><item><title>Seen</title><guid>seen</guid>
        <enclosure url='/seen.mp4' type='video/mp4' length='9'/>
        <podcast:alternateEnclosure type='audio/mpeg' length='9' title='Sound only'>
        <podcast:source uri='/heard.mp3'/></podcast:alternateEnclosure></item>
        <item><title>Heard</title><guid>heard</guid>
        <enclosure url='/heard.mp3' type='audio/mpeg' length='9'/></item></channel></rss>";
    visit(|v| async move {
        v.server.answer("/feed.xml", feed);
        // The browser looks into the file, whose name does not matter.
        v.server.answer("/seen.mp4", Answer::Bytes(mp3(60)));
        v.server.answer("/heard.mp3", Answer::Bytes(mp3(60)));
        v.open("/").await?;
        v.click("button", "Play Seen").await?;
        v.wait_for("a video", "return document.querySelector('video')?.currentTime > 0.2").await?;
        v.wait_for_sound().await?;
        v.click("button", "Forward 30 seconds").await?;
        v.wait_for_sound_from(30.0).await?;

        // Another file of the episode goes on at the same position.
        v.click("button", "Full player").await?;
        v.click("tab", "Settings").await?;
        v.find("combobox", "File").await?;
        let choose = "const choice = document.getElementById('media-file');
            choice.value = [...choice.options].find((o) => o.text.startsWith('Sound')).value;
            choice.dispatchEvent(new Event('change', { bubbles: true }));";
        v.eval(choose).await?;
        v.wait_for("only sound", "return !document.querySelector('video')").await?;
        v.wait_for_sound().await?;
        ensure!(v.current_time().await? > 30.0, "it began anew");

        v.click("button", "Play Heard").await?;
        v.wait_for_sound_from(0.0).await
    })
    .await
}

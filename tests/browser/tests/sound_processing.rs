//! Trimmed silences and boosted voices.

use anyhow::{Result, ensure};
use browser_tests::show::CHAPTERS;
use browser_tests::{Answer, Server, Visitor, root, visit};

/// The frames per second of the file.
const RATE: usize = 8_000;
/// Talks, is silent from second 4 to 12, and talks again, with pauses of half a second.
const TALK: [(f32, bool); 4] = [(4.0, true), (8.0, false), (4.0, true), (0.2, false)];
const PLAYS_AT: &str = "const audio = document.querySelector('audio'); return audio.playbackRate";

#[tokio::test]
async fn long_silences_are_played_faster_and_positions_stay() -> Result<()> {
    visit(|v| async move {
        serve_talk(&v.server, &[("Talk", "/talk.wav".to_owned())]);
        v.open("/").await?;
        v.click("button", "Play Talk").await?;
        v.wait_for_sound().await?;
        wait_for_rate(&v, 1.0).await?;
        trim_silence(&v).await?;

        let (begin, before) = wait_for_rate(&v, 3.0).await?;
        let (end, after) = wait_for_rate(&v, 1.0).await?;
        ensure!((4.2..6.0).contains(&begin), "the silence begins at 4, and {begin} was trimmed");
        ensure!((11.8..13.0).contains(&end), "the silence ends at 12, and {end} was trimmed");
        let rate = (end - begin) / (after - before);
        ensure!((2.2..3.8).contains(&rate), "{} s took {} s", end - begin, after - before);
        v.wait_for_sound_from(12.0).await?;
        wait_for_note(&v, "Trimming silence has saved").await?;

        // A chapter is where it was in the file.
        v.click("tab", "Chapters").await?;
        v.click("link", "0:15 Delta").await?;
        v.wait_for_sound_from(15.0).await?;
        // The volume is still the listener's.
        v.click("button", "Mute").await?;
        v.click("button", "Unmute").await?;

        // It can be switched off while it plays.
        v.click("tab", "Settings").await?;
        v.click("checkbox", "Trim silence").await?;
        v.click("tab", "Chapters").await?;
        v.click("link", "0:00 Alpha").await?;
        v.wait_for_sound_from(6.0).await?;
        let rate = v.eval(PLAYS_AT).await?;
        ensure!(rate == 1, "the rate is {rate} in a silence");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_file_of_another_site_plays_as_it_is_and_the_switch_says_why() -> Result<()> {
    visit(|v| async move {
        let host = Server::start().await?;
        host.answer("/far.wav", Answer::Bytes(wav()));
        serve_talk(&v.server, &[("Near", "/talk.wav".to_owned()), ("Far", host.url("/far.wav"))]);
        // The site's policy asks for https, which the other server does not have.
        let home = std::fs::read_to_string(root().join("dist/index.html"))?;
        v.server.answer("/", Answer::Html(home.replace("media-src 'self'", "media-src * 'self'")));
        v.open("/").await?;
        v.click("button", "Play Near").await?;
        v.wait_for_sound().await?;
        trim_silence(&v).await?;
        wait_for_rate(&v, 3.0).await?;

        v.click("button", "Play Far").await?;
        v.wait_for_sound().await?;
        wait_for_note(&v, "Not for this episode").await?;
        v.wait_for_sound_from(5.0).await?;
        wait_for_rate(&v, 1.0).await?;

        v.click("button", "Play Near").await?;
        wait_for_rate(&v, 3.0).await?;
        wait_for_note(&v, "Trimming silence has saved").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_switched_on_is_on_in_the_next_visit() -> Result<()> {
    visit(|v| async move {
        serve_talk(&v.server, &[("Talk", "/talk.wav".to_owned())]);
        v.open("/").await?;
        v.click("button", "Play Talk").await?;
        v.wait_for_sound().await?;
        trim_silence(&v).await?;
        v.click("button", "Pause").await?;
        v.open("/").await?;
        v.wait_for_program().await?;
        v.click("button", "Play Talk").await?;
        v.wait_for_sound().await?;
        wait_for_rate(&v, 3.0).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_browser_without_worklets_says_so() -> Result<()> {
    visit(|v| async move {
        serve_talk(&v.server, &[("Talk", "/talk.wav".to_owned())]);
        let home = std::fs::read_to_string(root().join("dist/index.html"))?;
        let policy_free = home.replace("http-equiv", "data-none");
        let without = "<head><script>delete window.AudioWorkletNode</script>";
        v.server.answer("/", Answer::Html(policy_free.replacen("<head>", without, 1)));
        v.open("/").await?;
        v.click("button", "Play Talk").await?;
        v.wait_for_sound().await?;
        trim_silence(&v).await?;
        wait_for_note(&v, "This browser cannot trim silence").await?;
        v.wait_for_sound_from(5.0).await?;
        Ok(())
    })
    .await
}

/// Switches it on in the settings of the full player.
async fn trim_silence(v: &Visitor) -> Result<()> {
    v.click("button", "Full player").await?;
    v.click("tab", "Settings").await?;
    v.click("checkbox", "Trim silence").await
}

/// Waits until the description of the switch begins with this text.
async fn wait_for_note(v: &Visitor, text: &str) -> Result<()> {
    let script = format!(
        "const control = [...document.querySelectorAll('.check')]
            .find((label) => label.innerText === 'Trim silence').control;
        return document.getElementById(control.getAttribute('aria-describedby'))
            .innerText.startsWith('{text}')"
    );
    v.wait_for(text, &script).await
}

/// Waits until the sound plays at a rate. Returns the position and the clock, in seconds.
async fn wait_for_rate(v: &Visitor, rate: f64) -> Result<(f64, f64)> {
    let script = format!(
        "const audio = document.querySelector('audio');
        window.then = [audio.currentTime, performance.now() / 1000];
        return !audio.paused && audio.playbackRate === {rate};"
    );
    v.wait_for(&format!("the rate {rate}"), &script).await?;
    let then = v.eval("return window.then").await?;
    Ok(serde_json::from_value(then)?)
}

/// Makes a server answer with a feed of episodes, whose audio is the talk.
fn serve_talk(server: &Server, episodes: &[(&str, String)]) {
    let items = episodes.iter().map(|(title, address)| {
        format!(
            "<item><title>{title}</title><guid isPermaLink='false'>guid-{title}</guid>\
             <enclosure url='{address}' type='audio/wav' length='9'/>\
             <description><![CDATA[{CHAPTERS}]]></description></item>"
        )
    });
    let items: String = items.collect();
    let feed = format!("<rss version='2.0'><channel><title>Talks</title>{items}</channel></rss>");
    server.answer("/feed.xml", feed.as_str());
    server.answer("/talk.wav", Answer::Bytes(wav()));
}

/// The talk as a WAVE file: 16 bits, one channel.
fn wav() -> Vec<u8> {
    let rest = (0..40).flat_map(|_| [(0.2, true), (0.3, false)]);
    let parts = TALK.into_iter().chain(rest);
    let tone = |frame: usize| (frame as f32 * 200.0 * std::f32::consts::TAU / RATE as f32).sin();
    let samples = parts.flat_map(|(seconds, talks)| {
        let volume = if talks { 12_000.0 } else { 0.0 };
        (0..(seconds * RATE as f32) as usize).map(move |frame| (tone(frame) * volume) as i16)
    });
    let samples: Vec<u8> = samples.flat_map(i16::to_le_bytes).collect();
    let (length, rate) = (samples.len() as u32, RATE as u32);
    let mut file = Vec::new();
    file.extend(b"RIFF");
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend([1_u16, 1].map(u16::to_le_bytes).concat());
    file.extend([rate, rate * 2].map(u32::to_le_bytes).concat());
    file.extend([2_u16, 16].map(u16::to_le_bytes).concat());
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend(samples);
    file
}

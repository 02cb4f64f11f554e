//! The transcript: opened without playing, following playback, searched.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Answer, Visitor, visit};

/// The small show with additional elements in the second episode.
fn samples_with(extra: &'static str) -> [Sample; 3] {
    let [third, second, first] = SAMPLES;
    [third, Sample { extra, ..second }, first]
}

const VTT: &str = "<podcast:transcript url='/t.vtt' type='text/vtt'/>";
const PLAIN: &str = "<podcast:transcript url='/t.txt' type='text/plain'/>";

async fn open_transcript(v: &Visitor) -> Result<()> {
    v.open_until("/episodes/2", "Second").await?;
    v.click("button", "Show transcript").await?;
    v.find("region", "Transcript text").await?;
    Ok(())
}

/// A script that returns whether the current line contains this text and is in view.
fn is_current_line(text: &str) -> String {
    format!(
        "const line = document.querySelector('.lines [aria-current=true]');
         if (!line?.textContent.includes('{text}')) return false;
         const box = line.getBoundingClientRect();
         const view = document.querySelector('.lines').getBoundingClientRect();
         return box.top >= view.top && box.bottom <= view.bottom"
    )
}

/// Scrolls the lines with a wheel, which stops them from following playback.
async fn scroll_to_top_by_hand(v: &Visitor) -> Result<()> {
    v.eval(
        "const lines = document.querySelector('.lines');
         lines.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
         lines.scrollTop = 0",
    )
    .await?;
    Ok(())
}

#[tokio::test]
async fn the_transcript_opens_without_playing_and_follows_playback() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &samples_with(VTT));
        v.server.answer("/t.vtt", show::vtt(300).as_str());
        v.open_until("/episodes/2", "Second").await?;
        ensure!(v.server.requests("/t.vtt").is_empty(), "it was fetched unasked");
        open_transcript(&v).await?;
        let hidden = "return document.querySelector('.player').hidden";
        ensure!(v.eval(hidden).await? == true, "nothing plays yet");
        let speakers = "return [...document.querySelectorAll('.speaker')].slice(0, 3)
            .map((s) => s.textContent).join()";
        ensure!(v.eval(speakers).await? == "Glen,Éva,Glen", "a speaker stands where they begin");

        // A line links to its moment and does not start playback.
        v.click("link", "0:40").await?;
        v.find("status", "Playback starts at 0:40.").await?;
        ensure!(v.eval("return document.querySelector('audio').paused").await? == true);
        v.click("button", "Play Second").await?;
        v.wait_for_sound_from(40.0).await?;
        v.wait_for("the line that is said", &is_current_line("Line 20 ")).await?;
        v.wait_for_address("/episodes/2-second").await?;

        // Scrolling by hand stops following; a button resumes it.
        scroll_to_top_by_hand(&v).await?;
        v.wait_for(
            "the next line",
            "return !!document.querySelector('.lines [aria-current=true]')
            ?.textContent.includes('Line 22 ')",
        )
        .await?;
        ensure!(v.eval("return document.querySelector('.lines').scrollTop").await? == 0);
        v.click("button", "Back to the current line").await?;
        v.wait_for("the line in view", &is_current_line("Line 2")).await?;

        // While the episode plays, a line seeks. A list that follows would scroll between the
        // moment in which the driver measures the line and the click.
        scroll_to_top_by_hand(&v).await?;
        v.click("link", "0:20").await?;
        v.wait_for_sound_from(20.0).await
    })
    .await
}

#[tokio::test]
async fn next_and_previous_step_through_matches() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &samples_with(VTT));
        v.server.answer("/t.vtt", show::vtt(300).as_str());
        open_transcript(&v).await?;
        v.wait_for("all lines", "return document.querySelectorAll('.line').length === 300").await?;
        let field = v.find("searchbox", "Search the transcript").await?;
        field.send_keys("LINE 29").await?;
        v.find("status", "1 of 11").await?;
        let in_view = |line: usize| {
            format!(
                "const line = [...document.querySelectorAll('.line')][{line}].getBoundingClientRect();
                 const view = document.querySelector('.lines').getBoundingClientRect();
                 return line.top >= view.top && line.bottom <= view.bottom"
            )
        };
        v.wait_for("the first place", &in_view(29)).await?;
        v.click("button", "Next match").await?;
        v.find("status", "2 of 11").await?;
        v.wait_for("the second place", &in_view(290)).await?;
        field.send_keys("\u{e008}\u{e007}").await?; // Shift and Enter.
        v.find("status", "1 of 11").await?;
        v.click("button", "Previous match").await?;
        v.find("status", "11 of 11").await?;
        v.wait_for("the last place", &in_view(299)).await?;
        field.clear().await?;
        field.send_keys("not there").await?;
        v.find("status", "Not found").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn ten_thousand_lines_are_shown_and_searched() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &samples_with(VTT));
        v.server.answer("/t.vtt", show::vtt(10_000).as_str());
        open_transcript(&v).await?;
        v.wait_for("all lines", "return document.querySelectorAll('.line').length === 10000")
            .await?;
        v.find("searchbox", "Search the transcript").await?.send_keys("Line 9999 ").await?;
        v.find("status", "1 of 1").await?;
        let in_view =
            "const line = [...document.querySelectorAll('.line')].at(-1).getBoundingClientRect();
            const view = document.querySelector('.lines').getBoundingClientRect();
            return line.top >= view.top && line.bottom <= view.bottom + 1";
        v.wait_for("the last line", in_view).await?;
        // Groups of lines out of view are not laid out.
        let skipped = "return [...document.querySelectorAll('.line-group')]
            .every((g) => getComputedStyle(g).contentVisibility === 'auto')";
        ensure!(v.eval(skipped).await? == true);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_plain_text_has_no_times_and_a_missing_one_is_reported() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &samples_with(PLAIN));
        v.server.answer("/t.txt", Answer::Status(404));
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Show transcript").await?;
        v.find("alert", "The transcript could not be loaded: its address answers with an error")
            .await?;
        v.server.answer("/t.txt", "Glen: Welcome.\n\nÉva: Thanks, it is good to be here.");
        v.click("button", "Retry").await?;
        v.find("region", "Transcript text").await?;
        // The lines are rendered in steps after the region.
        let text = "return (document.querySelector('.lines')?.innerText ?? '')";
        v.wait_for("the last line", &format!("{text}.includes('be here')")).await?;
        let text = v.eval(text).await?;
        for part in ["Glen", "Welcome.", "Éva", "good to be here."] {
            ensure!(text.as_str().is_some_and(|text| text.contains(part)), "{part}: {text}");
        }
        let times = v.eval("return document.querySelectorAll('.lines a').length").await?;
        ensure!(times == 0, "times were made up");
        Ok(())
    })
    .await
}

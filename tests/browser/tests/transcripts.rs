//! The transcript: read without playing, followed, searched.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Answer, Visitor, visit};

fn with_transcript(kind: &'static str) -> [Sample; 3] {
    let [third, second, first] = SAMPLES;
    [third, Sample { more: kind, ..second }, first]
}

const VTT: &str = "<podcast:transcript url='/t.vtt' type='text/vtt'/>";
const PLAIN: &str = "<podcast:transcript url='/t.txt' type='text/plain'/>";

async fn show_transcript(v: &Visitor) -> Result<()> {
    v.open_until("/episodes/2", "Second").await?;
    v.click("button", "Show the transcript").await?;
    v.find("region", "Transcript text").await?;
    Ok(())
}

/// Whether the current line is the one with this text, and in view.
fn current(text: &str) -> String {
    format!(
        "const line = document.querySelector('.lines [aria-current=true]');
         if (!line?.textContent.includes('{text}')) return false;
         const box = line.getBoundingClientRect();
         const view = document.querySelector('.lines').getBoundingClientRect();
         return box.top >= view.top && box.bottom <= view.bottom"
    )
}

#[tokio::test]
async fn it_is_read_without_playing_and_followed_when_it_plays() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &with_transcript(VTT));
        v.server.answer("/t.vtt", show::vtt(300).as_str());
        v.open_until("/episodes/2", "Second").await?;
        ensure!(v.server.seen("/t.vtt").is_empty(), "it was fetched unasked");
        show_transcript(&v).await?;
        let player = "return document.querySelector('.player').hidden";
        ensure!(v.eval(player).await? == true, "nothing plays yet");
        let speakers = "return [...document.querySelectorAll('.speaker')].slice(0, 3)
            .map((s) => s.textContent).join()";
        ensure!(v.eval(speakers).await? == "Glen,Éva,Glen", "a speaker stands where they begin");

        // A line leads to its moment, and starts nothing by itself.
        v.click("link", "0:40").await?;
        v.find("status", "Play starts at 0:40.").await?;
        ensure!(v.eval("return document.querySelector('audio').paused").await? == true);
        v.click("button", "Play Second").await?;
        v.plays_from(40.0).await?;
        v.until("the line that is said", &current("Line 20 ")).await?;
        v.is_at("/episodes/2-second").await?;

        // Whoever scrolls is let alone, and can come back.
        v.eval(
            "const lines = document.querySelector('.lines');
             lines.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true }));
             lines.scrollTop = 0",
        )
        .await?;
        v.until(
            "the next line",
            "return !!document.querySelector('.lines [aria-current=true]')
            ?.textContent.includes('Line 22 ')",
        )
        .await?;
        ensure!(v.eval("return document.querySelector('.lines').scrollTop").await? == 0);
        v.click("button", "Back to what is being said").await?;
        v.until("the line in view", &current("Line 2")).await?;

        // While it plays, a line is a way to jump.
        v.click("link", "0:20").await?;
        v.plays_from(20.0).await
    })
    .await
}

#[tokio::test]
async fn words_are_found_one_after_the_other() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &with_transcript(VTT));
        v.server.answer("/t.vtt", show::vtt(300).as_str());
        show_transcript(&v).await?;
        v.until("all lines", "return document.querySelectorAll('.line').length === 300").await?;
        let field = v.find("searchbox", "Search the transcript").await?;
        field.send_keys("LINE 29").await?;
        v.find("status", "1 of 11").await?;
        let shown = |line: usize| {
            format!(
                "const line = [...document.querySelectorAll('.line')][{line}].getBoundingClientRect();
                 const view = document.querySelector('.lines').getBoundingClientRect();
                 return line.top >= view.top && line.bottom <= view.bottom"
            )
        };
        v.until("the first place", &shown(29)).await?;
        v.click("button", "Next place").await?;
        v.find("status", "2 of 11").await?;
        v.until("the second place", &shown(290)).await?;
        field.send_keys("\u{e008}\u{e007}").await?; // Shift and Enter.
        v.find("status", "1 of 11").await?;
        v.click("button", "Previous place").await?;
        v.find("status", "11 of 11").await?;
        v.until("the last place", &shown(299)).await?;
        field.clear().await?;
        field.send_keys("not there").await?;
        v.find("status", "Not found").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn ten_thousand_lines_stop_nobody() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &with_transcript(VTT));
        v.server.answer("/t.vtt", show::vtt(10_000).as_str());
        show_transcript(&v).await?;
        v.until("all lines", "return document.querySelectorAll('.line').length === 10000").await?;
        v.find("searchbox", "Search the transcript").await?.send_keys("Line 9999 ").await?;
        v.find("status", "1 of 1").await?;
        let seen =
            "const line = [...document.querySelectorAll('.line')].at(-1).getBoundingClientRect();
            const view = document.querySelector('.lines').getBoundingClientRect();
            return line.top >= view.top && line.bottom <= view.bottom + 1";
        v.until("the last line", seen).await?;
        // What is out of view is not laid out.
        let skipped = "return [...document.querySelectorAll('.line-group')]
            .every((g) => getComputedStyle(g).contentVisibility === 'auto')";
        ensure!(v.eval(skipped).await? == true);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn plain_text_is_text_and_a_missing_one_is_explained() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &with_transcript(PLAIN));
        v.server.answer("/t.txt", Answer::Status(404));
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Show the transcript").await?;
        v.find("alert", "The transcript could not be loaded: its address answers with an error")
            .await?;
        v.server.answer("/t.txt", "Glen: Welcome.\n\nÉva: Thanks, it is good to be here.");
        v.click("button", "Retry").await?;
        v.find("region", "Transcript text").await?;
        let text = "return document.querySelector('.lines').innerText";
        let text = v.eval(text).await?;
        for part in ["Glen", "Welcome.", "Éva", "good to be here."] {
            ensure!(text.as_str().is_some_and(|text| text.contains(part)), "{part}: {text}");
        }
        ensure!(v.all("link", "0:0").await?.is_empty(), "times were made up");
        Ok(())
    })
    .await
}

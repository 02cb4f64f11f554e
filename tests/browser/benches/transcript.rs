//! How smooth a page stays with a long transcript, compared with a short one: the
//! longest task while the lines are added, the longest frame while scrolling, and the
//! time of a keystroke in the transcript's search. All times are in milliseconds.

use anyhow::{Context, Result};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Visitor, visit};
use serde_json::Value;

/// The lengths of the transcripts, in lines.
const SIZES: [usize; 2] = [100, 10_000];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    println!(
        "{:>8} {:>22} {:>24} {:>22}",
        "lines", "longest task, ms", "longest scroll frame, ms", "search keystroke, ms"
    );
    for lines in SIZES {
        let (sender, receiver) = std::sync::mpsc::channel();
        visit(|v| async move { Ok(sender.send(measure(&v, lines).await?)?) }).await?;
        let measured = receiver.recv()?;
        let number = |key: &str| measured.get(key).and_then(Value::as_f64).context("no number");
        println!(
            "{lines:>8} {:>22.1} {:>24.1} {:>22.1}",
            number("task")?,
            number("frame")?,
            number("keystroke")?
        );
    }
    Ok(())
}

/// Opens the transcript, waits for all lines, scrolls, and searches.
async fn measure(v: &Visitor, lines: usize) -> Result<Value> {
    let [sample, ..] = SAMPLES;
    let extra = "<podcast:transcript url='/t.vtt' type='text/vtt'/>";
    show::serve(&v.server, &[Sample { extra, ..sample }]);
    v.server.answer("/t.vtt", show::vtt(lines).as_str());
    v.open_until("/episodes/1", sample.title).await?;
    v.eval(OBSERVE_TASKS).await?;
    v.click("button", "Show transcript").await?;
    let all_lines = format!("return document.querySelectorAll('.line').length === {lines}");
    v.wait_for("all lines", &all_lines).await?;
    Ok(v.driver.execute_async(SCROLL_AND_SEARCH, vec![]).await?.json().clone())
}

/// Records the duration of the longest task from now on.
const OBSERVE_TASKS: &str = r"
window.longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({ type: 'longtask' });
";

/// Scrolls for sixty frames, then types a word into the search field.
const SCROLL_AND_SEARCH: &str = r"
const [done] = arguments;
const lines = document.querySelector('.lines');
const task = window.longest;
let frame = 0, last, left = 60;
const search = () => {
  const field = document.querySelector('.line-search input');
  const start = performance.now();
  field.value = 'socket';
  field.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done({ task, frame, keystroke: performance.now() - start })));
};
const step = (now) => {
  if (last !== undefined) frame = Math.max(frame, now - last);
  last = now;
  lines.scrollTop += lines.scrollHeight / 80;
  if (left-- > 0) requestAnimationFrame(step); else search();
};
requestAnimationFrame(step);
";

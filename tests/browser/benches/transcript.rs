//! How a page takes a long transcript: the longest task while its lines come, and
//! the longest frame while somebody scrolls, beside those of a short one.

use anyhow::{Context, Result};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Visitor, visit};
use serde_json::Value;

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

async fn measure(v: &Visitor, lines: usize) -> Result<Value> {
    let [sample, ..] = SAMPLES;
    let more = "<podcast:transcript url='/t.vtt' type='text/vtt'/>";
    show::serve(&v.server, &[Sample { more, ..sample }]);
    v.server.answer("/t.vtt", show::vtt(lines).as_str());
    v.open_until("/episodes/1", sample.title).await?;
    v.eval(WATCH).await?;
    v.click("button", "Show the transcript").await?;
    let all = format!("return document.querySelectorAll('.line').length === {lines}");
    v.until("all lines", &all).await?;
    Ok(v.driver.execute_async(SCROLL, vec![]).await?.json().clone())
}

const WATCH: &str = r"
window.longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({ type: 'longtask' });
";

/// Sixty frames of scrolling, then a word in the search field.
const SCROLL: &str = r"
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

//! The time from a keystroke in the search, or a click on a topic, to the painted list,
//! and the longest task while a newer feed is taken in, in milliseconds; in a small show
//! and in a large one.

use anyhow::{Context, Result};
use browser_tests::{Answer, Visitor, generated_feed, visit};
use serde_json::Value;

/// The sizes of the shows, in episodes.
const SIZES: [usize; 2] = [38, 9_999];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    println!(
        "{:>8} {:>28} {:>28} {:>14} {:>20}",
        "episodes",
        "keystroke median (max), ms",
        "topic click median (max), ms",
        "ready, ms",
        "longest tasks, ms"
    );
    for size in SIZES {
        let (sender, receiver) = std::sync::mpsc::channel();
        visit(|v| async move { Ok(sender.send(measure(&v, size).await?)?) }).await?;
        let measured = receiver.recv()?;
        let summary = |key: &str| -> Result<String> {
            let times = measured.get(key).and_then(Value::as_array).context("no times")?;
            let mut times: Vec<f64> = times.iter().filter_map(Value::as_f64).collect();
            times.sort_by(f64::total_cmp);
            let median = times.get(times.len() / 2).context("no time")?;
            Ok(format!("{median:.1} ({:.1})", times.last().context("no time")?))
        };
        let ready = measured.get("ready").and_then(Value::as_f64).context("no number")?;
        let tasks = measured.get("tasks").and_then(Value::as_str).context("no tasks")?;
        let (keys, clicks) = (summary("keys")?, summary("clicks")?);
        println!("{size:>8} {keys:>28} {clicks:>28} {ready:>14.0} {tasks:>20}");
    }
    Ok(())
}

/// Opens a generated show, waits until it is stored, and measures.
async fn measure(v: &Visitor, episodes: usize) -> Result<Value> {
    v.server.answer("/feed.xml", Answer::Bytes(generated_feed(episodes)?.into_bytes()));
    v.open("/").await?;
    v.find("heading", "All episodes").await?;
    v.wait_for_stored_show().await?;
    v.eval(OBSERVE).await?;
    v.server.answer("/feed.xml", Answer::Bytes(generated_feed(episodes + 1)?.into_bytes()));
    v.eval("document.dispatchEvent(new Event('visibilitychange'))").await?;
    // Finding an element by its role and name would itself be a long task.
    let shown = format!(
        "return document.querySelector('.count')?.textContent === '{} episodes'",
        episodes + 1
    );
    v.wait_for("the newer feed", &shown).await?;
    Ok(v.driver.execute_async(MEASURE, vec![]).await?.json().clone())
}

/// Collects the tasks over 50 milliseconds from now on.
const OBSERVE: &str = "window.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => Math.round(e.duration))))
        .observe({ type: 'longtask' })";

/// Switches topics on and off, then types words letter by letter. Each time ends after
/// the frame in which the list changes.
const MEASURE: &str = r"
const [done] = arguments;
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const until = async (holds) => { while (!holds()) await new Promise((resolve) => setTimeout(resolve)); };
(async () => {
  const tasks = window.tasks.sort((a, b) => b - a).slice(0, 4).join(' ') || 'none over 50';
  const clicks = [], keys = [];
  const topics = [...document.querySelectorAll('[aria-label=Topics] button')].slice(0, 6);
  for (const topic of [...topics, ...topics]) {
    if (topic.disabled) continue;
    const start = performance.now();
    topic.click();
    await painted();
    clicks.push(performance.now() - start);
  }
  document.querySelector('button:not([hidden]).quiet')?.click();
  const field = document.querySelector('.site-search input');
  const type = async (text) => {
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => document.querySelector('main .lead')?.textContent.includes(`“${text}”`));
    await painted();
    return performance.now() - start;
  };
  // The first search starts the worker and loads the show; its time is reported apart.
  const begun = performance.now();
  field.focus();
  await type('x');
  const ready = performance.now() - begun;
  for (const words of ['quic happy eyeballs', 'rustls', 'tokio runtime', 'inden quic']) {
    for (let end = 1; end <= words.length; end += 1) {
      if (words[end - 1] !== ' ') keys.push(await type(words.slice(0, end)));
    }
  }
  done({ clicks, keys, ready, tasks });
})().catch((error) => done({ error: String(error) }));
";

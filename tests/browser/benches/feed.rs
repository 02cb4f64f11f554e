//! The time that a real browser takes to read a feed: with the site's worker, and with
//! the browser's own `DOMParser` and JavaScript.
//!
//! Prints, for feeds of several sizes, the median time with its spread, the ratio of the
//! two medians, the peak memory of the browser's renderer, and the longest task on the
//! page's main thread during the run. Every run has a page of its own, as a visit has.

use anyhow::{Context, Result, ensure};
use browser_tests::memory::peak_of_renderers;
use browser_tests::{Answer, Visitor, generated_feed, visit, worker_file};
use serde_json::{Value, json};

/// The sizes of the feeds, in episodes.
const SIZES: [usize; 4] = [38, 300, 2_000, 10_000];
/// The number of runs for each feed and reader.
const RUNS: usize = 7;
const FEED: &str = "/bench.xml";

const SCRIPTS: &str = concat!(include_str!("domparser.js"), include_str!("worker.js"));

/// Fetches the feed and `site.json`, then times the reading alone.
const RUN: &str = r"
const [reader, done] = arguments;
(async () => {
  const feed = new Uint8Array(await (await fetch('/bench.xml')).arrayBuffer());
  const siteBytes = new Uint8Array(await (await fetch('/site.json')).arrayBuffer());
  const site = JSON.parse(new TextDecoder().decode(siteBytes));
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  let begun = performance.now();
  const worker = reader === 'worker' ? await startWorker(siteBytes) : undefined;
  const started = performance.now() - begun;
  observer.observe({ entryTypes: ['longtask'] });
  begun = performance.now();
  const found = worker ? await readWithWorker(worker, feed) : readWithDomParser(feed, site);
  const took = performance.now() - begun;
  // Long tasks are reported with a delay.
  await new Promise((resolve) => setTimeout(resolve, 100));
  done({ took, started, longest, found });
})().catch((error) => done({ error: String(error) }));
";

#[tokio::main]
async fn main() -> Result<()> {
    println!(
        "{:>8} {:>7} {:>10} {:>22} {:>8} {:>9} {:>13} {:>9}",
        "episodes",
        "KB",
        "reader",
        "median (min–max) ms",
        "ratio",
        "start ms",
        "longest task",
        "peak MB"
    );
    for size in SIZES {
        let feed = generated_feed(size)?;
        let kilobytes = feed.len() / 1_000;
        let baseline = measure("domparser", &feed).await?;
        let worker = measure("worker", &feed).await?;
        for (name, measured) in [("DOMParser", &baseline), ("worker", &worker)] {
            let spread =
                format!("{:.1} ({:.1}–{:.1})", measured.median(), measured.min(), measured.max());
            println!(
                "{size:>8} {kilobytes:>7} {name:>10} {spread:>22} {:>8.2} {:>9.1} {:>13.1} {:>9.0}",
                measured.median() / baseline.median(),
                measured.start,
                measured.longest,
                measured.peak
            );
        }
        println!(
            "{size:>8} {kilobytes:>7}   the page, without cards: longest task {:.1} ms",
            longest_task_of_page(&feed).await?
        );
    }
    Ok(())
}

/// The longest task on the main thread of the site itself, in milliseconds, when the
/// about page, which shows no episodes, is opened in a fresh profile.
async fn longest_task_of_page(feed: &str) -> Result<f64> {
    let feed = feed.as_bytes().to_vec();
    let (sender, receiver) = std::sync::mpsc::channel();
    visit(|v| async move {
        v.server.answer("/feed.xml", Answer::Bytes(feed));
        v.open("/about").await?;
        v.find("heading", "Feed health").await?;
        v.wait_for_stored_show().await?;
        let longest = v.driver.execute_async(LONGEST_TASK, vec![]).await?;
        Ok(sender.send(longest.json().as_f64())?)
    })
    .await?;
    receiver.recv()?.context("no long tasks were told of")
}

/// Returns the duration of the longest task so far, in milliseconds.
const LONGEST_TASK: &str = r"
const [done] = arguments;
let longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
}).observe({ type: 'longtask', buffered: true });
setTimeout(() => done(longest), 200);
";

/// The results of all runs with one feed and one reader.
struct Measured {
    /// The times to read the feed, in milliseconds, sorted.
    times: Vec<f64>,
    /// The longest time until a worker accepts requests, in milliseconds.
    start: f64,
    /// The longest task on the main thread, in milliseconds.
    longest: f64,
    /// The peak memory of a renderer, in megabytes.
    peak: f64,
}

impl Measured {
    fn median(&self) -> f64 {
        self.times.get(self.times.len() / 2).copied().unwrap_or_default()
    }

    fn min(&self) -> f64 {
        self.times.first().copied().unwrap_or_default()
    }

    fn max(&self) -> f64 {
        self.times.last().copied().unwrap_or_default()
    }
}

/// Reads a feed several times with `reader`, `worker` or `domparser`.
async fn measure(reader: &'static str, feed: &str) -> Result<Measured> {
    let feed = feed.as_bytes().to_vec();
    let (sender, receiver) = std::sync::mpsc::channel();
    visit(|v| async move {
        v.server.answer(FEED, Answer::Bytes(feed));
        let mut measured = Measured { times: Vec::new(), start: 0.0, longest: 0.0, peak: 0.0 };
        for _ in 0..RUNS {
            let run = run(&v, reader).await?;
            let number = |key: &str| run.get(key).and_then(Value::as_f64).unwrap_or_default();
            measured.times.push(number("took"));
            measured.start = measured.start.max(number("started"));
            measured.longest = measured.longest.max(number("longest"));
            measured.peak = measured.peak.max(peak_of_renderers()?);
        }
        measured.times.sort_by(f64::total_cmp);
        Ok(sender.send(measured)?)
    })
    .await?;
    receiver.recv().context("nothing was measured")
}

/// Reads the feed once in a new page.
async fn run(v: &Visitor, reader: &str) -> Result<Value> {
    // A page without the site's own scripts, which would read the feed as well.
    let page = format!(
        "<!doctype html><title>bench</title><body data-files='{}'>",
        worker_file("feed_worker_loader.js")?
    );
    v.server.answer("/blank.html", page.as_str());
    v.driver.goto(v.server.url("/blank.html")).await?;
    v.driver.set_script_timeout(std::time::Duration::from_secs(120)).await?;
    let script = format!("{SCRIPTS}\n{RUN}");
    let run = v.driver.execute_async(script, vec![json!(reader)]).await?.json().clone();
    ensure!(run.get("error").is_none(), "{reader}: {run}");
    Ok(run)
}

//! How long a feed takes to be read in a real browser: by the site's worker,
//! and by the browser's own DOMParser doing the same in JavaScript.
//!
//! Prints, for feeds of several sizes, medians with their spread, the ratio of
//! the two, the most memory that the browser's renderer took, and the longest
//! task on the page's main thread meanwhile. Every run is in a page of its own,
//! as a visit is.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, Visitor, generated_feed, visit};
use serde_json::{Value, json};

const SIZES: [usize; 4] = [38, 300, 2_000, 10_000];
const RUNS: usize = 7;
const FEED: &str = "/bench.xml";

const SCRIPTS: &str = concat!(include_str!("domparser.js"), include_str!("worker.js"));

/// Fetches what is to be read, then times the reading alone.
const RUN: &str = r"
const [how, done] = arguments;
(async () => {
  const feed = new Uint8Array(await (await fetch('/bench.xml')).arrayBuffer());
  const siteBytes = new Uint8Array(await (await fetch('/site.json')).arrayBuffer());
  const site = JSON.parse(new TextDecoder().decode(siteBytes));
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  let begun = performance.now();
  const worker = how === 'worker' ? await startWorker(siteBytes) : undefined;
  const started = performance.now() - begun;
  observer.observe({ entryTypes: ['longtask'] });
  begun = performance.now();
  const found = worker ? await readWithWorker(worker, feed) : readWithDomParser(feed, site);
  const took = performance.now() - begun;
  // Long tasks are told of a moment later.
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
            page(&feed).await?
        );
    }
    Ok(())
}

/// The longest task on the main thread of the site itself, in milliseconds,
/// while a visitor who was never here opens the page that shows no episodes.
async fn page(feed: &str) -> Result<f64> {
    let feed = feed.as_bytes().to_vec();
    let (sender, receiver) = std::sync::mpsc::channel();
    visit(|v| async move {
        v.server.answer("/feed.xml", Answer::Bytes(feed));
        v.open("/about").await?;
        v.find("heading", "Feed health").await?;
        v.until_kept().await?;
        let longest = v.driver.execute_async(LONG_TASKS, vec![]).await?;
        Ok(sender.send(longest.json().as_f64())?)
    })
    .await?;
    receiver.recv()?.context("no long tasks were told of")
}

const LONG_TASKS: &str = r"
const [done] = arguments;
let longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
}).observe({ type: 'longtask', buffered: true });
setTimeout(() => done(longest), 200);
";

struct Measured {
    /// Milliseconds, sorted.
    times: Vec<f64>,
    /// Until a worker listens, in milliseconds.
    start: f64,
    /// In milliseconds.
    longest: f64,
    /// Megabytes.
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

async fn measure(how: &'static str, feed: &str) -> Result<Measured> {
    let feed = feed.as_bytes().to_vec();
    let (sender, receiver) = std::sync::mpsc::channel();
    visit(|v| async move {
        v.server.answer(FEED, Answer::Bytes(feed));
        let mut measured = Measured { times: Vec::new(), start: 0.0, longest: 0.0, peak: 0.0 };
        for _ in 0..RUNS {
            let run = run(&v, how).await?;
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

async fn run(v: &Visitor, how: &str) -> Result<Value> {
    // A page without the site's own program, which has a feed of its own to read.
    v.server.answer("/blank.html", "<!doctype html><title>bench</title>");
    v.driver.goto(v.server.url("/blank.html")).await?;
    v.driver.set_script_timeout(std::time::Duration::from_secs(120)).await?;
    let script = format!("{SCRIPTS}\n{RUN}");
    let run = v.driver.execute_async(script, vec![json!(how)]).await?.json().clone();
    ensure!(run.get("error").is_none(), "{how}: {run}");
    Ok(run)
}

/// The most memory that any renderer process below this one has had, in
/// megabytes.
fn peak_of_renderers() -> Result<f64> {
    let mut ours = vec![std::process::id()];
    let mut peak = 0.0_f64;
    let processes: Vec<_> = fs::read_dir("/proc")?
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok())
        .collect();
    // A child has mostly a higher number than its parent, but not always.
    for _ in 0..4 {
        for process in &processes {
            let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
            let field = |name: &str| {
                let line = status.lines().find_map(|line| line.strip_prefix(name))?;
                line.split_whitespace().next()?.parse::<u32>().ok()
            };
            if !field("PPid:").is_some_and(|parent| ours.contains(&parent))
                || ours.contains(process)
            {
                continue;
            }
            ours.push(*process);
            let command =
                fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
            if command.contains("--type=renderer") {
                peak = peak.max(f64::from(field("VmHWM:").unwrap_or_default()) / 1_024.0);
            }
        }
    }
    Ok(peak)
}

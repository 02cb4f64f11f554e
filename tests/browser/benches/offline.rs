//! What a download costs beside a plain fetch of the same file, and how soon a listener hears
//! and sees something without a network. Times are medians in milliseconds, memory is that of
//! the page's process with its workers, in megabytes above what it uses when idle.

use anyhow::{Context, Result};
use browser_tests::memory::{forget_peaks, peak_of_renderers};
use browser_tests::show::{self, CHAPTERS, Sample, mp3};
use browser_tests::{Answer, Visitor, visit};
use serde_json::Value;

/// An episode of 60 MB: 8 kbit/s are a thousand bytes a second.
const LONG: Sample = Sample { title: "Long", seconds: 60_000, notes: CHAPTERS, extra: "" };
/// An episode of 60 KB, whose download shows what the worker itself takes.
const SHORT: Sample = Sample { title: "Short", seconds: 60, ..LONG };
const RUNS: usize = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let (sender, receiver) = std::sync::mpsc::channel();
        visit(|v| async move { Ok(sender.send(measure(v).await?)?) }).await?;
        runs.push(receiver.recv()?);
    }
    println!("{:>34} {:>10} {:>10} {:>8}", "", "median", "worst", "ratio");
    let fetch = print(&runs, "60 MB, fetched to nowhere, ms", |run| run.fetch, None);
    print(&runs, "60 MB, downloaded, ms", |run| run.download, Some(fetch));
    let fetch = print(&runs, "memory of the fetch, MB", |run| run.fetch_memory, None);
    print(&runs, "memory of a download of 60 KB, MB", |run| run.small_memory, None);
    print(&runs, "memory of the download, MB", |run| run.download_memory, Some(fetch));
    print(&runs, "click to sound, network, ms", |run| run.sound, None);
    print(&runs, "click to sound, download, ms", |run| run.offline_sound, None);
    print(&runs, "offline start to first paint, ms", |run| run.offline_paint, None);
    print(&runs, "offline start to program, ms", |run| run.offline_program, None);
    Ok(())
}

/// The results of one run.
struct Run {
    fetch: f64,
    fetch_memory: f64,
    download: f64,
    small_memory: f64,
    download_memory: f64,
    sound: f64,
    offline_sound: f64,
    offline_paint: f64,
    offline_program: f64,
}

/// Prints a line, and returns the median.
fn print(runs: &[Run], label: &str, value: fn(&Run) -> f64, baseline: Option<f64>) -> f64 {
    let mut values: Vec<_> = runs.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    let median = values.get(values.len() / 2).copied().unwrap_or_default();
    let worst = values.last().copied().unwrap_or_default();
    let ratio = baseline.map(|baseline| format!("{:.2}", median / baseline)).unwrap_or_default();
    println!("{label:>34} {median:>10.1} {worst:>10.1} {ratio:>8}");
    median
}

async fn measure(mut v: Visitor) -> Result<Run> {
    show::serve(&v.server, &[LONG, SHORT]);
    v.server.answer("/plain.mp3", Answer::Bytes(mp3(LONG.seconds)));
    v.open_until("/episodes/1", SHORT.title).await?;
    v.wait_for_service_worker().await?;
    v.driver.set_script_timeout(std::time::Duration::from_secs(120)).await?;
    let small = DOWNLOAD.replace("TITLE", SHORT.title);
    let (_, small_memory) = with_memory(&v, &small).await?;

    v.open_until("/episodes/2", LONG.title).await?;
    v.wait_for_program().await?;
    let sound = number(&v, SOUND).await?;
    let (fetch, fetch_memory) = with_memory(&v, FETCH).await?;
    let long = DOWNLOAD.replace("TITLE", LONG.title);
    let (download, download_memory) = with_memory(&v, &long).await?;

    v.server.stop().await;
    v.reload().await?;
    let offline_program = number(&v, PROGRAM).await?;
    let offline_paint = number(&v, PAINT).await?;
    let offline_sound = number(&v, SOUND).await?;
    Ok(Run {
        fetch,
        fetch_memory,
        download,
        small_memory,
        download_memory,
        sound,
        offline_sound,
        offline_paint,
        offline_program,
    })
}

/// Runs a script. Returns its result, and how much more memory it took.
async fn with_memory(v: &Visitor, script: &str) -> Result<(f64, f64)> {
    // What the collector has not freed yet is none of the script's.
    v.driver.cdp().send_raw("HeapProfiler.collectGarbage", Value::default()).await?;
    forget_peaks()?;
    let idle = peak_of_renderers()?;
    let result = number(v, script).await?;
    Ok((result, peak_of_renderers()? - idle))
}

async fn number(v: &Visitor, script: &str) -> Result<f64> {
    let result = v.driver.execute_async(script, vec![]).await?;
    let result = result.json();
    result.as_f64().with_context(|| format!("no number: {result}"))
}

/// The time from a click on Play to sound.
const SOUND: &str = r"
const [done] = arguments;
const audio = document.querySelector('audio');
const start = performance.now();
audio.addEventListener('playing', () => { audio.pause(); done(performance.now() - start); }, { once: true });
document.querySelector('main [data-play]').click();
";

/// The time to fetch the file and drop its bytes.
const FETCH: &str = r"
const [done] = arguments;
(async () => {
  const start = performance.now();
  const reader = (await fetch('/plain.mp3', { cache: 'no-store' })).body.getReader();
  while (!(await reader.read()).done);
  return performance.now() - start;
})().then(done, (error) => done(String(error)));
";

/// The time from the click on the button to the complete download.
const DOWNLOAD: &str = r"
const [done] = arguments;
const start = performance.now();
const check = () => {
  if (document.querySelector(`button[aria-label^='TITLE is downloaded']`)) done(performance.now() - start);
  else requestAnimationFrame(check);
};
document.querySelector(`button[aria-label='Download TITLE']`).click();
check();
";

/// The time from the start of the page to the frame of the program.
const PROGRAM: &str = r"
const [done] = arguments;
const check = () => {
  if (document.querySelector('section.player')) done(performance.now());
  else requestAnimationFrame(check);
};
check();
";

/// The time from the start of the page to its first paint with content.
const PAINT: &str = r"
const [done] = arguments;
const paint = performance.getEntriesByName('first-contentful-paint')[0];
done(paint ? paint.startTime : 'nothing was painted');
";

//! A first and a second visit on an emulated slow phone (slow 4G: 1.6 Mb/s, 150 ms; a
//! processor four times slower), in seconds: medians of five, and the range.
//!
//! The floor is the episode's page as a static page with a bare `<audio>`. "Without pages"
//! is the site as it is at an address that the build has no page for: everything waits for
//! the program and the feed.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, Server, Visitor, root, visit};
use serde_json::{Value, json};

const RUNS: usize = 5;
/// The episode with the most chapters.
const EPISODE: &str = "/episodes/8";
/// How long a visit is watched, in milliseconds.
const WATCHED: u64 = 9_000;
/// 1.6 Mb/s, in bytes a second, and the latency in milliseconds.
const NETWORK: (u32, u32) = (200_000, 150);
const CPU_SLOWDOWN: u32 = 4;

/// A page to visit.
struct Subject {
    name: &'static str,
    path: &'static str,
    /// What is pressed as soon as it is seen.
    button: &'static str,
    pages: Pages,
}

/// What the server has.
#[derive(Clone, Copy, PartialEq)]
enum Pages {
    /// The page as the build has rendered it, without its program.
    Floor,
    /// The build.
    Built,
    /// The build without pages and snapshot.
    None,
}

const SUBJECTS: [Subject; 5] = [
    Subject { name: "floor", path: EPISODE, button: ".chapter", pages: Pages::Floor },
    Subject { name: "home", path: "/", button: ".play-button", pages: Pages::Built },
    Subject { name: "episode", path: EPISODE, button: ".chapter", pages: Pages::Built },
    Subject { name: "home without pages", path: "/", button: ".play-button", pages: Pages::None },
    Subject {
        name: "episode without pages",
        path: EPISODE,
        button: ".chapter",
        pages: Pages::None,
    },
];

/// The columns: the name of the measurement, and its heading.
const COLUMNS: [(&str, &str); 7] = [
    ("paint", "first paint"),
    ("largest", "largest paint"),
    ("clickable", "clickable"),
    ("sound", "sound"),
    ("taken", "taken over"),
    ("blocked", "blocked ms"),
    ("shift", "CLS"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // A heading a column.
    print!("{:<34}", "");
    COLUMNS.iter().for_each(|(_, heading)| print!(" {heading:>18}"));
    println!();
    for subject in &SUBJECTS {
        for (label, taps) in [("first, tapped", true), ("first, only read", false)] {
            let mut runs = Vec::new();
            for _ in 0..RUNS {
                runs.push(first_visit(subject, taps).await?);
            }
            print_row(&format!("{}: {label}", subject.name), &runs);
        }
        if subject.pages == Pages::Built {
            let mut runs = Vec::new();
            for _ in 0..RUNS {
                runs.push(second_visit(subject).await?);
            }
            print_row(&format!("{}: second", subject.name), &runs);
        }
    }
    Ok(())
}

fn print_row(label: &str, runs: &[Value]) {
    print!("{label:<34}");
    for (key, _) in COLUMNS {
        let mut values: Vec<f64> = runs.iter().filter_map(|run| run.get(key)?.as_f64()).collect();
        values.sort_by(f64::total_cmp);
        let cell = match (values.first(), values.get(values.len() / 2), values.last()) {
            (Some(least), Some(median), Some(most)) if key == "blocked" => {
                format!("{median:.0} ({least:.0}–{most:.0})")
            }
            (Some(least), Some(median), Some(most)) => {
                format!("{median:.2} ({least:.2}–{most:.2})")
            }
            _ => "–".to_owned(),
        };
        print!(" {cell:>18}");
    }
    println!();
}

async fn first_visit(subject: &Subject, taps: bool) -> Result<Value> {
    measure(|v| async move {
        prepare(&v, subject)?;
        watch(&v, subject, taps).await
    })
    .await
}

/// The visit after one in which the service worker has stored its files.
async fn second_visit(subject: &Subject) -> Result<Value> {
    measure(|v| async move {
        prepare(&v, subject)?;
        v.open(subject.path).await?;
        v.wait_for("the service worker", "return !!navigator.serviceWorker.controller").await?;
        v.wait_for_stored_show().await?;
        let stored = "return caches.match(location.pathname === '/' ? '/sw.js' : location.pathname)
            .then((page) => location.pathname === '/' || !!page)";
        v.wait_for("the page to be stored", stored).await?;
        v.driver.goto("about:blank").await?;
        watch(&v, subject, true).await
    })
    .await
}

async fn measure<F, V>(scenario: F) -> Result<Value>
where
    F: FnOnce(Visitor) -> V,
    V: Future<Output = Result<Value>>,
{
    let (sender, receiver) = std::sync::mpsc::channel();
    visit(|mut v| async move {
        v.server = Server::start_compressing().await?;
        Ok(sender.send(scenario(v).await?)?)
    })
    .await?;
    Ok(receiver.recv()?)
}

fn prepare(v: &Visitor, subject: &Subject) -> Result<()> {
    match subject.pages {
        Pages::Built => {}
        Pages::None => v.server.remove_pages(),
        Pages::Floor => v.server.answer(subject.path, Answer::Html(floor()?)),
    }
    Ok(())
}

/// The episode's page with the least script that plays its chapters.
fn floor() -> Result<String> {
    const SCRIPT: &str = "<script>addEventListener('click', (event) => {
        const pressed = event.target.closest('[data-play]');
        const audio = document.getElementById('audio');
        if (!pressed) return;
        event.preventDefault();
        audio.src = pressed.closest('[data-audio]').dataset.audio;
        audio.currentTime = pressed.dataset.play / 1000;
        audio.play();
    })</script></body></html>";
    let file: PathBuf = root().join(format!("dist{EPISODE}.html"));
    let html = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let (before, _) = html.rsplit_once("<script data-js").context("the page has no program")?;
    let policy = before.find("<meta http-equiv").context("the page has no policy")?;
    let end = before.get(policy..).and_then(|rest| rest.find('>')).context("a broken page")?;
    let (start, rest) = before.split_at(policy);
    Ok(format!("{start}{}{SCRIPT}", rest.get(end + 1..).unwrap_or_default()))
}

/// Opens the page on the slow phone and measures.
async fn watch(v: &Visitor, subject: &Subject, taps: bool) -> Result<Value> {
    v.emulate_phone().await?;
    v.emulate_slowness(NETWORK.0, NETWORK.1, CPU_SLOWDOWN).await?;
    let script = WATCH
        .replace("BUTTON", &json!(subject.button).to_string())
        .replace("TAPS", &taps.to_string());
    v.add_init_script(&script).await?;
    v.open(subject.path).await?;
    tokio::time::sleep(Duration::from_millis(WATCHED)).await;
    let measured = v.eval("return measured()").await?;
    let numbers: BTreeMap<String, Value> = serde_json::from_value(measured)?;
    ensure!(numbers.get("paint").is_some_and(Value::is_number), "nothing was painted");
    Ok(json!(numbers))
}

/// Collects what the browser reports, and presses the button in the frame in which it can
/// be seen and pressed.
const WATCH: &str = r"
const found = {}, tasks = [];
const observe = (type, take) => new PerformanceObserver((list) =>
  list.getEntries().forEach(take)).observe({ type, buffered: true });
if (location.protocol.startsWith('http')) {
  let shift = 0;
  observe('paint', (entry) => { if (entry.name === 'first-contentful-paint') found.paint = entry.startTime / 1000; });
  observe('largest-contentful-paint', (entry) => { found.largest = entry.startTime / 1000; });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) shift += entry.value; });
  observe('longtask', (entry) => tasks.push(entry));
  const look = () => {
    const button = document.querySelector('main ' + BUTTON);
    if (!button || !found.paint) return requestAnimationFrame(look);
    found.clickable = performance.now() / 1000;
    if (!TAPS) return;
    const audio = document.querySelector('audio');
    audio.addEventListener('timeupdate', () => {
      if (!audio.paused && !audio.seeking && audio.readyState > 2) found.sound ??= performance.now() / 1000;
    });
    button.click();
  };
  requestAnimationFrame(look);
  const takenOver = () => {
    if (document.querySelector('section.player')) found.taken = performance.now() / 1000;
    else requestAnimationFrame(takenOver);
  };
  requestAnimationFrame(takenOver);
  window.measured = () => {
    found.shift = shift;
    found.blocked = tasks
      .filter((task) => task.startTime + task.duration > found.paint * 1000)
      .reduce((sum, task) => sum + task.duration - 50, 0);
    return found;
  };
}
";

//! A first and a second visit on an emulated slow phone (slow 4G: 1.6 Mb/s, 150 ms; a
//! processor four times slower), in seconds: medians of five, and the range.
//!
//! The floor is the episode's page as a static page with a bare `<audio>`. "Rendered" is
//! the site where a stored record has the page rendered anew with the takeover. "Without
//! pages" is the site as it is at an address that the build has no page for: everything
//! waits for the program and the feed. Beside it are two players from npm; the environment
//! variable `PLAYERS` is the `node_modules` with them, which `make bench` installs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, Server, Visitor, root, visit};
use serde_json::{Value, json};

const RUNS: usize = 5;
/// The episode with the most chapters.
const EPISODE: &str = "/episodes/8";
/// How long a visit is watched, in milliseconds.
const WATCHED: u64 = 7_000;
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
    /// The build, with a record that changes what the page shows.
    Rendered,
    /// The build without pages and snapshot.
    None,
    /// Another player: its document, and the folder of its package.
    Player(&'static str, &'static str),
}

impl Pages {
    /// The kinds of first visits to watch, and whether something is pressed in each.
    fn visits(self) -> &'static [(&'static str, bool)] {
        const TAPPED: (&str, bool) = ("first, tapped", true);
        const READ: (&str, bool) = ("first, only read", false);
        match self {
            Self::Floor | Self::Built => &[TAPPED, READ],
            Self::Rendered => &[READ],
            Self::None | Self::Player(..) => &[TAPPED],
        }
    }
}

/// Shikwasa: a bare player with chapters.
const SHIKWASA: &str = r#"<!doctype html><meta charset="utf-8"><title>Shikwasa</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/shikwasa/dist/style.css"><main id="player"></main>
<script src="/shikwasa/dist/shikwasa.min.js"></script><script>
const { Player, Chapter } = Shikwasa;
Player.use(Chapter);
new Player({ container: () => document.getElementById('player'), audio: {
  title: 'Episode', artist: 'Show', cover: '', src: '/audio/08.ogg',
  chapters: [{ title: 'Intro', startTime: 0, endTime: 42 }, { title: 'More', startTime: 42, endTime: 4000 }] } });
</script>"#;

/// Podlove Web Player, which renders into a frame.
const PODLOVE: &str = r#"<!doctype html><meta charset="utf-8"><title>Podlove</title>
<meta name="viewport" content="width=device-width"><main id="player"></main>
<script src="/@podlove/web-player/embed.js"></script><script>
podlovePlayer('#player', { version: 5, show: { title: 'Show' }, title: 'Episode', duration: '01:16:26.000',
  audio: [{ url: location.origin + '/audio/08.ogg', size: 400000, title: 'Ogg', mimeType: 'audio/ogg' }],
  chapters: [{ start: '00:00:00', title: 'Intro' }, { start: '00:00:42', title: 'More' }],
}, { version: 5, base: '/@podlove/web-player/', activeTab: 'chapters', theme: {} });
</script>"#;

const SUBJECTS: [Subject; 9] = [
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
    Subject { name: "home, rendered", path: "/", button: ".play-button", pages: Pages::Rendered },
    Subject {
        name: "episode, rendered",
        path: EPISODE,
        button: ".chapter",
        pages: Pages::Rendered,
    },
    Subject {
        name: "Shikwasa",
        path: "/player",
        button: ".shk-btn_toggle",
        pages: Pages::Player(SHIKWASA, "shikwasa"),
    },
    Subject {
        name: "Podlove Web Player",
        path: "/player",
        button: "#play-button--play",
        pages: Pages::Player(PODLOVE, "@podlove/web-player"),
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
    // Only the subjects whose names contain the argument, if there is one.
    let wanted = std::env::args().nth(1).unwrap_or_default();
    for subject in SUBJECTS.iter().filter(|subject| subject.name.contains(&wanted)) {
        for (label, taps) in subject.pages.visits() {
            let mut runs = Vec::new();
            for _ in 0..RUNS {
                runs.push(first_visit(subject, *taps).await?);
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
        prepare(&v, subject).await?;
        watch(&v, subject, taps).await
    })
    .await
}

/// The visit after one in which the service worker has stored its files.
async fn second_visit(subject: &Subject) -> Result<Value> {
    measure(|v| async move {
        prepare(&v, subject).await?;
        v.open(subject.path).await?;
        v.wait_for_service_worker().await?;
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

async fn prepare(v: &Visitor, subject: &Subject) -> Result<()> {
    match subject.pages {
        Pages::Built => {}
        Pages::Rendered => {
            v.open("/robots.txt").await?;
            v.eval(
                "localStorage.setItem('netstack-fm/progress/elsewhere',
                    '1 at=60000 since=1700000000000 played=0')",
            )
            .await?;
        }
        Pages::Player(document, package) => {
            let folder = PathBuf::from(std::env::var("PLAYERS").context("use `make bench`")?);
            serve_folder(v, &folder, &folder.join(package))?;
            v.server.answer(subject.path, Answer::Html(document.to_owned()));
        }
        Pages::None => v.server.remove_pages(),
        Pages::Floor => v.server.answer(subject.path, Answer::Html(floor()?)),
    }
    Ok(())
}

/// Serves all files in a folder below `root`, by their paths from there.
fn serve_folder(v: &Visitor, root: &Path, folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            serve_folder(v, root, &path)?;
        } else {
            let address = format!("/{}", path.strip_prefix(root)?.to_string_lossy());
            v.server.answer(&address, Answer::Bytes(std::fs::read(&path)?));
        }
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
    })</script>";
    let file: PathBuf = root().join(format!("dist{EPISODE}.html"));
    let html = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let without = |html: &str, start: &str, end: &str| {
        let (before, rest) = html.split_once(start)?;
        Some(format!("{before}{}", rest.split_once(end)?.1))
    };
    let html = without(&html, "<script data-js", "</script>").context("the page has no program")?;
    let html = without(&html, "<meta http-equiv", ">").context("the page has no policy")?;
    Ok(html.replace("</body>", &format!("{SCRIPT}</body>")))
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
    let measured = |name| numbers.get(name).is_some_and(Value::is_number);
    ensure!(measured("clickable"), "nothing was seen");
    // A player in a frame reports none.
    let reports_sound = !matches!(subject.pages, Pages::Player(..));
    ensure!(!taps || !reports_sound || measured("sound"), "no sound after the press");
    Ok(json!(numbers))
}

/// Collects what the browser reports, and presses the button in the frame in which it can
/// be seen and pressed, in the page or in a frame of it.
const WATCH: &str = r"
const played = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  this.addEventListener('timeupdate', () => {
    if (!this.paused && !this.seeking && this.readyState > 2) top.found.sound ??= top.performance.now() / 1000;
  });
  return played.call(this);
};
if (location.protocol.startsWith('http')) {
  const found = {}, tasks = [];
  window.found = found;
  const observe = (type, take) => new PerformanceObserver((list) =>
    list.getEntries().forEach(take)).observe({ type, buffered: true });
  let shift = 0;
  observe('paint', (entry) => { if (entry.name === 'first-contentful-paint') found.paint = entry.startTime / 1000; });
  observe('largest-contentful-paint', (entry) => { found.largest = entry.startTime / 1000; });
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) shift += entry.value; });
  observe('longtask', (entry) => tasks.push(entry));
  const seen = () => {
    const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument);
    for (const page of [document, ...frames]) {
      const button = page?.querySelector(BUTTON);
      if (button?.checkVisibility()) return button;
    }
  };
  const look = () => {
    const button = seen();
    // What a frame paints is not reported to the page.
    const painted = found.paint || button?.ownerDocument !== document;
    if (!button || !painted) return requestAnimationFrame(look);
    found.clickable = performance.now() / 1000;
    if (TAPS) button.click();
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
      .filter((task) => task.startTime + task.duration > (found.paint ?? 0) * 1000)
      .reduce((sum, task) => sum + task.duration - 50, 0);
    return found;
  };
}
";

//! What visits cost the host: nginx with the recipe and the build on this machine.
//!
//! The requests and bytes of a first and a second visit in a browser, beside those of
//! Podlove's player with the same audio; then 1,000 first visits, 50 at a time, with the
//! requests that the browser has made. The generator shares the processors with the
//! server, so its rate is the least that this machine does.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use browser_tests::{Server, Visitor, root, visit};
use hosting_tests::recipe::{Kind, Running};

const VISITS: usize = 1_000;
const AT_A_TIME: usize = 50;
/// A visit is over when nothing was asked for this long.
const QUIET: Duration = Duration::from_secs(2);

/// Podlove's player with the audio of episode 8.
const PODLOVE: &str = r#"<!doctype html><meta charset="utf-8"><title>Podlove</title>
<meta name="viewport" content="width=device-width"><main id="player"></main>
<script src="/player/embed.js"></script><script>
podlovePlayer('#player', { version: 5, show: { title: 'Show' }, title: 'Episode', duration: '01:16:26.000',
  audio: [{ url: location.origin + '/audio/08.ogg', size: 400000, title: 'Ogg', mimeType: 'audio/ogg' }],
  chapters: [{ start: '00:00:00', title: 'Intro' }, { start: '00:00:42', title: 'More' }],
}, { version: 5, base: '/player/', activeTab: 'chapters', theme: {} });
</script>"#;

#[tokio::main]
async fn main() -> Result<()> {
    let feed = Server::start().await?;
    let site = Arc::new(Running::start(Kind::Nginx, &feed.url("")).await?);
    println!("{:<32} {:>9} {:>9}", "visit", "requests", "KB sent");
    let of_site = Arc::clone(&site);
    visit(|v| async move { two_visits(&v, &of_site, "an episode", "/episodes/8").await }).await?;
    let first: Vec<String> = site.log().into_iter().map(|(path, ..)| path).collect();
    let first: Vec<String> = first.into_iter().take_while(|path| path != "/end").collect();
    match podlove()? {
        Some(folder) => {
            let player = Running::start_in(Kind::Nginx, &folder, &feed.url("")).await?;
            visit(|v| async move { two_visits(&v, &player, "Podlove's player", "/").await })
                .await?;
        }
        None => println!("Podlove's player is missing; `make bench` installs it"),
    }
    load(&site.url, &first)
}

/// Visits a page twice, and prints what each visit has cost.
async fn two_visits(v: &Visitor, server: &Running, name: &str, path: &str) -> Result<()> {
    let mut before = 0;
    for (visit, number) in ["first", "second"].into_iter().zip(1..) {
        v.driver.goto(format!("{}{path}", server.url)).await?;
        let log = until_quiet(server).await;
        let (requests, bytes) = log
            .get(before..)
            .unwrap_or_default()
            .iter()
            .fold((0, 0), |(requests, sum), (_, _, bytes)| (requests + 1, sum + bytes));
        println!("{:<32} {requests:>9} {:>9}", format!("{name}, {visit}"), bytes / 1_000);
        ensure!(requests > 0 || number > 1, "nothing was asked for");
        // Marks the end of the visit in the log.
        let _ = server.get("/end").await;
        before = log.len() + 1;
        v.driver.goto("about:blank").await?;
    }
    Ok(())
}

/// The log, once nothing was asked for a while.
async fn until_quiet(server: &Running) -> Vec<(String, u16, u64)> {
    let mut log = server.log();
    loop {
        tokio::time::sleep(QUIET).await;
        let now = server.log();
        if now.len() == log.len() {
            return now;
        }
        log = now;
    }
}

/// A folder with Podlove's player; `None` if it is not installed.
fn podlove() -> Result<Option<PathBuf>> {
    let Some(players) = std::env::var_os("PLAYERS").map(PathBuf::from) else { return Ok(None) };
    let package = players.join("@podlove/web-player");
    if !package.exists() {
        return Ok(None);
    }
    let folder = root().join("target/podlove");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("audio"))?;
    fs::write(folder.join("index.html"), PODLOVE)?;
    fs::copy(root().join("dist/audio/08.ogg"), folder.join("audio/08.ogg"))?;
    copy(&package, &folder.join("player"))?;
    Ok(Some(folder))
}

fn copy(from: &PathBuf, to: &PathBuf) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// Makes the requests of a first visit a thousand times, fifty visits at a time.
fn load(url: &str, paths: &[String]) -> Result<()> {
    let (next, faults) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (bytes, times) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        // A visitor has connections of their own.
        while next.fetch_add(1, Ordering::Relaxed) < VISITS {
            let (agent, start) = (ureq::Agent::new_with_defaults(), Instant::now());
            for path in paths {
                let answer = agent.get(format!("{url}{path}")).header("accept-encoding", "gzip");
                match answer.call().and_then(|mut answer| answer.body_mut().read_to_vec()) {
                    Ok(body) => bytes.fetch_add(body.len(), Ordering::Relaxed),
                    Err(_) => faults.fetch_add(1, Ordering::Relaxed),
                };
            }
            if let Ok(mut times) = times.lock() {
                times.push(start.elapsed());
            }
        }
    };
    let start = Instant::now();
    std::thread::scope(|scope| (0..AT_A_TIME).for_each(|_| drop(scope.spawn(work))));
    let took = start.elapsed().as_secs_f64();
    let mut times = times.into_inner().unwrap_or_default();
    times.sort();
    let percentile = |part: usize| {
        times.get(times.len().saturating_sub(1) * part / 100).map_or(0, |time| time.as_millis())
    };
    println!(
        "{VISITS} first visits of {} requests, {AT_A_TIME} at a time: {took:.1} s, {:.0} visits/s, \
         {:.0} requests/s, {:.0} MB/s; a visit takes {} ms (median), {} ms (95 of 100); {} faults",
        paths.len(),
        VISITS as f64 / took,
        (VISITS * paths.len()) as f64 / took,
        bytes.load(Ordering::Relaxed) as f64 / 1e6 / took,
        percentile(50),
        percentile(95),
        faults.load(Ordering::Relaxed)
    );
    ensure!(faults.load(Ordering::Relaxed) == 0, "the host has failed");
    Ok(())
}

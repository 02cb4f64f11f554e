//! New versions of the site, damaged ones, and the way out of a broken one.

use anyhow::{Context, Result, ensure};
use browser_tests::show::{self, CHAPTERS, SAMPLES, Sample, mp3};
use browser_tests::{Answer, Visitor, root, visit, worker_file};

/// Damages the files in the cache of the build whose address contains a text.
const DAMAGE: &str = "const [part] = arguments, done = arguments[arguments.length - 1];
    (async () => {
      const names = await caches.keys();
      const cache = await caches.open(names.find((name) => name.startsWith('netstack-fm-build-')));
      let damaged = 0;
      for (const request of await cache.keys()) {
        if (!request.url.includes(part)) continue;
        const { headers } = await cache.match(request);
        await cache.put(request, new Response('damaged', { headers }));
        damaged += 1;
      }
      return damaged;
    })().then(done, (error) => done(String(error)))";

async fn damage(v: &Visitor, part: &str) -> Result<()> {
    let damaged = v.driver.execute_async(DAMAGE, vec![part.into()]).await?;
    let damaged = damaged.json();
    ensure!(damaged.as_u64().is_some_and(|count| count > 0), "nothing is damaged: {damaged}");
    Ok(())
}

/// The service worker of another build.
fn newer_worker() -> Result<String> {
    let worker = std::fs::read_to_string(root().join("dist/sw.js"))?;
    let newer = worker.replacen("const VERSION = \"", "const VERSION = \"newer ", 1);
    ensure!(newer != worker, "the worker has no version to change");
    Ok(newer)
}

/// Has the browser look for a service worker, which the server has from now on.
async fn look(v: &Visitor, worker: &str) -> Result<()> {
    v.server.answer("/sw.js", worker);
    v.eval("navigator.serviceWorker.getRegistration().then((r) => r.update())").await.map(drop)
}

/// Has the browser install a service worker, which then waits.
async fn install(v: &Visitor, worker: &str) -> Result<()> {
    look(v, worker).await?;
    v.wait_for(
        "the new version to wait",
        "return window.waits === true ||
            (navigator.serviceWorker.getRegistration()
              .then((r) => { window.waits = !!r.waiting; }), false)",
    )
    .await
}

/// Waits until the files of all other builds are gone.
async fn wait_for_one_build(v: &Visitor) -> Result<()> {
    let one = "return window.builds === 1 || (caches.keys().then((names) => {
            window.builds = names.filter((name) => name.includes('-build-')).length;
        }), false)";
    v.wait_for("the files of one build only", one).await
}

/// Has the installed version take over, as another tab does.
async fn take_over(v: &Visitor) -> Result<()> {
    v.eval(
        "window.taken = false;
        navigator.serviceWorker.addEventListener('controllerchange', () => { window.taken = true; });
        navigator.serviceWorker.getRegistration().then((r) => r.waiting.postMessage('take-over'));",
    )
    .await?;
    v.wait_for("the new version", "return window.taken").await
}

async fn open_controlled(v: &Visitor, path: &str) -> Result<()> {
    v.open(path).await?;
    v.wait_for_service_worker().await?;
    v.wait_for_stored_show().await
}

#[tokio::test]
async fn a_new_version_waits_for_pause_and_consent() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_service_worker().await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;

        install(&v, &newer_worker()?).await?;
        ensure!(
            v.all("status", "The site was updated").await?.is_empty(),
            "it interrupts the sound"
        );
        v.wait_for_sound().await?;

        v.click("button", "Pause").await?;
        v.find("status", "The site was updated. Reload to get the new version.").await?;
        v.eval("window.before = true").await?;
        v.click("button", "Reload").await?;
        v.wait_for("the page to be loaded anew", "return window.before !== true").await?;
        v.find("heading", "Roto And Cascade").await?;
        wait_for_one_build(&v).await
    })
    .await
}

#[tokio::test]
async fn a_damaged_document_comes_from_the_network() -> Result<()> {
    visit(|v| async move {
        open_controlled(&v, "/").await?;
        damage(&v, "index.html").await?;
        v.reload().await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_program().await
    })
    .await
}

#[tokio::test]
async fn a_damaged_build_is_mended() -> Result<()> {
    visit(|mut v| async move {
        open_controlled(&v, "/").await?;
        damage(&v, "").await?;
        v.reload().await?;
        v.find("heading", "Roto And Cascade").await?;
        v.wait_for_program().await?;
        // All of it is whole again, so that it works without a network.
        v.server.stop().await;
        v.reload().await?;
        v.wait_for_program().await?;
        v.find("searchbox", "Search").await?.send_keys("arp").await?;
        v.find("link", "24:45 Understanding ARP").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_keeps_its_files_while_it_is_open() -> Result<()> {
    let file = worker_file("feed_worker.js")?;
    let folder = file.rsplit_once('/').context("the file has no folder")?.0.to_owned();
    let moved = "/feed_worker-00000000000000aa";
    visit(|v| async move {
        open_controlled(&v, "/").await?;
        for name in ["feed_worker.js", "feed_worker_bg.wasm", "feed_worker_loader.js"] {
            let bytes = std::fs::read(root().join(format!("dist{folder}/{name}")))?;
            v.server.answer(&format!("{moved}/{name}"), Answer::Bytes(bytes));
            v.server.answer(&format!("{folder}/{name}"), Answer::Status(404));
        }
        install(&v, &newer_worker()?.replace(&folder, moved)).await?;
        take_over(&v).await?;
        let script = format!(
            "window.answered = false;
            fetch('{folder}/feed_worker.js').then((r) => {{ window.answered = r.ok; }});"
        );
        v.eval(&script).await?;
        v.wait_for("the old file", "return window.answered").await?;

        // The page of another build needs them no longer.
        v.server.answer("/about", Answer::Html("<title>another build</title>".to_owned()));
        v.driver.goto(v.server.url("/about")).await?;
        v.driver.goto(v.server.url("/about?again")).await?;
        wait_for_one_build(&v).await
    })
    .await
}

#[tokio::test]
async fn an_update_does_not_disturb_a_download_that_plays() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &SAMPLES);
        open_controlled(&v, "/episodes/2").await?;
        v.click("button", "Download Second").await?;
        v.find("status", "Downloaded").await?;
        v.server.stop().await;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        v.server.resume().await?;
        install(&v, &newer_worker()?).await?;
        take_over(&v).await?;
        v.wait_for_sound().await?;
        v.click("link", "0:15 Delta").await?;
        v.wait_for_sound_from(15.0).await
    })
    .await
}

#[tokio::test]
async fn an_update_goes_on_with_a_download() -> Result<()> {
    const LONG: Sample = Sample { title: "Long", seconds: 4 * 3_600, notes: CHAPTERS, extra: "" };
    visit(|v| async move {
        show::serve(&v.server, &[LONG]);
        v.server.answer("/long.mp3", Answer::Starved(mp3(LONG.seconds), 6_000_000));
        open_controlled(&v, "/episodes/1").await?;
        v.click("button", "Download Long").await?;
        v.find("status", "Downloading").await?;
        v.wait_for("a part", "return document.body.innerText.includes('6.0 MB of 14.4 MB')")
            .await?;
        install(&v, &newer_worker()?).await?;
        v.server.answer("/long.mp3", Answer::Bytes(mp3(LONG.seconds)));
        v.click("button", "Reload").await?;
        v.find("status", "Downloaded").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_kill_switch_keeps_downloads() -> Result<()> {
    let kill_switch = std::fs::read_to_string(root().join("src/sw/kill_switch.js"))?;
    visit(|mut v| async move {
        show::serve(&v.server, &SAMPLES);
        open_controlled(&v, "/episodes/2").await?;
        v.click("button", "Download Second").await?;
        v.find("status", "Downloaded").await?;
        look(&v, &kill_switch).await?;
        v.wait_for(
            "the worker and its caches to go",
            "return window.clean === true || (Promise.all([
                caches.keys(), navigator.serviceWorker.getRegistration(),
            ]).then(([names, worker]) => {
                const builds = names.filter((name) => name.includes('-build-'));
                window.clean = !builds.length && !worker && !navigator.serviceWorker.controller;
            }), false)",
        )
        .await?;
        v.reload().await?;
        v.find("status", "Downloaded").await?;
        v.wait_for_program().await?;
        // Without a service worker, the page plays the stored file itself.
        v.server.answer("/second.mp3", Answer::Status(404));
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        v.server.stop().await;
        v.click("link", "0:15 Delta").await?;
        v.wait_for_sound_from(15.0).await
    })
    .await
}

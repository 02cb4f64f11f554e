//! Downloads: stored, resumed, played and sought without a server.

use anyhow::{Result, ensure};
use browser_tests::show::{self, CHAPTERS, SAMPLES, Sample, mp3};
use browser_tests::{Answer, Engine, Server, Visitor, visit, worker_file};

/// Larger than what a browser takes in at once.
const LONG: Sample = Sample { title: "Long", seconds: 4 * 3_600, notes: CHAPTERS, extra: "" };

/// The digest of the stored file equals that of the server's.
const SAME_BYTES: &str = "const [path] = arguments, done = arguments[arguments.length - 1];
    (async () => {
      const digest = async (bytes) =>
        String(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('downloads');
      for await (const file of folder.values()) {
        const stored = await (await file.getFile()).arrayBuffer();
        const served = await (await fetch(path)).arrayBuffer();
        return await digest(stored) === await digest(served);
      }
    })().then(done, (error) => done(String(error)))";

async fn ensure_same_bytes(v: &Visitor, path: &str) -> Result<()> {
    let same = v.driver.execute_async(SAME_BYTES, vec![path.into()]).await?;
    ensure!(*same.json() == true, "the stored file differs: {}", same.json());
    Ok(())
}

/// Waits for a line that says this of a download.
pub async fn wait_for_download(v: &Visitor, status: &str, amount: &str) -> Result<()> {
    let script = format!(
        "return [...document.querySelectorAll('.download-status')].some((line) =>
             line.innerText.includes('{status}') && line.innerText.includes('{amount}'))"
    );
    v.wait_for(&format!("“{status} {amount}”"), &script).await
}

#[tokio::test]
async fn a_download_plays_and_seeks_without_the_network() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/episodes/2").await?;
        v.wait_for_service_worker().await?;
        v.click("button", "Download Second").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        ensure_same_bytes(&v, "/second.mp3").await?;

        v.server.stop().await;
        v.reload().await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        let slider = v.find("slider", "Seek").await?.to_json()?;
        let seek = "arguments[0].value = 54; arguments[0].dispatchEvent(new Event('input'))";
        v.driver.execute(seek, vec![slider]).await?;
        v.wait_for_sound_from(54.0).await?;
        v.click("link", "0:10 Gamma").await?;
        v.wait_for_sound_from(10.0).await?;
        let source = v.eval("return new URL(document.querySelector('audio').src).pathname").await?;
        ensure!(source.as_str().is_some_and(|path| path.starts_with("/downloads/")), "{source}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lost_connection_resumes_with_the_same_bytes() -> Result<()> {
    visit(|mut v| async move {
        show::serve(&v.server, &[LONG]);
        v.server.answer("/long.mp3", Answer::Starved(mp3(LONG.seconds), 6_000_000));
        v.open("/episodes/1").await?;
        v.wait_for_service_worker().await?;
        v.click("button", "Download Long").await?;
        wait_for_download(&v, "Downloading", "6.0 MB of 14.4 MB (41 %)").await?;
        v.server.stop().await;
        wait_for_download(&v, "No answer from the host", "6.0 MB of 14.4 MB (41 %)").await?;

        // The page goes on after a reload, with what was stored.
        v.reload().await?;
        wait_for_download(&v, "No answer from the host", "6.0 MB of 14.4 MB (41 %)").await?;
        v.server.answer("/long.mp3", Answer::Bytes(mp3(LONG.seconds)));
        v.server.resume().await?;
        wait_for_download(&v, "Downloaded", "14.4 MB").await?;
        let requests = v.server.requests("/long.mp3");
        let resumed = requests.iter().any(|request| {
            request.status == 206
                && request.range.as_deref() == Some("bytes=6000000-")
                && request.if_range.is_some()
        });
        ensure!(resumed, "it was not resumed: {requests:?}");
        ensure_same_bytes(&v, "/long.mp3").await
    })
    .await
}

/// Begins the download of the long episode, and breaks its connection after 6 MB.
async fn break_download(v: &mut Visitor) -> Result<()> {
    show::serve(&v.server, &[LONG]);
    v.server.answer("/long.mp3", Answer::Starved(mp3(LONG.seconds), 6_000_000));
    v.open("/episodes/1").await?;
    v.click("button", "Download Long").await?;
    wait_for_download(v, "Downloading", "6.0 MB").await?;
    v.server.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_changed_file_is_downloaded_from_the_start() -> Result<()> {
    visit(|mut v| async move {
        break_download(&mut v).await?;
        let mut changed = mp3(LONG.seconds);
        changed.reverse();
        v.server.answer("/long.mp3", Answer::Bytes(changed));
        v.server.resume().await?;
        wait_for_download(&v, "Downloaded", "14.4 MB").await?;
        ensure_same_bytes(&v, "/long.mp3").await
    })
    .await
}

#[tokio::test]
async fn a_server_without_ranges_and_lengths_is_read_from_the_start() -> Result<()> {
    visit(|mut v| async move {
        break_download(&mut v).await?;
        v.server.answer("/long.mp3", Answer::Streamed(mp3(LONG.seconds)));
        v.server.resume().await?;
        wait_for_download(&v, "Downloaded", "14.4 MB").await?;
        let requests = v.server.requests("/long.mp3");
        let whole = requests.iter().any(|request| request.range.is_some() && request.status == 200);
        ensure!(whole, "no range was answered with the whole: {requests:?}");
        ensure_same_bytes(&v, "/long.mp3").await
    })
    .await
}

#[tokio::test]
async fn a_file_without_a_record_is_removed() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.eval(
            "navigator.storage.getDirectory()
                .then((root) => root.getDirectoryHandle('downloads', { create: true }))
                .then((folder) => folder.getFileHandle('0123456789abcdef.mp3', { create: true }))
                .then(() => { window.made = true; })",
        )
        .await?;
        v.wait_for("the file", "return window.made").await?;
        v.reload().await?;
        v.wait_for(
            "no folder",
            "navigator.storage.getDirectory()
                .then((root) => root.getDirectoryHandle('downloads'))
                .catch(() => { window.gone = true; });
             return window.gone === true",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn downloads_are_paused_resumed_and_removed() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &[LONG, SAMPLES[2]]);
        v.server.answer("/long.mp3", Answer::Starved(mp3(LONG.seconds), 6_000_000));
        v.open("/").await?;
        v.click("button", "Download Long").await?;
        v.click("button", "Download First").await?;
        wait_for_download(&v, "Downloading", "6.0 MB").await?;
        v.find("status", "Waiting to download").await?;
        // The next one has its turn as soon as one is paused.
        v.click("button", "Pause the download of Long").await?;
        wait_for_download(&v, "Download paused", "6.0 MB of 14.4 MB (41 %)").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        v.server.answer("/long.mp3", Answer::Bytes(mp3(LONG.seconds)));
        v.click("button", "Resume the download of Long").await?;
        wait_for_download(&v, "Downloaded", "14.4 MB").await?;

        v.click("link", "Downloads").await?;
        v.find("heading", "Downloads").await?;
        v.find("link", "Save the file").await?;
        v.click("button", "Remove the download of Long").await?;
        v.wait_for("one download", "return document.querySelectorAll('.download').length === 1")
            .await?;
        v.click("button", "Remove the download of First").await?;
        v.wait_for(
            "no files",
            "navigator.storage.getDirectory()
                .then((root) => root.getDirectoryHandle('downloads'))
                .then(async (folder) => {
                  let left = 0;
                  for await (const name of folder.keys()) left += 1;
                  window.left = left;
                });
             return window.left === 0",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_download_that_the_browser_removed_says_so() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/episodes/2").await?;
        v.click("button", "Download Second").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        v.eval(
            "navigator.storage.getDirectory()
                .then((root) => root.removeEntry('downloads', { recursive: true }))
                .then(() => { window.removed = true; })",
        )
        .await?;
        v.wait_for("the file to be gone", "return window.removed").await?;
        v.reload().await?;
        v.find("status", "The browser has removed this download.").await?;
        v.click("button", "Download Second again").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        ensure_same_bytes(&v, "/second.mp3").await
    })
    .await
}

#[tokio::test]
async fn a_full_storage_is_reported_and_keeps_other_downloads() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            // Only its protocol can limit the storage.
            return Ok(());
        }
        show::serve(&v.server, &[LONG, SAMPLES[2]]);
        v.open_until("/", "Long").await?;
        v.wait_for_service_worker().await?;
        v.click("button", "Download First").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        v.set_quota(Some(8_000_000)).await?;
        v.click("button", "Download Long").await?;
        v.find("status", "There is no room for this file.").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        v.set_quota(None).await?;
        v.click("button", "Download Long again").await?;
        wait_for_download(&v, "Downloaded", "14.4 MB").await
    })
    .await
}

#[tokio::test]
async fn two_tabs_fetch_a_file_once() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/1", "First").await?;
        v.click("button", "Download First").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        let first_tab = v.driver.window().await?;
        let second_tab = v.driver.new_window().await?;
        v.driver.switch_to_window(second_tab.clone()).await?;
        v.open_until("/episodes/2", "Second").await?;
        // The first tab holds the lock, and fetches for both.
        v.click("button", "Download Second").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        v.driver.switch_to_window(first_tab).await?;
        v.open("/downloads").await?;
        v.wait_for("both", "return document.querySelectorAll('.download').length === 2").await?;
        let requests = v.server.requests("/second.mp3").len();
        ensure!(requests == 1, "it was fetched {requests} times");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_file_system_it_is_said() -> Result<()> {
    let loader = worker_file("download_worker_loader.js")?;
    let script = std::fs::read_to_string(browser_tests::root().join("dist").join(&loader[1..]))?;
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        // As in a private window of Firefox.
        let refuse = "if (self.StorageManager) StorageManager.prototype.getDirectory =
            () => Promise.reject(new DOMException('no', 'SecurityError'));";
        v.server.answer(&loader, format!("{refuse}{script}").as_str());
        v.open("/episodes/2").await?;
        v.click("button", "Download Second").await?;
        v.find("status", "This browser stores no files for this site.").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_path_of_this_site_has_the_audio_of_another_host() -> Result<()> {
    visit(|v| async move {
        let host = Server::start().await?;
        let feed = far_feed(&host);
        v.server.answer("/feed.xml", feed.as_str());
        v.server.answer("/site.json", "{\"audio\": \"/copies/{file}\"}");
        v.server.answer("/copies/far.mp3", Answer::Bytes(mp3(60)));
        v.open_until("/", "Far").await?;
        v.click("button", "Download Far").await?;
        wait_for_download(&v, "Downloaded", "60 KB").await?;
        ensure!(host.requests("/far.mp3").is_empty(), "the other host was asked");
        Ok(())
    })
    .await
}

/// A feed whose audio is on another host.
fn far_feed(host: &Server) -> String {
    format!(
        "<rss version='2.0'><channel><title>Samples</title><item><title>Far</title>\
         <guid>far</guid><enclosure url='{}' type='audio/mpeg' length='9'/></item>\
         </channel></rss>",
        host.url("/far.mp3")
    )
}

#[tokio::test]
async fn a_host_that_hides_its_audio_is_named() -> Result<()> {
    visit(|v| async move {
        let host = Server::start().await?;
        host.answer("/far.mp3", Answer::Bytes(mp3(60)));
        let feed = far_feed(&host);
        v.server.answer("/feed.xml", feed.as_str());
        v.open_until("/", "Far").await?;
        ensure!(host.requests("/far.mp3").is_empty(), "it was asked without a reason");
        v.click("button", "Download Far").await?;
        if v.engine == Engine::Webkit {
            // Without a file system it is not even asked.
            v.find("status", "This browser stores no files for this site.").await?;
            return Ok(());
        }
        v.find("status", "The audio's host does not let this page store the file.").await?;
        v.find("link", "Open the file").await?;
        Ok(())
    })
    .await
}

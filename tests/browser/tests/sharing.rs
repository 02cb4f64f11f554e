//! Links to moments: in the notes, copied, and in the embedded player.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Engine, visit};

/// Replaces the clipboard and sharing with functions that record their argument.
const MOCK_CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { value: {
    writeText: (text) => { window.copied = text; return Promise.resolve() } } });
    navigator.share = (data) => { window.shared = data; return Promise.resolve() }";

#[tokio::test]
async fn a_time_in_the_notes_links_to_that_moment() -> Result<()> {
    visit(|v| async move {
        let notes = "<p>At 0:20 it gets loud, at 9:30 am it was not; 9:59:59 is no time here.</p>";
        let [third, second, first] = SAMPLES;
        show::serve(&v.server, &[third, Sample { notes, ..second }, first]);
        v.open("/").await?;
        v.click("button", "Play First").await?;
        v.wait_for_sound().await?;
        v.click("link", "Second").await?;
        v.find("heading", "Second").await?;
        let links =
            "return [...document.querySelectorAll('.notes a')].map((a) => a.textContent).join()";
        v.wait_for("the link", &format!("return (() => {{ {links} }})() === '0:20'")).await?;
        // With a key held, the link leads to its address, which plays nothing.
        let left_alone = "return new Promise((resolve) => {
            addEventListener('click', (event) => {
                resolve(!event.defaultPrevented);
                event.preventDefault();
            }, { once: true });
            document.querySelector('.notes a').dispatchEvent(new MouseEvent('click',
                { bubbles: true, cancelable: true, ctrlKey: true }));
        })";
        ensure!(v.eval(left_alone).await? == true, "the browser opens it in a new tab");
        ensure!(v.current_time().await? < 19.0, "another episode was moved");
        v.click("link", "0:20").await?;
        v.wait_for_sound_from(20.0).await?;
        v.find("button", "Pause Second").await?;
        v.wait_for_address("/episodes/2-second").await?;
        v.open("/episodes/2-second?t=20s").await?;
        v.find("status", "Playback starts at 0:20.").await?;
        ensure!(v.eval("return document.querySelector('audio').paused").await? == true);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn links_to_moments_are_copied() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium lets a test run a script before the page's own.
        }
        v.add_init_script(MOCK_CLIPBOARD).await?;
        show::start_second_episode(&v).await?;
        v.blur().await?;
        v.press("k").await?;
        v.wait_for_pause().await?;
        v.press("2").await?;
        v.click("button", "Share").await?;
        let copied = |text: &str| format!("return window.copied?.endsWith('{text}')");
        v.click("button", "Copy link at 0:12").await?;
        v.wait_for("the moment", &copied("/episodes/2-second?t=12s")).await?;
        v.find("status", "Copied.").await?;
        v.click("button", "Copy link to this chapter").await?;
        v.wait_for("the chapter", &copied("/episodes/2-second?t=10s")).await?;
        v.click("button", "Copy link to the episode").await?;
        v.wait_for("the episode", &copied("/episodes/2-second")).await?;
        v.click("button", "Copy code").await?;
        v.click("button", "Share with").await?;
        let shared = "return window.shared?.title === 'Second'
            && window.shared.url.endsWith('/episodes/2-second?t=12s')";
        v.wait_for("the system to be asked", shared).await?;
        let code = "return window.copied?.startsWith('<iframe src=')
            && window.copied.includes('/embed/2-second')";
        v.wait_for("the code", code).await?;
        v.wait_for_address("/").await
    })
    .await
}

#[tokio::test]
async fn the_embedded_player_plays_in_a_frame() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        let frame = "<!doctype html><title>Elsewhere</title>
            <iframe src='/embed/2?t=20&theme=dark' width='700' height='260'></iframe>";
        v.server.answer("/elsewhere.html", frame);
        v.open("/elsewhere.html").await?;
        v.driver.enter_frame(0).await?;
        v.find("heading", "Second").await?;
        ensure!(v.all("navigation", "Main").await?.is_empty(), "the site is around it");
        let dark = "return getComputedStyle(document.documentElement).colorScheme === 'dark'";
        v.wait_for("a dark frame", dark).await?;
        v.click("button", "Play").await?;
        v.wait_for_sound_from(20.0).await?;
        let click_title = "const link = document.querySelector('a[href=\"/episodes/2-second\"]');
            link.addEventListener('click', (e) => e.preventDefault());
            link.click(); return true";
        v.eval(click_title).await?;
        v.find("link", "0:05 Beta").await?;
        v.click("link", "0:05 Beta").await?;
        v.wait_for_sound_from(5.0).await
    })
    .await
}

//! Controlling the player: keyboard shortcuts, the media session, the full player.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::{Engine, Visitor, visit};

/// Waits until the current time is within `from..to`, in seconds.
async fn wait_for_time(v: &Visitor, from: f64, to: f64) -> Result<()> {
    let script = format!(
        "const t = document.querySelector('audio').currentTime; return t >= {from} && t < {to}"
    );
    v.wait_for(&format!("a time of {from} to {to}"), &script).await
}

#[tokio::test]
async fn shortcuts_work_everywhere_except_in_fields() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.blur().await?;
        v.press(" ").await?;
        v.wait_for_pause().await?;
        v.press("5").await?;
        wait_for_time(&v, 30.0, 30.5).await?;
        v.press("l").await?;
        wait_for_time(&v, 60.0, 61.0).await?;
        v.press("0").await?;
        wait_for_time(&v, 0.0, 0.5).await?;
        v.press("]").await?;
        wait_for_time(&v, 5.0, 5.5).await?;
        v.press("[").await?;
        wait_for_time(&v, 0.0, 0.5).await?;
        v.press("\u{e014}").await?; // Arrow right.
        wait_for_time(&v, 5.0, 5.5).await?;
        v.press(">").await?;
        v.wait_for(
            "a faster sound",
            "return document.querySelector('audio').playbackRate === 1.25",
        )
        .await?;
        v.press("m").await?;
        v.wait_for("no volume", "return document.querySelector('audio').muted").await?;
        v.press("k").await?;
        v.wait_for_sound().await?;

        // In a field, keys are text.
        v.click("button", "Go to a time").await?;
        let field = v.find("textbox", "Go to").await?;
        field.send_keys("k 10").await?;
        v.wait_for_sound().await?;
        field.clear().await?;
        field.send_keys("0:40\u{e007}").await?;
        v.wait_for_sound_from(40.0).await?;

        v.blur().await?;
        v.press("?").await?;
        v.find("dialog", "Keyboard shortcuts").await?;
        v.click("checkbox", "Use keyboard shortcuts").await?;
        v.press("\u{e00c}").await?; // Escape.
        v.wait_for(
            "no sheet",
            "return !document.querySelector('#shortcuts').matches(':popover-open')",
        )
        .await?;
        v.blur().await?;
        v.press("k").await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn n_queues_the_episode_of_the_focused_card_or_the_page() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open("/").await?;
        v.find("button", "Play First").await?;
        show::focus_card(&v, "First").await?;
        v.press("n").await?;
        v.find("button", "Remove First from the queue").await?;
        v.open_until("/episodes/2", "Second").await?;
        v.press("n").await?;
        v.find("button", "Remove Second from the queue").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_media_session_controls_the_player() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium lets a test run a script before the page's own.
        }
        v.add_init_script(
            "window.handlers = {}; window.states = [];
             const s = MediaSession.prototype, set = s.setActionHandler, put = s.setPositionState;
             s.setActionHandler = function (name, handler) {
               handlers[name] = handler; return set.call(this, name, handler) };
             s.setPositionState = function (state) { states.push(state); return put.call(this, state) };",
        )
        .await?;
        show::start_second_episode(&v).await?;
        let metadata = "const m = navigator.mediaSession;
            return m.playbackState === 'playing' && m.metadata.title === 'Alpha'
                && m.metadata.album === 'Second' && m.metadata.artist === 'Samples'
                && m.metadata.artwork.length === 1
                && m.metadata.artwork[0].src.startsWith('data:image/png')";
        v.wait_for("the session to be told", metadata).await?;
        v.eval("handlers.nexttrack({ action: 'nexttrack' })").await?;
        v.wait_for_sound_from(5.0).await?;
        v.wait_for("the new chapter", "return navigator.mediaSession.metadata.title === 'Beta'").await?;
        v.eval("handlers.seekto({ action: 'seekto', seekTime: 20.5 })").await?;
        v.wait_for_sound_from(20.5).await?;
        v.eval("handlers.seekforward({ action: 'seekforward' })").await?;
        v.wait_for_sound_from(50.0).await?;
        v.eval("handlers.seekbackward({ action: 'seekbackward', seekOffset: 40 })").await?;
        v.wait_for_sound_from(10.0).await?;
        v.eval("handlers.pause({ action: 'pause' })").await?;
        v.wait_for_pause().await?;
        v.eval("handlers.play({ action: 'play' })").await?;
        v.wait_for_sound().await?;
        v.eval("handlers.previoustrack({ action: 'previoustrack' })").await?;
        v.wait_for_sound_from(5.0).await?;
        let valid = "return states.length > 3 && states.every((s) =>
            Number.isFinite(s.duration) && s.position <= s.duration && s.playbackRate > 0)";
        v.wait_for("the position to be told", valid).await?;
        let updated = "window.before ??= states.length; return states.length > before + 2";
        v.wait_for("the position to be told as it goes on", updated).await?;
        let errors = v.console_errors().await?;
        ensure!(errors.is_empty(), "in the console: {errors:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_phone_the_bar_opens_into_a_sheet() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate a phone.
        }
        v.emulate_phone().await?;
        show::start_second_episode(&v).await?;
        let closed = "return document.querySelector('.panel').hidden
            && document.activeElement.matches('.open-panel') && !document.querySelector('main').inert";
        v.click("button", "Full player").await?;
        v.find("list", "Chapters").await?;
        let full_height = "const box = document.querySelector('.player').getBoundingClientRect();
            return box.height === innerHeight && document.querySelector('main').inert";
        v.wait_for("the sheet to fill the window", full_height).await?;
        v.driver.back().await?;
        v.wait_for("back to close it", closed).await?;
        v.wait_for_address("/").await?;

        v.click("button", "Full player").await?;
        v.press("\u{e00c}").await?; // Escape.
        v.wait_for("Escape to close it", closed).await?;
        v.wait_for_address("/").await?;

        v.click("button", "Full player").await?;
        let head = v.driver.find(thirtyfour::By::Css(".panel-head")).await?;
        let chain = v.driver.action_chain();
        chain.click_and_hold_element(&head).move_by_offset(0, 250).release().perform().await?;
        v.wait_for("a drag to close it", closed).await?;

        // A link in the sheet closes it and opens the page.
        v.click("button", "Add First to the queue").await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Queue").await?;
        v.click_first(".queue a").await?;
        v.find("heading", "First").await?;
        v.wait_for("the page to be seen", "return document.querySelector('.panel').hidden").await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn the_full_player_does_not_cover_the_page_on_a_wide_screen() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Play Second").await?;
        v.wait_for_sound().await?;
        v.click("button", "Full player").await?;
        let beside = "const page = document.querySelector('main').getBoundingClientRect();
            return page.right <= document.querySelector('.panel').getBoundingClientRect().left + 1";
        v.wait_for("the page to make room", beside).await?;
        let tab_focused = "return document.activeElement.getAttribute('role') === 'tab'";
        v.wait_for("the focus in it", tab_focused).await?;
        for tab in ["Transcript", "Queue", "Settings"] {
            v.press("\u{e014}").await?; // Arrow right.
            let script = format!("return document.activeElement.textContent === '{tab}'");
            v.wait_for(&format!("the tab {tab}"), &script).await?;
        }
        v.find("checkbox", "Announce chapters").await?;
        v.press("\u{e00c}").await?; // Escape.
        v.wait_for("it to close", "return document.querySelector('.panel').hidden").await?;

        // The end of the page can be scrolled above the bar.
        let footer_visible = "scrollTo(0, document.body.scrollHeight);
            const last = document.querySelector('.site-footer').getBoundingClientRect();
            return last.bottom <= document.querySelector('.bar').getBoundingClientRect().top + 1";
        v.wait_for("the footer above the bar", footer_visible).await
    })
    .await
}

#[tokio::test]
async fn the_length_of_skips_can_be_set() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.click("button", "Full player").await?;
        v.click("tab", "Settings").await?;
        // Not every driver chooses an option by its letters.
        let forward = v.find("combobox", "Forward").await?.to_json()?;
        let choose = "const [select] = arguments;
            select.value = [...select.options].find((option) => option.text.includes('45')).value;
            select.dispatchEvent(new Event('change', { bubbles: true }))";
        v.driver.execute(choose, vec![forward]).await?;
        v.click("button", "Forward 45 seconds").await?;
        v.wait_for_sound_from(45.0).await?;
        v.reload().await?;
        v.find("button", "Forward 45 seconds").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_seek_bar_previews_the_time_and_the_chapter() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.wait_for("what is buffered", "return !!document.querySelector('.seek .buffered')")
            .await?;
        let slider = v.find("slider", "Seek").await?;
        if v.engine == Engine::Chromium {
            v.driver.action_chain().move_to_element_center(&slider).perform().await?;
        } else {
            // The other drivers do not move a mouse over a slider at the edge of the window.
            v.eval(
                "const slider = document.querySelector('[aria-label=Seek]');
                 const box = slider.getBoundingClientRect();
                 slider.dispatchEvent(new PointerEvent('pointermove',
                    { bubbles: true, clientX: box.left + box.width / 2, clientY: box.top }))",
            )
            .await?;
        }
        let shown = |text: &str| {
            format!(
                "const preview = document.querySelector('.seek-preview');
                 return getComputedStyle(preview).visibility === 'visible'
                     && /^{text}/.test(preview.textContent)"
            )
        };
        v.wait_for("the preview under the pointer", &shown("0:(29|30|31) Delta")).await?;
        v.blur().await?;
        v.press("k").await?;
        v.wait_for_pause().await?;
        v.press("1").await?;
        if v.engine == Engine::Chromium {
            let heading = v.driver.find(thirtyfour::By::Css("h1")).await?;
            v.driver.action_chain().move_to_element_center(&heading).perform().await?;
        } else {
            // The event does not bubble.
            v.eval(
                "for (let e = document.querySelector('[aria-label=Seek]'); e; e = e.parentElement)
                     e.dispatchEvent(new PointerEvent('pointerleave'))",
            )
            .await?;
        }
        v.eval("document.querySelector('[aria-label=Seek]').focus({ focusVisible: true })").await?;
        v.wait_for("the preview under the keyboard", &shown("0:06 Beta")).await?;
        v.press("\u{e014}").await?; // Arrow right.
        v.wait_for("five seconds on", &shown("0:11 Gamma")).await?;
        let value_text = "return document.querySelector('[aria-label=Seek]').ariaValueText
            === '11 seconds of 1 minute, chapter Gamma'";
        v.wait_for("the slider to say so", value_text).await
    })
    .await
}

#[tokio::test]
async fn chapters_are_announced_only_if_enabled() -> Result<()> {
    visit(|v| async move {
        show::start_second_episode(&v).await?;
        v.find("status", "Playing Second").await?;
        v.click("button", "Next chapter").await?;
        v.wait_for_sound_from(5.0).await?;
        ensure!(v.all("status", "Playing Second, chapter").await?.is_empty(), "nobody asked");
        v.click("button", "Full player").await?;
        v.click("tab", "Settings").await?;
        v.click("checkbox", "Announce chapters").await?;
        v.find("status", "Playing Second, chapter Beta").await?;
        v.click("button", "Next chapter").await?;
        v.find("status", "Playing Second, chapter Gamma").await?;
        v.click("button", "Add Third to the queue").await?;
        v.find("status", "Added to the queue: one episode in it.").await?;
        Ok(())
    })
    .await
}

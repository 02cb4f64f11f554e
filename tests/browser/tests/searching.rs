//! The search: results link to the matching minute.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Answer, Visitor, visit, worker_file};

const ENTER: &str = "\u{e007}";

/// Types words into the search field of the current page.
async fn type_in_search(v: &Visitor, words: &str) -> Result<()> {
    v.find("searchbox", "Search").await?;
    v.blur().await?;
    // Shortcuts are installed shortly after the first page is shown.
    v.wait_for("the field to have the focus", PRESS_SLASH).await?;
    v.press(words).await
}

/// A script that presses `/` and returns whether the search field has the focus.
const PRESS_SLASH: &str = "
document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
return document.activeElement.type === 'search'";

#[tokio::test]
async fn results_link_to_the_matching_minute() -> Result<()> {
    visit(|v| async move {
        v.open_until("/guests", "Guests").await?;
        type_in_search(&v, "arp ethernet").await?;
        v.wait_for_address("/?q=arp+ethernet").await?;
        v.find("status", "1 minute, 1 episode for “arp ethernet”").await?;
        let first = v.find("link", "24:45 Understanding ARP and Ethernet Protocols").await?;
        v.wait_for(
            "matches to be marked",
            "return [...document.querySelectorAll('.moment mark')].map((m) => m.textContent).join() === 'ARP,Ethernet'",
        )
        .await?;
        // The focus stays in the field.
        let focused = v.eval("return document.activeElement.type").await?;
        ensure!(focused == "search", "the focus went to {focused}");
        first.click().await?;
        v.wait_for_address("/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva?t=24m45s").await?;
        v.find("status", "Playback starts at 24:45").await?;
        v.driver.back().await?;
        v.find("link", "24:45 Understanding ARP").await?;
        // All typed letters are one history entry.
        v.driver.back().await?;
        v.find("heading", "Guests").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_minute_plays_from_the_list() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/?q=gamma", "Minutes").await?;
        let buttons = v.all("button", "Play from 0:10: Second").await?;
        let first = buttons.first().ok_or(anyhow::anyhow!("no button"))?;
        first.click().await?;
        v.wait_for_sound_from(10.0).await
    })
    .await
}

#[tokio::test]
async fn people_and_references_are_groups_of_their_own() -> Result<()> {
    visit(|v| async move {
        v.open_until("/?q=max+inden", "People").await?;
        v.find("list", "People").await?;
        v.find("link", "Fast UDP I/O for Firefox in Rust").await?;
        v.click("link", "Max Inden").await?;
        v.wait_for_address("/guests/max-inden").await
    })
    .await
}

#[tokio::test]
async fn filters_narrow_the_results() -> Result<()> {
    visit(|v| async move {
        v.open_until("/?q=guest:mozilla+quic", "Modern networking in Firefox").await?;
        let cards = v.all("article", "").await?.len();
        ensure!(cards == 1, "{cards} cards");
        v.open("/?q=before:soon").await?;
        v.find("status", "“before:soon” has no date in it").await?;
        // Search and topics combine.
        v.open_until("/?q=protocols&topic=quic", "Episodes").await?;
        let status = v.eval("return document.querySelector('.count').textContent").await?;
        ensure!(status.as_str().is_some_and(|s| s.contains(" of ")), "{status}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn typos_are_corrected_and_no_results_have_a_message() -> Result<()> {
    visit(|v| async move {
        v.open("/?q=rustsl").await?;
        v.find("status", "No results for “rustsl”. Showing results for “rustls”.").await?;
        v.find("heading", "Rustls with Dirkjan Ochtman").await?;
        v.open("/?q=xyzzyplugh").await?;
        v.find("status", "No results for “xyzzyplugh”").await?;
        type_in_search(&v, ENTER).await?;
        v.wait_for(
            "the heading to have the focus",
            "return document.activeElement.tagName === 'H1'",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn clearing_the_field_leads_back_to_all_episodes() -> Result<()> {
    visit(|v| async move {
        v.open_until("/?q=quic", "Minutes").await?;
        let field = v.find("searchbox", "Search").await?;
        field.clear().await?;
        v.eval(
            "const f = document.querySelector('.site-search input'); f.value = '';
             f.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        )
        .await?;
        v.wait_for_address("/").await?;
        v.find("heading", "All episodes").await?;
        v.find("status", "14 episodes").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn transcripts_of_this_site_are_searched_without_asking() -> Result<()> {
    visit(|v| async move {
        let [third, second, _] = SAMPLES;
        let extra = "<podcast:transcript url='/t.vtt' type='text/vtt'/>";
        let elsewhere = "<podcast:transcript url='https://127.0.0.1:9/t.vtt' type='text/vtt'/>";
        let samples = [Sample { extra: elsewhere, ..third }, Sample { extra, ..second }];
        show::serve(&v.server, &samples);
        v.server.answer("/t.vtt", show::vtt(20).as_str());
        v.open_until("/?q=sockets", "Search").await?;
        v.find("link", "0:08 “Line 4 about Sockets”").await?;
        // Those of other sites only on request.
        v.find("status", "Loads 1 transcript from 127.0.0.1:9.").await?;
        v.click("button", "Search transcripts").await?;
        v.find("status", "The results include transcripts, but 1 of 1 did not load.").await?;
        v.find("button", "Show more").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_search_worker_that_fails_to_start_is_reported() -> Result<()> {
    visit(|v| async move {
        let loader = worker_file("search_worker_loader.js")?;
        v.server.answer(&loader, Answer::Status(500));
        v.open("/?q=quic").await?;
        v.find("alert", "The search could not start").await?;
        v.server.reset_answer(&loader);
        v.click("button", "Retry").await?;
        v.find("heading", "Minutes").await?;
        Ok(())
    })
    .await
}

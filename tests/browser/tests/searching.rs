//! Looking for something: words lead to the minute in which they stand.

use anyhow::{Result, ensure};
use browser_tests::show::{self, SAMPLES, Sample};
use browser_tests::{Answer, Visitor, visit};

const ENTER: &str = "\u{e007}";

/// Looks for something from the page that is shown.
async fn look_for(v: &Visitor, words: &str) -> Result<()> {
    v.find("searchbox", "Search").await?;
    v.blur().await?;
    // The keys come right after the first page.
    v.until("the field to have the focus", SLASH).await?;
    v.press(words).await
}

const SLASH: &str = "
document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
return document.activeElement.type === 'search'";

#[tokio::test]
async fn words_lead_to_the_minute() -> Result<()> {
    visit(|v| async move {
        v.open_until("/guests", "Guests").await?;
        look_for(&v, "arp ethernet").await?;
        v.is_at("/?q=arp+ethernet").await?;
        v.find("status", "1 minute, 1 episode for “arp ethernet”").await?;
        let first = v.find("link", "24:45 Understanding ARP and Ethernet Protocols").await?;
        v.until(
            "matches to be marked",
            "return [...document.querySelectorAll('.moment mark')].map((m) => m.textContent).join() === 'ARP,Ethernet'",
        )
        .await?;
        // Whoever types goes on typing.
        let typing = v.eval("return document.activeElement.type").await?;
        ensure!(typing == "search", "the focus went to {typing}");
        first.click().await?;
        v.is_at("/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva?t=24m45s").await?;
        v.find("status", "Play starts at 24:45").await?;
        v.driver.back().await?;
        v.find("link", "24:45 Understanding ARP").await?;
        // All letters were one step.
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
        v.plays_from(10.0).await
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
        v.is_at("/guests/max-inden").await
    })
    .await
}

#[tokio::test]
async fn filters_narrow_and_stand_in_the_address() -> Result<()> {
    visit(|v| async move {
        v.open_until("/?q=guest:mozilla+quic", "Modern networking in Firefox").await?;
        let cards = v.all("article", "").await?.len();
        ensure!(cards == 1, "{cards} cards");
        v.open("/?q=before:soon").await?;
        v.find("status", "“before:soon” has no date in it").await?;
        // Search and topics together.
        v.open_until("/?q=protocols&topic=quic", "Episodes").await?;
        let status = v.eval("return document.querySelector('.count').textContent").await?;
        ensure!(status.as_str().is_some_and(|s| s.contains(" of ")), "{status}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn slips_are_forgiven_and_nothing_is_said_plainly() -> Result<()> {
    visit(|v| async move {
        v.open("/?q=rustsl").await?;
        v.find("status", "Nothing has “rustsl” in it; this is for “rustls”.").await?;
        v.find("heading", "Rustls with Dirkjan Ochtman").await?;
        v.open("/?q=xyzzyplugh").await?;
        v.find("status", "Nothing was found for “xyzzyplugh”").await?;
        look_for(&v, ENTER).await?;
        v.until("the heading to have the focus", "return document.activeElement.tagName === 'H1'")
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
        v.is_at("/").await?;
        v.find("heading", "All episodes").await?;
        v.find("status", "14 episodes").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_spoken_is_found_once_it_was_read() -> Result<()> {
    visit(|v| async move {
        let [first, ..] = SAMPLES;
        let more = "<podcast:transcript url='/t.vtt' type='text/vtt'/>";
        show::serve(&v.server, &[Sample { more, ..first }]);
        v.server.answer("/t.vtt", show::vtt(20).as_str());
        v.open_until("/?q=sockets", "Search").await?;
        v.find("status", "Nothing was found for “sockets”").await?;
        v.click("button", "Search what was said, too").await?;
        v.find("link", "0:08 “Line 4 about Sockets”").await?;
        v.find("button", "Show more").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_its_worker_the_search_says_so() -> Result<()> {
    visit(|v| async move {
        v.server.answer("/search_worker_loader.js", Answer::Status(500));
        v.open("/?q=quic").await?;
        v.find("alert", "The search could not be started").await?;
        v.server.answer_as_built("/search_worker_loader.js");
        v.click("button", "Retry").await?;
        v.find("heading", "Minutes").await?;
        Ok(())
    })
    .await
}

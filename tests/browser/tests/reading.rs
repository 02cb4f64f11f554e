//! Guests, references, announcements, themes, printing, and the tab order.

use anyhow::{Result, ensure};
use browser_tests::{Engine, visit};

#[tokio::test]
async fn guests_are_listed_by_name_and_by_affiliation() -> Result<()> {
    visit(|v| async move {
        v.open_until("/guests", "Guests").await?;
        v.click("button", "By affiliation").await?;
        v.wait_for_address("/guests?by=affiliation").await?;
        v.find("heading", "NLnet Labs").await?;
        v.driver.back().await?;
        v.find("button", "By name").await?;
        v.wait_for("no groups", "return document.querySelectorAll('main h2').length === 0").await?;
        v.click("link", "Max Inden").await?;
        v.find("heading", "Chapters that mention Max Inden").await?;
        v.find("link", "3:27 Max Inden's Journey to Mozilla").await?;
        v.find("link", "RFC 9114").await?;
        v.click("link", "QUIC").await?;
        v.wait_for_address("/?topic=quic").await
    })
    .await
}

#[tokio::test]
async fn references_are_filtered_cited_and_link_to_their_minute() -> Result<()> {
    visit(|v| async move {
        v.open_until("/references", "RFCs").await?;
        v.click("button", "RFCs 5").await?;
        v.wait_for_address("/references?kind=rfcs").await?;
        v.find("status", "5 of 48 references").await?;
        let field = v.find("textbox", "Filter references").await?;
        field.send_keys("quic").await?;
        v.wait_for_address("/references?kind=rfcs&words=quic").await?;
        v.find("status", "1 of 48 references").await?;
        v.eval("window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text) }").await?;
        v.click("button", "Copy RFC 9000 – QUIC: A UDP-Based Multiplexed and Secure Transport as Markdown").await?;
        v.click("button", "Copy RFC 9000 – QUIC: A UDP-Based Multiplexed and Secure Transport as BibTeX").await?;
        v.wait_for(
            "both to be copied",
            "return copied.length === 2 && copied[0].startsWith('[RFC 9000') && copied[1].startsWith('@techreport{rfc9000,')",
        )
        .await?;
        v.open_until("/references?words=tower", "Repositories").await?;
        v.click("link", "#9 at 14:45").await?;
        v.find("status", "Playback starts at 14:45").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn related_episodes_have_a_reason() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", "Related episodes").await?;
        let list = v.find("list", "Related episodes").await?.text().await?;
        ensure!(list.contains("Also about QUIC and IPv6"), "{list}");
        v.click("link", "Modern networking in Firefox").await?;
        v.find("heading", "Modern networking in Firefox").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_announcement_has_a_calendar_file_and_a_lasting_address() -> Result<()> {
    visit(|v| async move {
        let site = include_str!("../../../public/site.json");
        v.server.answer("/site.json", site.replacen("2025-11-25", "2999-11-25", 1).as_str());
        v.open_until("/upcoming", "Pingora").await?;
        v.eval(
            "window.saved = [];
             window.Blob = class extends Blob {
               constructor(parts, options) { super(parts, options); saved.push(parts.join()); } };
             HTMLAnchorElement.prototype.click = function () { saved.push(this.download) };",
        )
        .await?;
        v.click("button", "Add to calendar: Pingora").await?;
        v.wait_for(
            "a calendar file",
            "return saved.length === 2
               && saved[0].includes('DTSTART;VALUE=DATE:29991125')
               && saved[0].includes('SUMMARY:Netstack.FM: Pingora')
               && saved[1] === 'netstack-fm-pingora-and-proxies-at-cloudflare.ics'",
        )
        .await?;
        v.open_until("/upcoming/pingora-and-proxies-at-cloudflare", "Pingora and proxies").await?;
        v.server.reset_answer("/site.json");
        // Once the episode is published, the same address redirects to it.
        v.server.answer("/feed.xml", include_str!("../../fixtures/feed-later.xml"));
        v.open("/upcoming/pingora-and-proxies-at-cloudflare").await?;
        v.find("heading", "Pingora with Edward and Noah").await?;
        v.wait_for("the episode's address", "return location.pathname.startsWith('/episodes/15-')")
            .await?;
        v.open_until("/upcoming", "Upcoming episodes").await?;
        v.find("heading", "Upcoming episodes").await?;
        v.wait_for("no announcement", "return !document.querySelector('main article')").await?;
        v.open_until("/upcoming/nothing", "Announcement not found").await
    })
    .await
}

#[tokio::test]
async fn subscribing_opens_a_menu_that_escape_closes() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "All episodes").await?;
        v.click("button", "Subscribe").await?;
        v.find("dialog", "Subscribe").await?;
        v.find("link", "Apple Podcasts").await?;
        v.find("link", "Pocket Casts").await?;
        v.eval("navigator.clipboard.writeText = async (text) => { window.copied = text }").await?;
        v.click("button", "Copy").await?;
        v.wait_for(
            "the feed's address",
            "return window.copied === 'https://api.riverside.fm/hosting/byhwxe8J.rss'",
        )
        .await?;
        v.press("\u{e00c}").await?;
        v.wait_for(
            "the menu to be gone",
            "return !document.querySelector('#subscribe:popover-open')",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn the_chosen_theme_persists_and_applies_before_the_first_paint() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "All episodes").await?;
        v.click("button", "Dark").await?;
        let dark = "const meta = document.querySelector('meta[name=theme-color]');
            return getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 26)'
                && meta.content === '#14171a'";
        v.wait_for("a dark page", dark).await?;
        if v.engine == Engine::Chromium {
            // Records the theme when the body is created, before the first paint.
            v.add_init_script(
                "new MutationObserver((_, observer) => { if (document.body) {
                   window.first = document.documentElement.dataset.theme; observer.disconnect(); } })
                 .observe(document, { childList: true, subtree: true })",
            )
            .await?;
        }
        v.reload().await?;
        v.wait_for("a dark page", dark).await?;
        if v.engine == Engine::Chromium {
            ensure!(v.eval("return window.first").await? == "dark", "painted light first");
        }
        v.click("button", "System").await?;
        v.wait_for("the system's", "return document.documentElement.dataset.theme === undefined").await
    })
    .await
}

#[tokio::test]
async fn a_printed_episode_has_link_addresses_and_no_controls() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate print media.
        }
        v.open_until("/episodes/8", "Related episodes").await?;
        let media = serde_json::json!({ "media": "print" });
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        ensure!(v.all("button", "Play").await?.is_empty(), "a button is printed");
        ensure!(v.all("searchbox", "").await?.is_empty(), "the search is printed");
        v.find("heading", "Chapters").await?;
        v.wait_for(
            "addresses",
            "const link = document.querySelector('.references a');
             return getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn tab_order_follows_reading_order() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", "Related episodes").await?;
        v.blur().await?;
        let mut names = Vec::new();
        for _ in 0..14 {
            v.press("\u{e004}").await?;
            let name = v
                .eval("const e = document.activeElement; return e.ariaLabel ?? e.textContent.trim()")
                .await?;
            names.push(name.as_str().unwrap_or_default().to_owned());
        }
        let expected = [
            "Skip to content", "Netstack.FM", "Search", "Episodes", "Guests", "References", "Upcoming",
            "About", "Bruno Dal Bo Silva", "QUIC", "TCP", "IPv6", "Network stacks", "Ethernet and ARP",
        ];
        ensure!(names == expected, "{names:?}");
        // Nothing invisible gets the focus.
        for _ in 0..60 {
            v.press("\u{e004}").await?;
            let visible = v
                .eval("const e = document.activeElement; return e === document.body || e.checkVisibility({ visibilityProperty: true })")
                .await?;
            ensure!(visible == true, "the focus is on something that is not there");
        }
        Ok(())
    })
    .await
}

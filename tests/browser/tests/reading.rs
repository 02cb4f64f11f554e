//! Guests, references, announcements, and everything around the episodes.

use anyhow::{Result, ensure};
use browser_tests::{Engine, visit};

#[tokio::test]
async fn guests_are_listed_by_name_and_by_affiliation() -> Result<()> {
    visit(|v| async move {
        v.open_until("/guests", "Guests").await?;
        v.click("button", "By affiliation").await?;
        v.is_at("/guests?by=affiliation").await?;
        v.find("heading", "NLnet Labs").await?;
        v.driver.back().await?;
        v.find("button", "By name").await?;
        v.until("no groups", "return document.querySelectorAll('main h2').length === 0").await?;
        v.click("link", "Max Inden").await?;
        v.find("heading", "Chapters that name Max Inden").await?;
        v.find("link", "3:27 Max Inden's Journey to Mozilla").await?;
        v.find("link", "RFC 9114").await?;
        v.click("link", "QUIC").await?;
        v.is_at("/?topic=quic").await
    })
    .await
}

#[tokio::test]
async fn references_are_filtered_cited_and_lead_to_their_minute() -> Result<()> {
    visit(|v| async move {
        v.open_until("/references", "RFCs").await?;
        v.click("button", "RFCs 5").await?;
        v.is_at("/references?kind=rfcs").await?;
        v.find("status", "5 of 48 references").await?;
        let field = v.find("textbox", "Filter references").await?;
        field.send_keys("quic").await?;
        v.is_at("/references?kind=rfcs&words=quic").await?;
        v.find("status", "1 of 48 references").await?;
        v.eval("window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text) }").await?;
        v.click("button", "Copy RFC 9000 – QUIC: A UDP-Based Multiplexed and Secure Transport as Markdown").await?;
        v.click("button", "Copy RFC 9000 – QUIC: A UDP-Based Multiplexed and Secure Transport as BibTeX").await?;
        v.until(
            "both to be copied",
            "return copied.length === 2 && copied[0].startsWith('[RFC 9000') && copied[1].startsWith('@techreport{rfc9000,')",
        )
        .await?;
        v.open_until("/references?words=tower", "Repositories").await?;
        v.click("link", "#9 at 14:45").await?;
        v.find("status", "Play starts at 14:45").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn related_episodes_say_why() -> Result<()> {
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
async fn a_planned_day_goes_into_a_calendar_and_its_address_lasts() -> Result<()> {
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
        v.until(
            "a calendar file",
            "return saved.length === 2
               && saved[0].includes('DTSTART;VALUE=DATE:29991125')
               && saved[0].includes('SUMMARY:Netstack.FM: Pingora')
               && saved[1] === 'netstack-fm-pingora-and-proxies-at-cloudflare.ics'",
        )
        .await?;
        v.open_until("/upcoming/pingora-and-proxies-at-cloudflare", "Pingora and proxies").await?;
        v.server.answer_as_built("/site.json");
        // When it has come, the same address leads to the episode.
        v.server.answer("/feed.xml", include_str!("../../fixtures/feed-later.xml"));
        v.open("/upcoming/pingora-and-proxies-at-cloudflare").await?;
        v.find("heading", "Pingora with Edward and Noah").await?;
        v.until("the episode's address", "return location.pathname.startsWith('/episodes/15-')")
            .await?;
        v.open_until("/upcoming", "Upcoming episodes").await?;
        v.find("heading", "Upcoming episodes").await?;
        ensure!(v.all("article", "").await?.is_empty(), "still announced");
        v.open_until("/upcoming/nothing", "There is no such announcement").await
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
        v.until(
            "the feed's address",
            "return window.copied === 'https://api.riverside.fm/hosting/byhwxe8J.rss'",
        )
        .await?;
        v.press("\u{e00c}").await?;
        v.until("the menu to be gone", "return !document.querySelector('#subscribe:popover-open')")
            .await
    })
    .await
}

#[tokio::test]
async fn the_theme_is_chosen_kept_and_there_before_the_first_paint() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "All episodes").await?;
        v.click("button", "Dark").await?;
        let dark = "const meta = document.querySelector('meta[name=theme-color]');
            return getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 26)'
                && meta.content === '#14171a'";
        v.until("a dark page", dark).await?;
        if v.engine == Engine::Chromium {
            // Before the program, or anything else, has run.
            v.on_every_page(
                "new MutationObserver((_, observer) => { if (document.body) {
                   window.first = document.documentElement.dataset.theme; observer.disconnect(); } })
                 .observe(document, { childList: true, subtree: true })",
            )
            .await?;
        }
        v.reload().await?;
        v.until("a dark page", dark).await?;
        if v.engine == Engine::Chromium {
            ensure!(v.eval("return window.first").await? == "dark", "painted light first");
        }
        v.click("button", "System").await?;
        v.until("the system's", "return document.documentElement.dataset.theme === undefined").await
    })
    .await
}

#[tokio::test]
async fn an_episode_on_paper_has_its_addresses_and_no_controls() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can be told that it prints.
        }
        v.open_until("/episodes/8", "Related episodes").await?;
        let media = serde_json::json!({ "media": "print" });
        v.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        ensure!(v.all("button", "Play").await?.is_empty(), "a button is printed");
        ensure!(v.all("searchbox", "").await?.is_empty(), "the search is printed");
        v.find("heading", "Chapters").await?;
        v.until(
            "addresses",
            "const link = document.querySelector('.references a');
             return getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn tab_leads_through_a_page_in_the_order_it_is_read() -> Result<()> {
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
        // And to nowhere that cannot be seen.
        for _ in 0..60 {
            v.press("\u{e004}").await?;
            let seen = v
                .eval("const e = document.activeElement; return e === document.body || e.checkVisibility({ visibilityProperty: true })")
                .await?;
            ensure!(seen == true, "the focus is on something that is not there");
        }
        Ok(())
    })
    .await
}

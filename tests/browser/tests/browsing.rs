//! Browsing episodes: cards, topics, guests, addresses.

use anyhow::{Result, ensure};
use browser_tests::visit;

const EPISODE_8: &str = "Fuchsia's Netstack3 with Bruno Dal Bo Silva";

#[tokio::test]
async fn every_episode_has_a_card_newest_first() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        // The last cards are added while the browser is idle.
        let all = "return document.querySelectorAll('article').length === 14";
        v.wait_for("a card for every episode", all).await?;
        let cards = v.all("article", "").await?;
        let newest = cards.first().map(|card| card.text());
        let newest = newest.ok_or(anyhow::anyhow!("no card"))?.await?;
        for part in ["#14", "18 Nov 2025", "1 h 27 min", "With Terts, Arya", "DNSSEC"] {
            ensure!(newest.contains(part), "{part} is not in {newest}");
        }
        // The first episode has no title in the feed.
        v.find("button", "Play Episode 1").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn selected_topics_combine_and_are_in_the_address() -> Result<()> {
    visit(|v| async move {
        v.open("/").await?;
        v.click("button", "QUIC").await?;
        v.wait_for_address("/?topic=quic").await?;
        v.find("status", "5 of 14 episodes").await?;
        v.click("button", "HTTP 3").await?;
        v.wait_for_address("/?topic=quic&topic=http").await?;
        v.find("status", "3 of 14 episodes").await?;
        v.find("heading", "Modern networking in Firefox").await?;
        v.wait_for(
            "impossible topics to be off",
            "return [...document.querySelectorAll('[aria-label=Topics] button')]
                .filter((b) => b.textContent.startsWith('gRPC')).every((b) => b.disabled)",
        )
        .await?;

        v.driver.back().await?;
        v.find("status", "5 of 14 episodes").await?;
        v.driver.forward().await?;
        v.find("status", "3 of 14 episodes").await?;
        v.reload().await?;
        v.find("status", "3 of 14 episodes").await?;

        v.click("button", "Clear topics").await?;
        v.wait_for_address("/").await?;
        v.find("status", "14 episodes").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_unknown_topic_is_named() -> Result<()> {
    visit(|v| async move {
        v.open("/?topic=nonsense").await?;
        v.find("status", "Unknown topic: “nonsense”.").await?;
        v.click("button", "Clear topics").await?;
        v.wait_for_address("/").await
    })
    .await
}

#[tokio::test]
async fn an_episode_page_is_complete() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", EPISODE_8).await?;
        v.wait_for_address("/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva").await?;
        v.find("link", "Bruno Dal Bo Silva").await?;
        v.find("link", "RFC 2462 - SLAAC").await?;
        v.find("link", "24:45 Understanding ARP and Ethernet Protocols").await?;
        v.find("link", "Previous Rustls").await?;
        let text = v.driver.find(thirtyfour::By::Css("main")).await?.text().await?;
        ensure!(text.contains("deterministic memory use"), "the longer text is missing");
        ensure!(text.matches("Understanding ARP").count() == 1, "the chapter list is shown twice");

        v.wait_for_program().await?;
        v.click("link", "Next gRPC").await?;
        v.find("heading", "gRPC with Lucio Franco").await?;
        v.wait_for("the title to follow", "return document.title.startsWith('gRPC with')").await?;
        v.wait_for(
            "the heading to have the focus",
            "return document.activeElement.tagName === 'H1'",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_guest_page_lists_appearances() -> Result<()> {
    visit(|v| async move {
        v.open_until("/guests", "Guests").await?;
        v.click("link", "Max Inden").await?;
        v.wait_for_address("/guests/max-inden").await?;
        v.find("heading", "One appearance").await?;
        v.find("article", "").await?;
        v.find("button", "Play Modern networking in Firefox").await?;
        let text = v.driver.find(thirtyfour::By::Css("main")).await?.text().await?;
        ensure!(text.contains("Mozilla"), "the affiliation is missing");

        v.open_until("/guests/nobody", "Guest not found").await
    })
    .await
}

#[tokio::test]
async fn missing_pages_have_a_message_and_a_link_back() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/999", "Episode 999 not found").await?;
        v.open_until("/no/such/page", "Page not found").await?;
        v.click("link", "All episodes").await?;
        v.wait_for_address("/").await?;
        v.find("heading", "All episodes").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn announced_episodes_are_listed() -> Result<()> {
    visit(|v| async move {
        v.open_until("/upcoming", "Pingora").await?;
        let announced = v.all("article", "").await?.len();
        ensure!(announced == 3, "{announced} announcements");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn there_are_no_third_party_requests_and_no_layout_shifts() -> Result<()> {
    visit(|v| async move {
        v.open_until("/episodes/8", EPISODE_8).await?;
        v.open("/").await?;
        v.find("heading", "Roto And Cascade").await?;
        let foreign = v
            .eval(
                "return performance.getEntriesByType('resource').map((r) => r.name)
                    .filter((name) => new URL(name).origin !== location.origin).join()",
            )
            .await?;
        ensure!(foreign == "", "asked of others: {foreign}");
        let supported = v
            .eval("return PerformanceObserver.supportedEntryTypes.includes('layout-shift')")
            .await?;
        if supported == true {
            let script = "const done = arguments[0];
                new PerformanceObserver((list) => done(list.getEntries()
                  .filter((e) => !e.hadRecentInput).reduce((sum, e) => sum + e.value, 0)))
                  .observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => done(0), 500);";
            let shift = v.driver.execute_async(script, vec![]).await?.json().as_f64();
            ensure!(shift.is_some_and(|shift| shift <= 0.02), "layout shift {shift:?}");
        }
        Ok(())
    })
    .await
}

//! The stack, lists, and back navigation.

use anyhow::{Context, Result, ensure};
use browser_tests::show::{self, SAMPLES};
use browser_tests::{Answer, Engine, generated_feed, visit};

#[tokio::test]
async fn a_topic_lights_up_its_episodes() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "Explore the stack").await?;
        let before = "return document.querySelector('.stack-caption').textContent";
        ensure!(v.eval(before).await?.as_str().is_some_and(|c| c.starts_with("Each bar is an episode")));
        v.eval("[...document.querySelectorAll('.topic')].find((t) => t.textContent.startsWith('DNS ')).focus()").await?;
        v.wait_for(
            "the topic's episodes to be named",
            "return document.querySelector('.stack-caption').textContent === 'DNS: #14 #11 #7'",
        )
        .await?;
        v.wait_for(
            "three columns to be lit",
            "return document.querySelector('.bit-lit').getAttribute('d').match(/M/g).length === 3",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn sorting_and_filters_are_in_the_address() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "All episodes").await?;
        let choose = |id: &str, value: &str| {
            format!(
                "const s = document.querySelector('#{id}'); s.value = '{value}';
                 s.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            )
        };
        let first = |title: &str| {
            format!("return document.querySelector('.cards article h3').textContent === '{title}'")
        };
        v.eval(&choose("sort", "oldest")).await?;
        v.wait_for_address("/?sort=oldest").await?;
        v.wait_for("the oldest first", &first("Episode 1")).await?;
        v.eval(&choose("format", "special")).await?;
        v.wait_for_address("/?sort=oldest&format=special").await?;
        v.find("status", "1 of 14 episodes").await?;
        v.reload().await?;
        v.find("status", "1 of 14 episodes").await?;
        v.eval(&choose("listened", "played")).await?;
        v.find("status", "No episodes match").await?;
        v.click("button", "Reset").await?;
        v.wait_for_address("/").await?;
        v.find("status", "14 episodes").await?;
        v.click("checkbox", "With transcript").await?;
        v.wait_for_address("/?transcript=yes").await
    })
    .await
}

#[tokio::test]
async fn episodes_are_filtered_by_played_and_unplayed() -> Result<()> {
    visit(|v| async move {
        show::serve(&v.server, &SAMPLES);
        v.open_until("/episodes/2", "Second").await?;
        v.click("button", "Mark as played").await?;
        v.find("button", "Mark as unplayed").await?;
        v.open("/?listened=played").await?;
        v.find("status", "1 of 3 episodes").await?;
        v.open("/?listened=unplayed").await?;
        v.find("status", "2 of 3 episodes").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_restores_the_focus_and_position_of_the_card() -> Result<()> {
    visit(|v| async move {
        v.server.answer("/feed.xml", Answer::Bytes(generated_feed(400)?.into_bytes()));
        v.open_until("/", "All episodes").await?;
        // Far down, where cards are added only on scrolling.
        let cards = "return document.querySelectorAll('.cards article').length";
        v.wait_for(
            "250 cards",
            "scrollTo(0, document.body.scrollHeight);
             return document.querySelectorAll('.cards article').length >= 250",
        )
        .await?;
        v.eval(
            "const link = document.querySelectorAll('.cards article h3 a')[240];
             link.scrollIntoView({ block: 'center' }); window.left = link.getAttribute('href');",
        )
        .await?;
        let top =
            "return document.querySelector(`main a[href='${left}']`).getBoundingClientRect().top";
        let before = v.eval(top).await?.as_f64().unwrap_or_default();
        // A real click: WebKit goes back past pages that came without one.
        let left = v.eval("return left").await?;
        let left = left.as_str().context("no link")?;
        v.click_first(&format!("main a[href='{left}']")).await?;
        v.wait_for("the episode's page", "return location.pathname === left && scrollY === 0")
            .await?;
        v.driver.back().await?;
        v.wait_for(
            "the card to have the focus",
            "return document.activeElement.getAttribute('href') === left",
        )
        .await?;
        // What is above the card gets its height in the frames that follow.
        v.wait_frames(90).await?;
        let after = v.eval(top).await?.as_f64().unwrap_or_default();
        ensure!((before - after).abs() <= 16.0, "the card was at {before} and is at {after}");
        let shown = v.eval(cards).await?.as_u64();
        ensure!(shown.is_some_and(|shown| shown > 240), "{shown:?} cards");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_and_forward_lead_to_where_a_page_was_scrolled() -> Result<()> {
    visit(|v| async move {
        v.open_until("/", "All episodes").await?;
        v.wait_for_program().await?;
        let note = "addEventListener('click', () => { window.left = scrollY }, { capture: true })";
        v.eval(note).await?;
        // Not a link of the page itself, to a page that is shorter.
        v.click_first(".footer-links a[href='/downloads']").await?;
        v.find("heading", "Downloads").await?;
        ensure!(v.eval("return left > 1000").await? == true, "the footer was in view");
        v.driver.back().await?;
        v.find("heading", "All episodes").await?;
        v.wait_for("the position at the click", "return scrollY === left").await?;
        v.eval("scrollTo(0, 700)").await?;
        v.wait_for("the position to be kept", "return history.state?.scroll === 700").await?;
        v.driver.forward().await?;
        v.find("heading", "Downloads").await?;
        v.wait_for("the top", "return scrollY === 0").await?;
        v.driver.back().await?;
        v.find("heading", "All episodes").await?;
        v.wait_for("the last position", "return scrollY === 700").await
    })
    .await
}

#[tokio::test]
async fn forward_right_after_back_leads_to_the_top() -> Result<()> {
    visit(|v| async move {
        v.open_until("/guests", "Guests").await?;
        v.wait_for_program().await?;
        v.eval("scrollTo(0, 300)").await?;
        v.click("link", "Max Inden").await?;
        v.find("heading", "Max Inden").await?;
        v.driver.back().await?;
        v.wait_for(
            "the link to have the focus",
            "return document.activeElement.getAttribute('href') === '/guests/max-inden'",
        )
        .await?;
        // The link is held in its place now.
        v.driver.forward().await?;
        v.find("heading", "Max Inden").await?;
        v.wait_frames(30).await?;
        let position = v.eval("return scrollY").await?;
        ensure!(position == 0, "the page is scrolled to {position}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_leads_to_the_link_that_was_used_among_equal_ones() -> Result<()> {
    visit(|v| async move {
        v.open_until("/references", "References").await?;
        v.wait_for_program().await?;
        let links =
            "const links = [...document.querySelectorAll(\"main a[href^='/episodes/8-']\")]";
        v.eval(&format!("{links}; links[3].id = 'used'; links[3].scrollIntoView()")).await?;
        v.click_first("#used").await?;
        v.wait_for_address("/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva").await?;
        v.driver.back().await?;
        v.wait_for(
            "the link to have the focus, in view",
            &format!(
                "{links}; const {{ top, bottom }} = document.activeElement.getBoundingClientRect();
                 return document.activeElement === links[3] && top >= 0 && bottom <= innerHeight"
            ),
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_long_list_grows_and_can_be_searched_by_the_browser() -> Result<()> {
    visit(|v| async move {
        v.server.answer("/feed.xml", Answer::Bytes(generated_feed(400)?.into_bytes()));
        v.open_until("/", "All episodes").await?;
        v.find("status", "400 episodes").await?;
        // Some cards are added while idle, for the browser's own search.
        v.wait_for(
            "cards that nobody asked for",
            "return document.querySelectorAll('.cards article').length >= 150",
        )
        .await?;
        ensure!(v.eval("return scrollY").await? == 0, "the page moved");
        // The button adds more.
        let grows = "const count = () => document.querySelectorAll('.cards article').length;
            const before = count(); document.querySelector('.cards + button').click();
            return new Promise((r) => setTimeout(() => r(count() > before)))";
        ensure!(v.eval(grows).await? == true, "no more cards");
        v.wait_for(
            "all cards, as one scrolls",
            "scrollTo(0, document.body.scrollHeight);
             return document.querySelectorAll('.cards article').length === 400",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_view_transition_carries_the_cover_to_the_page() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate the preference for motion.
        }
        v.allow_motion().await?;
        v.add_init_script(
            "const start = Document.prototype.startViewTransition;
             window.turns = [];
             Document.prototype.startViewTransition = function (update) {
               turns.push(document.querySelectorAll(\".cover[style*='cover']\").length);
               return start.call(this, update);
             };",
        )
        .await?;
        v.open_until("/", "All episodes").await?;
        v.click("link", "Rustls with Dirkjan Ochtman").await?;
        v.find("heading", "Related episodes").await?;
        v.wait_for("one turn, with one cover", "return turns.join() === '1'").await?;
        v.wait_for("no name to be left", "return !document.querySelector('.cover[style]')").await?;
        v.driver.back().await?;
        v.find("heading", "All episodes").await?;
        v.wait_for("another turn", "return turns.length === 2").await
    })
    .await
}

#[tokio::test]
async fn pages_fit_the_narrowest_window() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate a window this narrow.
        }
        v.resize(320, 640).await?;
        for (path, heading) in [
            ("/", "Explore the stack"),
            ("/references", "RFCs"),
            ("/?q=quic", "Minutes"),
            ("/guests", "Guests"),
            ("/about", "Feed health"),
            ("/episodes/8", "Related episodes"),
        ] {
            v.open_until(path, heading).await?;
            let wide = "return document.documentElement.scrollWidth <= innerWidth";
            v.wait_for(&format!("{path} to fit"), wide).await?;
        }
        Ok(())
    })
    .await
}

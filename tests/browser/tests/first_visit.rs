//! The first seconds of a visit: what works before the program is there, or if it never
//! comes.

use anyhow::{Result, ensure};
use browser_tests::{Answer, Engine, program, visit};
use serde_json::Value;

const EPISODE: &str = "/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva";
const ARP: &str = "24:45 Understanding ARP and Ethernet Protocols";
/// The start of that chapter, in seconds.
const ARP_STARTS: f64 = 24.0 * 60.0 + 45.0;

/// So many bytes of the home page end within its cards.
const ABOUT_HALF: usize = 60_000;

/// Records the position of the sound in every frame, and each time that it stalls.
const WATCH_SOUND: &str = "
    const audio = document.querySelector('audio');
    window.positions = [];
    window.stalls = 0;
    audio.addEventListener('waiting', () => { stalls += 1; });
    const note = () => { positions.push(audio.currentTime); requestAnimationFrame(note); };
    note()";

#[tokio::test]
async fn a_chapter_plays_before_the_program_and_goes_on_with_it() -> Result<()> {
    visit(|v| async move {
        v.open_without_program(EPISODE).await?;
        v.click("link", ARP).await?;
        v.wait_for_sound_from(ARP_STARTS).await?;
        let title = "return navigator.mediaSession.metadata.title";
        let title = v.eval(title).await?;
        ensure!(title == "Fuchsia's Netstack3 with Bruno Dal Bo Silva", "{title}");
        let bar =
            "const { height, bottom } = document.querySelector('audio').getBoundingClientRect();
            return height > 0 && bottom <= innerHeight";
        ensure!(v.eval(bar).await? == Value::Bool(true), "the controls are out of view");
        v.eval(WATCH_SOUND).await?;

        v.let_program_come().await?;
        v.find("region", "Player").await?;
        v.find("button", "Pause Fuchsia's Netstack3").await?;
        v.wait_for(
            "the chapter to be current",
            "return document.querySelector('main .chapter[aria-current=true]')
                ?.textContent.includes('Understanding ARP') ?? false",
        )
        .await?;
        v.wait_until_rendered().await?;
        v.wait_for_sound().await?;
        let smooth = "return stalls === 0 && positions.every((position, i) =>
            i === 0 || (position >= positions[i - 1] && position < positions[i - 1] + 0.5))";
        ensure!(v.eval(smooth).await? == Value::Bool(true), "the sound was interrupted");
        ensure!(
            v.eval("return document.querySelector('audio').controls").await? == Value::Bool(false),
            "there are two players"
        );
        // The program knows where it is, and keeps it.
        v.click("button", "Pause Fuchsia's Netstack3").await?;
        let stored = "return Object.entries(localStorage).some(([key, text]) =>
            key.startsWith('netstack-fm/progress/') && / ?at=148\\d\\d\\d\\d? /.test(text))";
        v.wait_for("the position to be stored", stored).await
    })
    .await
}

#[tokio::test]
async fn play_and_pause_work_without_the_program() -> Result<()> {
    visit(|v| async move {
        v.open_without_program("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;
        v.click("button", "Pause Oxide Networking").await?;
        v.wait_for_pause().await?;
        v.find("button", "Play Oxide Networking").await?;
        let position = v.current_time().await?;

        v.let_program_come().await?;
        v.find("link", "Oxide Networking").await?;
        v.wait_until_rendered().await?;
        ensure!(v.current_time().await? >= position, "the position is lost");
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn playback_resumes_where_the_listener_stopped() -> Result<()> {
    visit(|v| async move {
        v.open("/robots.txt").await?;
        v.eval(
            "const feed = new DOMParser();
             return fetch('/feed.xml').then((answer) => answer.text()).then((text) => {
                const items = feed.parseFromString(text, 'text/xml').querySelectorAll('item');
                const item = [...items].find((item) =>
                    item.querySelector('title').textContent.startsWith('Oxide'));
                localStorage.setItem('netstack-fm/progress/' + item.querySelector('guid').textContent,
                    '1 at=90000 since=1700000000000 played=0 length=3600000');
             })",
        )
        .await?;
        v.open_without_program("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound_from(90.0).await
    })
    .await
}

#[tokio::test]
async fn the_moment_in_the_address_is_known_before_the_program() -> Result<()> {
    visit(|v| async move {
        v.open_without_program(&format!("{EPISODE}?t=1m05s")).await?;
        v.click("button", "Play Fuchsia's Netstack3").await?;
        v.wait_for_sound_from(65.0).await
    })
    .await
}

#[tokio::test]
async fn a_topic_chosen_before_the_program_is_chosen_when_it_comes() -> Result<()> {
    visit(|v| async move {
        v.open_without_program("/").await?;
        v.click("button", "DNS ").await?;
        v.let_program_come().await?;
        v.wait_for_address("/?topic=dns").await?;
        v.find("status", "3 of 14 episodes").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_typed_before_the_program_are_searched_when_it_comes() -> Result<()> {
    visit(|v| async move {
        v.open_without_program("/").await?;
        v.press("/").await?;
        v.press("quic").await?;
        v.let_program_come().await?;
        v.wait_for_address("/?q=quic").await?;
        v.find("heading", "Search").await?;
        v.wait_for("the text to stay", "return document.activeElement.value === 'quic'").await
    })
    .await
}

#[tokio::test]
async fn a_box_checked_before_the_program_counts_when_it_comes() -> Result<()> {
    visit(|v| async move {
        v.open_without_program("/").await?;
        v.click("checkbox", "With transcript").await?;
        v.let_program_come().await?;
        v.wait_for_address("/?transcript=yes").await
    })
    .await
}

#[tokio::test]
async fn sound_starts_while_the_document_is_on_its_way() -> Result<()> {
    visit(|v| async move {
        let html = std::fs::read(browser_tests::root().join("dist/index.html"))?;
        // In a frame, since the driver waits for the end of a document.
        v.open("/robots.txt").await?;
        v.server.answer("/index.html", Answer::Starved(html, ABOUT_HALF));
        v.eval(
            "const frame = document.createElement('iframe');
             frame.src = '/index.html';
             document.body.append(frame)",
        )
        .await?;
        let button = "frames[0].document.querySelector('.play-button')";
        v.wait_for("the button to be there", &format!("return !!{button}")).await?;
        let loading = "return frames[0].document.readyState === 'loading'";
        ensure!(v.eval(loading).await? == Value::Bool(true), "the document is whole");
        v.eval(&format!("{button}.click()")).await?;
        let sound = "return frames[0].document.getElementById('audio').currentTime > 0.2";
        v.wait_for("the sound to advance", sound).await
    })
    .await
}

#[tokio::test]
async fn a_link_does_not_stop_the_sound() -> Result<()> {
    visit(|v| async move {
        v.open_without_program("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;
        v.eval("window.same = true").await?;
        v.click("link", "Guests").await?;
        v.let_program_come().await?;
        v.find("heading", "Guests").await?;
        ensure!(v.eval("return window.same").await? == Value::Bool(true), "a new document");
        v.wait_for_sound().await
    })
    .await
}

#[tokio::test]
async fn an_episode_newer_than_the_build_opens() -> Result<()> {
    let later = std::fs::read(browser_tests::root().join("tests/fixtures/feed-later.xml"))?;
    visit(|v| async move {
        v.server.answer("/feed.xml", Answer::Bytes(later));
        v.open("/episodes/15").await?;
        v.find("heading", "Pingora").await?;
        v.wait_for("its title", "return document.title.includes('Pingora')").await
    })
    .await
}

#[tokio::test]
async fn a_host_that_answers_every_address_with_the_home_page_works() -> Result<()> {
    let home = std::fs::read_to_string(browser_tests::root().join("dist/index.html"))?;
    visit(|v| async move {
        v.server.answer("/guests/max-inden", Answer::Html(home));
        v.open_until("/guests/max-inden", "Max Inden").await?;
        v.wait_for_address("/guests/max-inden").await
    })
    .await
}

#[tokio::test]
async fn a_program_that_never_comes_leaves_a_working_page() -> Result<()> {
    visit(|v| async move {
        v.server.answer(&program()?, Answer::Status(500));
        v.open("/").await?;
        v.click("button", "Play Oxide Networking").await?;
        v.wait_for_sound().await?;
        v.click("button", "Pause Oxide Networking").await?;
        v.wait_for_pause().await?;
        ensure!(v.all("alert", "").await?.is_empty(), "the page claims to have stopped");
        v.click("link", "Guests").await?;
        v.find("heading", "Guests").await?;
        v.click("link", "Max Inden").await?;
        v.find("heading", "Max Inden").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_visit_shows_the_page_at_once_without_the_network() -> Result<()> {
    visit(|mut v| async move {
        v.open_until("/guests/max-inden", "Max Inden").await?;
        let stored = "return caches.match('/guests/max-inden').then((page) => !!page)";
        v.wait_for("the page to be stored", stored).await?;
        v.server.stop().await;
        v.open("/guests/max-inden").await?;
        let page = v.eval("return document.body.dataset.page").await?;
        ensure!(page == "/guests/max-inden", "the page itself was not stored: {page}");
        v.find("heading", "Max Inden").await?;
        // A page that was not visited is rendered by the program.
        v.open_until("/guests/terts", "Terts").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_a_page_is_whole() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium lets a test switch scripts off.
        }
        v.disable_scripts().await?;
        v.open(EPISODE).await?;
        let body = v.driver.find(thirtyfour::By::Tag("body")).await?.text().await?;
        for part in ["Understanding ARP", "Exploring Fuchsia", "References", "minute 1", "smoltcp"]
        {
            ensure!(body.contains(part), "{part} is missing: {body}");
        }
        for part in ["Show transcript", "Mark as played", "Play next", "Loading"] {
            ensure!(!body.contains(part), "{part} is dead");
        }
        let audio = v.driver.find(thirtyfour::By::Css("main audio[controls]")).await?;
        ensure!(audio.is_displayed().await?, "there is nothing to play with");
        v.open("/embed/8").await?;
        let audio = v.driver.find(thirtyfour::By::Css("main audio[controls]")).await?;
        ensure!(audio.is_displayed().await?, "there is nothing to play with in a frame");
        v.open("/downloads").await?;
        let body = v.driver.find(thirtyfour::By::Tag("body")).await?.text().await?;
        ensure!(body.contains("need JavaScript") && !body.contains("Keep the newest"), "{body}");
        v.open("/nowhere").await?;
        let body = v.driver.find(thirtyfour::By::Tag("body")).await?.text().await?;
        ensure!(body.contains("Page not found"), "{body}");
        Ok(())
    })
    .await
}

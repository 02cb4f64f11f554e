//! How the program takes over a page that the build has rendered.

use anyhow::{Context, Result, ensure};
use browser_tests::{Answer, Engine, Visitor, visit, worker_file};

const EPISODE: &str = "/episodes/8-fuchsias-netstack3-with-bruno-dal-bo-silva";

/// Has the program render the page anew when it takes over, though nothing on it changes:
/// the progress in an episode of another show is stored.
async fn store_progress(v: &Visitor) -> Result<()> {
    v.open("/robots.txt").await?;
    v.eval(
        "localStorage.setItem('netstack-fm/progress/elsewhere',
            '1 at=60000 since=1700000000000 played=0 length=90000')",
    )
    .await?;
    Ok(())
}

#[tokio::test]
async fn the_takeover_keeps_scroll_and_focus() -> Result<()> {
    visit(|v| async move {
        store_progress(&v).await?;
        v.open_without_program(EPISODE).await?;
        v.eval(
            "scrollTo(0, 500);
             const link = [...document.querySelectorAll('main a')].find((a) => a.textContent.includes('Outro'));
             link.focus({ preventScroll: true })",
        )
        .await?;
        v.let_program_come().await?;
        v.wait_until_rendered().await?;
        v.wait_for(
            "the focus to be back",
            "return document.activeElement.textContent.includes('Outro') && scrollY === 500",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn the_takeover_keeps_an_open_menu() -> Result<()> {
    visit(|v| async move {
        store_progress(&v).await?;
        v.open_without_program("/").await?;
        v.click("button", "Subscribe").await?;
        v.find("dialog", "Subscribe").await?;
        v.let_program_come().await?;
        v.wait_until_rendered().await?;
        v.find("dialog", "Subscribe").await?;
        v.find("button", "Copy").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_selection_is_not_lost() -> Result<()> {
    visit(|v| async move {
        store_progress(&v).await?;
        v.open_without_program(EPISODE).await?;
        v.eval("getSelection().selectAllChildren(document.querySelector('h1'))").await?;
        v.server.release();
        v.wait_for_stored_show().await?;
        ensure!(!v.is_rendered().await?, "the selection was destroyed");
        let text = v.eval("return String(getSelection())").await?;
        ensure!(text == "Fuchsia's Netstack3 with Bruno Dal Bo Silva", "{text}");
        v.eval("getSelection().removeAllRanges()").await?;
        v.wait_until_rendered().await
    })
    .await
}

#[tokio::test]
async fn a_page_stands_until_something_changes() -> Result<()> {
    visit(|v| async move {
        v.open_without_program("/").await?;
        v.let_program_come().await?;
        v.wait_for_stored_show().await?;
        ensure!(!v.is_rendered().await?, "it was rendered for nothing");
        let worker = worker_file("feed_worker.js")?;
        ensure!(v.server.requests(&worker).is_empty(), "the feed was read for nothing");
        v.click("button", "Add Oxide Networking").await?;
        v.find("button", "Remove Oxide Networking").await?;
        v.wait_until_rendered().await
    })
    .await
}

#[tokio::test]
async fn a_newer_feed_replaces_the_page_without_moving_it() -> Result<()> {
    let later = std::fs::read(browser_tests::root().join("tests/fixtures/feed-later.xml"))?;
    visit(|v| async move {
        v.server.answer("/feed.xml", Answer::Bytes(later));
        v.open_without_program("/").await?;
        let top = "return document.querySelector('main article a[href^=\"/episodes/9-\"]')
            .getBoundingClientRect().top";
        v.eval("document.querySelector('main article a[href^=\"/episodes/9-\"]').scrollIntoView()")
            .await?;
        let before = v.eval(top).await?.as_f64().context("no card")?;
        v.let_program_come().await?;
        v.find("status", "35 episodes").await?;
        v.wait_for(
            "the card to be where it was",
            &format!("return Math.abs((() => {{ {top} }})() - {before}) < 2"),
        )
        .await
    })
    .await
}

/// The content of `<main>` as text, one node a line, without what only readers without
/// scripts get, and without the two facts about the visit on the page "About".
const NORMALISED: &str = r"
    const normalised = (original) => {
        const lines = [];
        const main = original.cloneNode(true);
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_COMMENT);
        const comments = [];
        while (walker.nextNode()) comments.push(walker.currentNode);
        comments.forEach((comment) => comment.remove());
        main.normalize();
        const walk = (node, depth) => {
            for (const child of node.childNodes) {
                if (child.nodeType === Node.TEXT_NODE) {
                    const text = child.data.replace(/\s+/g, ' ').trim();
                    if (text) lines.push(' '.repeat(depth) + text);
                } else if (child.nodeType === Node.ELEMENT_NODE && child.tagName !== 'NOSCRIPT') {
                    const fact = child.matches('.fact') && child.querySelector('dt').textContent;
                    if (['Freshness', 'Timing'].includes(fact)) continue;
                    const attributes = [...child.attributes]
                        .map(({ name, value }) => ` ${name}=${value.trim()}`).sort().join('');
                    lines.push(' '.repeat(depth) + child.tagName + attributes);
                    walk(child, depth + 1);
                }
            }
        };
        walk(main, 0);
        return lines;
    };";

#[tokio::test]
async fn the_program_renders_what_the_build_has_rendered() -> Result<()> {
    let map = std::fs::read_to_string(browser_tests::root().join("dist/sitemap.xml"))?;
    let pages: Vec<String> = map
        .split("<loc>https://netstack.fm")
        .skip(1)
        .filter_map(|rest| rest.split('<').next().map(str::to_owned))
        .collect();
    ensure!(pages.len() > 30, "{} pages", pages.len());
    visit(|v| async move {
        store_progress(&v).await?;
        if v.engine == Engine::Chromium {
            // The build does not know that the browser offers to install the site.
            let refuse = "addEventListener('beforeinstallprompt',
                (event) => event.stopImmediatePropagation(), true);";
            v.add_init_script(refuse).await?;
        }
        v.add_init_script(
            "addEventListener('DOMContentLoaded',
                () => { document.querySelector('main').firstElementChild.built = true; })",
        )
        .await?;
        for page in pages {
            v.open(&page).await?;
            // A stored record has it rendered anew.
            v.wait_for_program().await?;
            v.wait_until_rendered().await?;
            // Effects run, and notes are filled.
            v.wait_frames(2).await?;
            let difference = v
                .eval(&format!(
                    "{NORMALISED}
                     return fetch(location.pathname).then((answer) => answer.text()).then((html) => {{
                        const built = new DOMParser().parseFromString(html, 'text/html');
                        const before = normalised(built.querySelector('main'));
                        const after = normalised(document.querySelector('main'));
                        const at = before.findIndex((line, i) => line !== after[i]);
                        if (at < 0 && before.length === after.length) return null;
                        return `${{before.slice(at, at + 3).join('|')}} became ${{after.slice(at, at + 3).join('|')}}`;
                     }})"
                ))
                .await?;
            ensure!(difference.is_null(), "{page}: {difference}");
        }
        Ok(())
    })
    .await
}

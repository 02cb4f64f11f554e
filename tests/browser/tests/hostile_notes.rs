//! Notes made to harm, as browsers show them. `tests/native/hostile_notes.rs` tries them on
//! the host's sanitiser.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use browser_tests::{Visitor, root, visit};

/// Serves a show with an episode for each of the notes. Returns how many there are.
fn serve(v: &Visitor) -> Result<usize> {
    let notes = std::fs::read_to_string(root().join("tests/fixtures/hostile-notes.txt"))?;
    let mut feed = "<rss version='2.0'><channel><title>T</title>".to_owned();
    for (index, line) in notes.lines().enumerate() {
        let line = line.replace("]]>", "]]]]><![CDATA[>");
        write!(
            feed,
            "<item><title>N{index}</title><guid>g{index}</guid>\
             <description><![CDATA[{line}]]></description></item>"
        )?;
    }
    v.server.answer("/feed.xml", format!("{feed}</channel></rss>").as_str());
    Ok(notes.lines().count())
}

/// What is wrong with the notes on the page, or in the document around them.
const HARM: &str = r"
    const elements = 'A ABBR B BLOCKQUOTE BR CODE DD DEL DIV DL DT EM H2 H3 H4 HR I KBD LI OL P PRE Q S SMALL STRONG SUB SUP UL'.split(' ');
    const attributes = ['href', 'title', 'lang', 'dir', 'target', 'rel'];
    if (window.pwned) return 'a script has run';
    if (typeof window.early?.end !== 'function') return 'a global was replaced';
    for (const element of document.querySelectorAll('.notes *')) {
        if (!elements.includes(element.tagName)) return element.outerHTML;
        for (const { name, value } of element.attributes) {
            if (!attributes.includes(name)) return element.outerHTML;
            if (name === 'target' && value !== '_blank') return element.outerHTML;
        }
        const scheme = element.href ? new URL(element.href).protocol : 'https:';
        if (!['http:', 'https:', 'mailto:'].includes(scheme)) return element.outerHTML;
    }
    return null;";

async fn check(v: &Visitor) -> Result<()> {
    let count = serve(v)?;
    // The oldest episode comes last in the feed; from there, “Next” leads through all.
    v.open_until(&format!("/episodes/n{}", count - 1), &format!("N{}", count - 1)).await?;
    for index in (0..count).rev() {
        let shown = format!(
            "return document.querySelector('h1')?.textContent === 'N{index}'
                && !!document.querySelector('.notes')"
        );
        v.wait_for(&format!("notes {index}"), &shown).await?;
        let harm = v.eval(HARM).await?;
        ensure!(harm.is_null(), "notes {index}: {harm}");
        if index > 0 {
            v.eval("document.querySelector('.neighbour.next').click()").await?;
        }
    }
    let harm = v.eval(HARM).await?;
    ensure!(harm.is_null(), "in the end: {harm}");
    Ok(())
}

#[tokio::test]
async fn hostile_notes_are_inert_in_the_browsers_sanitiser() -> Result<()> {
    visit(|v| async move {
        v.open("/about").await?;
        if v.eval("return !Element.prototype.setHTML").await? == serde_json::Value::Bool(true) {
            return Ok(()); // This browser has none.
        }
        check(&v).await
    })
    .await
}

#[tokio::test]
async fn hostile_notes_are_inert_in_dompurify() -> Result<()> {
    visit(|v| async move {
        if v.engine == browser_tests::Engine::Chromium {
            v.add_init_script("delete Element.prototype.setHTML").await?;
        }
        check(&v).await?;
        let used = v.eval("return typeof DOMPurify").await?;
        ensure!(used == "function", "DOMPurify was not used");
        Ok(())
    })
    .await
}

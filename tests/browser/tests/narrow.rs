//! Narrow windows, long words, and texts in other directions and languages.

use anyhow::{Result, ensure};
use browser_tests::{Answer, Engine, visit};

const WORD: &str = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundanhänger\
    herstellungsverfahrensbeschreibungsdokument";

/// A feed in which nothing has a place to break.
fn long_words() -> String {
    let link = format!("https://{}.example/{WORD}{WORD}", "a".repeat(60));
    format!(
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
         xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>T</title>\
         <item><title>{WORD}</title><guid>1</guid><itunes:duration>1:00:00</itunes:duration>\
         <podcast:person role='guest'>{WORD}</podcast:person>\
         <enclosure url='/1.mp3' type='audio/mpeg'/><description><![CDATA[<p>{WORD}{WORD}</p>\
         <p><code>{WORD}{WORD}</code></p><pre>{WORD}{WORD}</pre><ul><li>0:00 {WORD}</li>\
         <li>1:00 {WORD}</li></ul><p>Links:</p><ul><li><a href='{link}'>{WORD}{WORD}</a></li>\
         <li>{link}/bare</li></ul>]]></description></item></channel></rss>"
    )
}

#[tokio::test]
async fn no_page_scrolls_sideways() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate a narrow window.
        }
        v.server.answer("/feed.xml", long_words().as_str());
        v.server.answer("/1.mp3", Answer::Bytes(browser_tests::show::mp3(60)));
        v.server.remove_pages();
        for width in [320, 768, 1280] {
            v.resize(width, 800).await?;
            for path in ["/", "/?q=Donau", "/references", "/guests", "/episodes/donau", "/about"] {
                let path = if path == "/episodes/donau" {
                    v.open("/").await?;
                    v.wait_for("a card", "return !!document.querySelector('.card-title a')").await?;
                    let path = "return document.querySelector('.card-title a').pathname";
                    v.eval(path).await?.as_str().unwrap_or_default().to_owned()
                } else {
                    path.to_owned()
                };
                v.open(&path).await?;
                v.wait_for("the page", "return !!document.querySelector('main h1')").await?;
                v.wait_for("its words", "return document.querySelector('main').innerText.includes('Donau')
                    || location.pathname === '/about'").await?;
                let wide = "const root = document.documentElement;
                    return root.scrollWidth <= root.clientWidth ? '' : [...document.querySelectorAll('body *')]
                        .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1)
                        .slice(0, 5).map((e) => e.tagName + '.' + e.className).join()";
                let wide = v.eval(wide).await?;
                ensure!(wide == "", "{path} at {width}: {wide}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn texts_of_the_feed_have_their_direction_and_language() -> Result<()> {
    visit(|v| async move {
        let feed = "<rss version='2.0'><channel><title>T</title><language>he-IL</language>\
            <item><title>TCP/IP: פרק על רשתות</title><guid>1</guid>\
            <description><![CDATA[<p>שלום לכולם</p><p>English words</p>]]></description></item>\
            </channel></rss>";
        v.server.answer("/feed.xml", feed);
        v.server.remove_pages();
        v.open_until("/", "TCP/IP").await?;
        let of = |selector: &str| {
            format!(
                "const e = document.querySelector('{selector}');
                 return getComputedStyle(e).unicodeBidi + ' ' + e.closest('[lang]').lang"
            )
        };
        for selector in [".card-title", ".card-summary"] {
            ensure!(v.eval(&of(selector)).await? == "plaintext he-IL", "{selector}");
        }
        ensure!(
            v.eval("return document.querySelector('footer').closest('[lang]').lang").await? == "en"
        );
        v.click("link", "TCP/IP").await?;
        v.wait_for("the notes", "return !!document.querySelector('.notes p')").await?;
        for selector in ["main h1", ".notes p"] {
            ensure!(v.eval(&of(selector)).await? == "plaintext he-IL", "{selector}");
        }
        // The paragraphs of the notes begin at different edges.
        let edges = "return [...document.querySelectorAll('.notes p')].map((p) => {
            const range = document.createRange();
            range.selectNodeContents(p);
            const [text, box] = [range.getBoundingClientRect(), p.getBoundingClientRect()];
            return text.left - box.left < 2 ? 'left' : 'right'; }).join()";
        ensure!(v.eval(edges).await? == "right,left");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_latest_episode_can_be_played_on_the_first_screen() -> Result<()> {
    visit(|v| async move {
        if v.engine != Engine::Chromium {
            return Ok(()); // Only Chromium can emulate a narrow window.
        }
        v.resize(390, 844).await?;
        v.open_until("/", "Latest episode").await?;
        let play = v.find("button", "Play Roto And Cascade").await?;
        let rect = play.rect().await?;
        ensure!(rect.y + rect.height <= 844.0, "it is at {}", rect.y);
        Ok(())
    })
    .await
}

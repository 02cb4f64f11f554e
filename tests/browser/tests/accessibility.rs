//! axe finds nothing, and the console stays quiet, on every page in both themes.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Visitor, visit};

const PAGES: [(&str, &str); 8] = [
    ("/", "All episodes"),
    ("/?topic=quic", "Rustls with Dirkjan Ochtman"),
    ("/episodes/8?t=60", "Fuchsia's Netstack3"),
    ("/guests", "Guests"),
    ("/guests/max-inden", "One appearance"),
    ("/upcoming", "Pingora"),
    ("/episodes/999", "There is no episode 999"),
    ("/nowhere", "There is no such page"),
];

#[tokio::test]
async fn pages_are_clean_in_light_and_dark() -> Result<()> {
    let axe =
        std::fs::read_to_string(browser_tests::root().join("node_modules/axe-core/axe.min.js"))?;
    visit(|v| async move {
        let schemes: &[&str] =
            if v.engine == Engine::Chromium { &["light", "dark"] } else { &["as it is"] };
        for scheme in schemes {
            if v.engine == Engine::Chromium {
                v.prefer(scheme).await?;
            }
            for (path, heading) in PAGES {
                v.open_until(path, heading).await?;
                violations(&v, &axe, &format!("{path} ({scheme})")).await?;
            }
            v.click_through_player().await?;
            violations(&v, &axe, &format!("the open player ({scheme})")).await?;
        }
        let errors = v.console_errors().await?;
        ensure!(errors.is_empty(), "in the console: {errors:#?}");
        Ok(())
    })
    .await
}

async fn violations(v: &Visitor, axe: &str, place: &str) -> Result<()> {
    v.driver.execute(axe, vec![]).await?;
    let script = "const done = arguments[0];
        axe.run().then((r) => done(r.violations.map((v) =>
          `${v.id}: ${v.nodes.map((n) => n.html + ' ' + n.failureSummary).join(' | ')}`)));";
    let found = v.driver.execute_async(script, vec![]).await?.json().clone();
    ensure!(found.as_array().is_some_and(Vec::is_empty), "{place}: {found:#}");
    Ok(())
}

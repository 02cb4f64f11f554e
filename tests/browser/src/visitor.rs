//! A browser whose elements are found by role and accessible name, as a person or a
//! screen reader finds them.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::expected;
use crate::server::Server;
use crate::session::Session;

/// How long a condition may take to become true. A passing test never waits this long.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);
/// The time between two checks of a condition.
pub(crate) const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A browser with a fresh profile, and the server it visits.
pub struct Visitor {
    /// The WebDriver session.
    pub driver: WebDriver,
    /// The server of the built site.
    pub server: Server,
    /// The browser's engine.
    pub engine: Engine,
}

/// Runs a scenario in a browser with a fresh profile. The browser and the profile are
/// removed afterwards, even if the scenario fails.
///
/// # Errors
///
/// Returns the error of the scenario, or fails if the browser or the server could not
/// be started, or if a failure was expected in this engine and did not come.
pub async fn visit<F, V>(scenario: F) -> Result<()>
where
    F: FnOnce(Visitor) -> V,
    V: Future<Output = Result<()>>,
{
    let engine = Engine::from_env()?;
    let server = Server::start().await?;
    let session = Session::start(engine).await?;
    let visitor = Visitor { driver: session.web_driver.clone(), server, engine };
    let outcome = scenario(visitor).await;
    let ended = session.end().await;
    expected::judge(engine, outcome.and(ended))
}

/// Pages and elements.
impl Visitor {
    /// Opens a page of the site.
    ///
    /// # Errors
    ///
    /// Fails if the page cannot be loaded.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.driver.goto(self.server.url(path)).await?;
        Ok(())
    }

    /// Opens a page and waits for a heading that begins with `heading`.
    ///
    /// # Errors
    ///
    /// Fails if the page cannot be loaded or the heading does not appear in time.
    pub async fn open_until(&self, path: &str, heading: &str) -> Result<()> {
        self.open(path).await?;
        self.find("heading", heading).await?;
        Ok(())
    }

    /// Opens the full player, with its chapters, on the page of episode 8.
    ///
    /// # Errors
    ///
    /// Fails if the page cannot be loaded or the player does not appear in time.
    pub async fn open_full_player(&self) -> Result<()> {
        self.open("/episodes/8?t=60").await?;
        self.find("region", "Player").await?;
        self.click("button", "Full player").await?;
        self.find("dialog", "Full player").await?;
        Ok(())
    }

    /// Reloads the page with `location.reload()` and waits for the new document.
    ///
    /// # Errors
    ///
    /// Fails if the page is not reloaded in time.
    pub async fn reload(&self) -> Result<()> {
        self.eval("window.beforeReload = true; location.reload()").await?;
        self.wait_for("the page to be loaded anew", "return !window.beforeReload").await
    }

    /// Waits for a visible element with this role whose accessible name begins with
    /// `name`, and returns the first one.
    ///
    /// # Errors
    ///
    /// Fails if no such element appears in time.
    pub async fn find(&self, role: &str, name: &str) -> Result<WebElement> {
        let what = format!("{role} “{name}”");
        self.eventually(&what, || async { Ok(self.all(role, name).await?.into_iter().next()) })
            .await
    }

    /// All visible elements with this role whose accessible name begins with `name`.
    ///
    /// # Errors
    ///
    /// Fails if the script fails in the browser.
    pub async fn all(&self, role: &str, name: &str) -> Result<Vec<WebElement>> {
        let found = self.driver.execute(FIND, vec![json!(role), json!(name)]).await?;
        Ok(found.elements()?)
    }

    /// Waits for an element as [`find`](Self::find) does, scrolls it into view, and
    /// clicks it.
    ///
    /// # Errors
    ///
    /// Fails if no such element can be clicked in time.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        // The page may replace the element before the click reaches it.
        let what = format!("to click {role} “{name}”");
        let clicked = self.eventually(&what, || async {
            let found = self.all(role, name).await?.into_iter().next();
            self.try_click(found).await
        });
        clicked.await
    }

    /// Clicks the first element that a selector finds: one whose name others share.
    ///
    /// # Errors
    ///
    /// Fails if no such element can be clicked in time.
    pub async fn click_first(&self, selector: &str) -> Result<()> {
        let clicked = self.eventually(selector, || async {
            self.try_click(self.driver.find(By::Css(selector)).await.ok()).await
        });
        clicked.await
    }

    async fn try_click(&self, element: Option<WebElement>) -> Result<Option<()>> {
        let Some(element) = element else { return Ok(None) };
        self.driver.execute(PREPARE_CLICK, vec![element.to_json()?]).await?;
        if element.click().await.is_err() {
            return Ok(None);
        }
        // WebKit's driver loses the first press in each document.
        let lost = self.engine == Engine::Webkit && self.eval(CLICK_LOST).await? == true;
        Ok((!lost).then_some(()))
    }

    /// Chooses a file in the page's file field.
    ///
    /// # Errors
    ///
    /// Fails if no such field takes the file in time.
    pub async fn choose_file(&self, path: &Path) -> Result<()> {
        // The page may replace the field before the file reaches it.
        let chosen = self.eventually("to choose a file", || async {
            let field = self.driver.find(By::Css("input[type=file]")).await?;
            Ok(field.send_keys(path.to_string_lossy()).await.ok())
        });
        chosen.await
    }

    /// Presses a key, or types a text, in the element with the focus.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn press(&self, keys: &str) -> Result<()> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Removes the focus from the element that has it.
    ///
    /// # Errors
    ///
    /// Fails if the script fails in the browser.
    pub async fn blur(&self) -> Result<()> {
        self.eval("document.activeElement?.blur()").await?;
        Ok(())
    }

    /// Runs a script as the body of a function and returns its result.
    ///
    /// # Errors
    ///
    /// Fails if the script throws.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, vec![]).await?.json().clone())
    }

    /// The errors in the console since the last call. Engines other than Chromium
    /// report none.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.driver.browser_log().await?;
        let errors = log.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(errors.map(|entry| entry.message).collect())
    }
}

/// Conditions and the media element.
impl Visitor {
    /// Waits until a script returns true. An error names the condition as `what`.
    ///
    /// # Errors
    ///
    /// Fails if the script does not return true in time.
    pub async fn wait_for(&self, what: &str, script: &str) -> Result<()> {
        let found = self.eventually(what, || async {
            Ok((self.eval(script).await? == Value::Bool(true)).then_some(()))
        });
        found.await
    }

    /// Waits for so many frames of the page.
    ///
    /// # Errors
    ///
    /// Fails if the page does not render them in time.
    pub async fn wait_frames(&self, count: u32) -> Result<()> {
        let script = format!(
            "let left = {count};
             return new Promise((resolve) => {{
                 const next = () => left-- > 0 ? requestAnimationFrame(next) : resolve();
                 next();
             }})"
        );
        self.eval(&script).await?;
        Ok(())
    }

    /// Waits until the address, path and query, is `path`.
    ///
    /// # Errors
    ///
    /// Fails if the address does not become `path` in time.
    pub async fn wait_for_address(&self, path: &str) -> Result<()> {
        let href = json!(self.server.href(path));
        let script = format!("return location.pathname + location.search === {href}");
        self.wait_for(&format!("the address to be {path}"), &script).await
    }

    /// Waits until the program has taken over the document.
    ///
    /// # Errors
    ///
    /// Fails if it does not in time.
    pub async fn wait_for_program(&self) -> Result<()> {
        let taken = "return !!document.querySelector('section.player')";
        self.wait_for("the program to take over", taken).await
    }

    /// Waits until the service worker answers the page's requests.
    ///
    /// # Errors
    ///
    /// Fails if it does not in time.
    pub async fn wait_for_service_worker(&self) -> Result<()> {
        let controlled = "return navigator.serviceWorker.controller?.state === 'activated'";
        self.wait_for("the service worker", controlled).await
    }

    /// Waits until the shown episodes are stored for the next visit.
    ///
    /// # Errors
    ///
    /// Fails if they are not stored in time.
    pub async fn wait_for_stored_show(&self) -> Result<()> {
        self.wait_for(
            "the show to be kept",
            "return caches.match('/kept-show').then((kept) => !!kept)",
        )
        .await
    }

    /// Waits until the media element plays and its time has advanced.
    ///
    /// # Errors
    ///
    /// Fails if nothing plays in time.
    pub async fn wait_for_sound(&self) -> Result<()> {
        let before = self.current_time().await?;
        let script = format!(
            "const a = document.getElementById('audio');
             return !a.paused && a.currentTime > {before} + 0.2"
        );
        self.wait_for("sound to go on", &script).await
    }

    /// Waits until the media element plays from within a second after `start`, in
    /// seconds.
    ///
    /// # Errors
    ///
    /// Fails if it does not play from there in time.
    pub async fn wait_for_sound_from(&self, start: f64) -> Result<()> {
        let script = format!(
            "const a = document.getElementById('audio');
             return !a.paused && !a.seeking
                 && a.currentTime >= {start} && a.currentTime < {start} + 1"
        );
        self.wait_for(&format!("play from {start}"), &script).await?;
        self.wait_for_sound().await
    }

    /// Waits until the media element is paused.
    ///
    /// # Errors
    ///
    /// Fails if it is not paused in time.
    pub async fn wait_for_pause(&self) -> Result<()> {
        self.wait_for("silence", "return document.getElementById('audio').paused").await
    }

    /// The media element's current time, in seconds.
    ///
    /// # Errors
    ///
    /// Fails if the page has no media element.
    pub async fn current_time(&self) -> Result<f64> {
        let time = self.eval("return document.getElementById('audio').currentTime").await?;
        time.as_f64().context("the page has no audio element")
    }

    /// Repeats an attempt until it returns a value.
    async fn eventually<T, F, A>(&self, what: &str, attempt: F) -> Result<T>
    where
        F: Fn() -> A,
        A: Future<Output = Result<Option<T>>>,
    {
        let start = Instant::now();
        loop {
            // An element may be removed during the attempt, which is an error.
            let last = match attempt().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => None,
                Err(error) => Some(error),
            };
            if start.elapsed() > TIMEOUT {
                let page = self.eval("return document.body.innerText").await.unwrap_or_default();
                let url = self.driver.current_url().await?;
                bail!("waited in vain for {what} at {url} ({last:?}); the page says: {page}");
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }
}

/// Scrolls an element into view and listens for a click. The page may replace the element,
/// so the window listens.
const PREPARE_CLICK: &str = "const [element] = arguments;
    element.scrollIntoView({ block: 'center' });
    window.clickLost = true;
    const arrive = () => { window.clickLost = false; };
    addEventListener('click', arrive, { capture: true, once: true })";

/// Whether the click did not arrive. A page that the click has led to knows of none.
const CLICK_LOST: &str = "return window.clickLost === true";

/// Finds elements by role and the beginning of their name. It approximates the
/// computation of roles and names (HTML-AAM, AccName) as far as this site needs it.
const FIND: &str = r#"
const [role, name] = arguments;
const implicit = {
  A: (e) => e.hasAttribute('href') ? 'link' : null, ARTICLE: () => 'article',
  BUTTON: () => 'button', H1: () => 'heading', H2: () => 'heading', H3: () => 'heading',
  INPUT: (e) => ({ range: 'slider', search: 'searchbox', checkbox: 'checkbox', text: 'textbox' })[e.type], LI: () => 'listitem',
  NAV: () => 'navigation', OL: () => 'list', UL: () => 'list', SELECT: () => 'combobox',
  SECTION: (e) => e.matches('[aria-label], [aria-labelledby]') ? 'region' : null,
};
const roleOf = (e) => e.getAttribute('role') ?? implicit[e.tagName]?.(e) ?? null;
const folded = (text) => text.replace(/\s+/g, ' ').trim();
const nameOf = (e) => {
  const label = e.getAttribute('aria-label');
  if (label) return folded(label);
  const by = e.getAttribute('aria-labelledby');
  if (by) return folded(by.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  return folded(e.labels?.[0]?.textContent ?? e.textContent);
};
return [...document.querySelectorAll('*')].filter((e) =>
  roleOf(e) === role && nameOf(e).startsWith(name) && e.checkVisibility({ visibilityProperty: true }));
"#;

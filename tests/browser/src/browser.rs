//! A browser, asked by role and name, the way a person or a screen reader finds
//! things.

use std::future::Future;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::server::Server;

/// How long a condition may take to come true. Nothing waits for all of it
/// unless it fails.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(50);

/// The engines the tests run in: `BROWSER=chromium|firefox|webkit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    /// The one that the environment asks for.
    pub fn chosen() -> Result<Self> {
        match std::env::var("BROWSER").as_deref() {
            Ok("chromium" | "") | Err(_) => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::Webkit),
            Ok(other) => bail!("BROWSER={other} is none of chromium, firefox, webkit"),
        }
    }

    fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::Webkit => ("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    fn capabilities(self, profile: &str) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        let (key, options) = match self {
            Self::Chromium => ("goog:chromeOptions", chromium_options(profile)),
            Self::Firefox => (
                "moz:firefoxOptions",
                json!({
                    "args": ["-headless"],
                    "prefs": {
                        "media.autoplay.default": 0,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                }),
            ),
            Self::Webkit => (
                "webkitgtk:browserOptions",
                json!({
                    "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "args": ["--automation", "--autoplay-policy=allow"],
                }),
            ),
        };
        capabilities.set(key, options)?;
        if self == Self::Chromium {
            capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        }
        Ok(capabilities)
    }
}

fn chromium_options(profile: &str) -> Value {
    let arguments = json!([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
        // Pages come at once; what moves has a test of its own.
        "--force-prefers-reduced-motion",
        "--autoplay-policy=no-user-gesture-required",
        format!("--user-data-dir={profile}"),
    ]);
    match std::env::var("CHROME") {
        Ok(binary) => json!({ "args": arguments, "binary": binary }),
        Err(_) => json!({ "args": arguments }),
    }
}

/// A visitor: a browser with nothing in it yet, in front of a server.
pub struct Visitor {
    pub driver: WebDriver,
    pub server: Server,
    pub engine: Engine,
}

/// Runs a visit from a fresh profile and cleans up behind it, whatever happens.
///
/// # Errors
///
/// What the visit ends in, or that the browser could not be started.
pub async fn visit<F, V>(story: F) -> Result<()>
where
    F: FnOnce(Visitor) -> V,
    V: Future<Output = Result<()>>,
{
    let engine = Engine::chosen()?;
    let (mut process, port) = start_driver(engine)?;
    let profile = std::env::temp_dir().join(format!("netstack-fm-{}", process.id()));
    let outcome = async {
        let capabilities = engine.capabilities(&profile.to_string_lossy())?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        driver.set_script_timeout(PATIENCE).await?;
        let visitor = Visitor { driver: driver.clone(), server: Server::start().await?, engine };
        let outcome = story(visitor).await;
        driver.quit().await?;
        outcome
    };
    let outcome = outcome.await;
    let _ = process.kill();
    let _ = process.wait();
    let _ = std::fs::remove_dir_all(profile);
    outcome
}

/// Starts the engine's WebDriver on a free port.
fn start_driver(engine: Engine) -> Result<(Child, u16)> {
    let (variable, default) = engine.driver();
    let program = std::env::var(variable).unwrap_or_else(|_| default.to_owned());
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut process = Command::new(&program)
        .arg(format!("--port={port}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{program} could not be started"))?;
    let ready = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        ensure!(ready.elapsed() < PATIENCE, "{program} does not listen");
        ensure!(process.try_wait()?.is_none(), "{program} ended at once");
        std::thread::sleep(PAUSE);
    }
    // What it prints has to be read, or it stops to wait for that.
    if let Some(stdout) = process.stdout.take() {
        std::thread::spawn(move || BufReader::new(stdout).lines().for_each(drop));
    }
    Ok((process, port))
}

impl Visitor {
    /// Opens a page of the site.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.driver.goto(self.server.url(path)).await?;
        Ok(())
    }

    /// Opens a page and waits until its heading is this one.
    pub async fn open_until(&self, path: &str, heading: &str) -> Result<()> {
        self.open(path).await?;
        self.find("heading", heading).await?;
        Ok(())
    }

    /// Loads the page anew, as its visitor would.
    pub async fn reload(&self) -> Result<()> {
        self.eval("window.beforeReload = true; location.reload()").await?;
        self.until("the page to be loaded anew", "return !window.beforeReload").await
    }

    /// Waits for the first visible element with this role whose accessible name
    /// begins like this.
    pub async fn find(&self, role: &str, name: &str) -> Result<WebElement> {
        let what = format!("{role} “{name}”");
        self.eventually(&what, || async { Ok(self.all(role, name).await?.into_iter().next()) })
            .await
    }

    /// All visible elements with this role whose accessible name begins like this.
    pub async fn all(&self, role: &str, name: &str) -> Result<Vec<WebElement>> {
        let found = self.driver.execute(FIND, vec![json!(role), json!(name)]).await?;
        Ok(found.elements()?)
    }

    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        // What is found may be drawn anew before the click reaches it.
        let what = format!("to click {role} “{name}”");
        let clicked = self.eventually(&what, || async {
            let Some(element) = self.all(role, name).await?.into_iter().next() else {
                return Ok(None);
            };
            self.driver.execute(TO_THE_MIDDLE, vec![element.to_json()?]).await?;
            Ok(element.click().await.ok())
        });
        clicked.await
    }

    /// Presses a key, or types a text, with the focus where it is.
    pub async fn press(&self, keys: &str) -> Result<()> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Takes the focus from wherever it is.
    pub async fn blur(&self) -> Result<()> {
        self.eval("document.activeElement?.blur()").await?;
        Ok(())
    }

    /// Waits until the sound goes on from within a second of `start`.
    pub async fn plays_from(&self, start: f64) -> Result<()> {
        let script = format!(
            "const a = document.querySelector('audio');
             return !a.paused && !a.seeking
                 && a.currentTime >= {start} && a.currentTime < {start} + 1"
        );
        self.until(&format!("play from {start}"), &script).await?;
        self.hears_sound().await
    }

    /// Waits until nothing is to be heard.
    pub async fn hears_nothing(&self) -> Result<()> {
        self.until("silence", "return document.querySelector('audio').paused").await
    }

    /// Makes the window as large as a phone's.
    pub async fn on_a_phone(&self) -> Result<()> {
        let metrics =
            json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
        let touch = json!({ "enabled": true });
        self.driver.cdp().send_raw("Emulation.setTouchEmulationEnabled", touch).await?;
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// What a script returns.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, vec![]).await?.json().clone())
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str) -> Result<()> {
        let found = self.eventually(what, || async {
            Ok((self.eval(script).await? == Value::Bool(true)).then_some(()))
        });
        found.await
    }

    /// Waits until an attempt gives something.
    pub async fn eventually<T, F, A>(&self, what: &str, attempt: F) -> Result<T>
    where
        F: Fn() -> A,
        A: Future<Output = Result<Option<T>>>,
    {
        let start = Instant::now();
        loop {
            // An element that has just gone is as good as one not there yet.
            let last = match attempt().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => None,
                Err(error) => Some(error),
            };
            if start.elapsed() > PATIENCE {
                let page = self.eval("return document.body.innerText").await.unwrap_or_default();
                let url = self.driver.current_url().await?;
                bail!("waited in vain for {what} at {url} ({last:?}); the page says: {page}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The media element's time, in seconds.
    pub async fn time(&self) -> Result<f64> {
        let time = self.eval("return document.querySelector('audio').currentTime").await?;
        time.as_f64().context("the page has no audio element")
    }

    /// Waits until the sound has moved on.
    pub async fn hears_sound(&self) -> Result<()> {
        let before = self.time().await?;
        let script = format!(
            "const a = document.querySelector('audio');
             return !a.paused && a.currentTime > {before} + 0.2"
        );
        self.until("sound to go on", &script).await
    }

    /// Waits until the address is this one.
    pub async fn is_at(&self, path: &str) -> Result<()> {
        let script = format!("return location.pathname + location.search === {}", json!(path));
        self.until(&format!("the address to be {path}"), &script).await
    }

    /// Waits until the shown episodes are kept for the next visit.
    pub async fn until_kept(&self) -> Result<()> {
        self.until(
            "the show to be kept",
            "return caches.match('/kept-show').then((kept) => !!kept)",
        )
        .await
    }

    /// Opens the player with its chapters over the page that is shown.
    pub async fn click_through_player(&self) -> Result<()> {
        self.open("/episodes/8?t=60").await?;
        self.find("region", "Player").await?;
        self.click("button", "Full player").await?;
        self.find("dialog", "Full player").await?;
        Ok(())
    }

    /// Runs a script in every page to come, before the page's own; only
    /// Chromium can be told.
    pub async fn on_every_page(&self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Has the browser prefer a colour scheme; only Chromium can be told.
    pub async fn prefer(&self, scheme: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "features": features });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Has the browser like motion, which the tests otherwise do without; only
    /// Chromium can be told.
    pub async fn likes_motion(&self) -> Result<()> {
        let features = json!([{ "name": "prefers-reduced-motion", "value": "no-preference" }]);
        let media = json!({ "features": features });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Makes the window as large as this, in CSS pixels; only Chromium can be told.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// The errors in the console since it was last asked; only Chromium tells.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self.driver.browser_log().await?;
        let errors = log.into_iter().filter(|entry| entry.level == "SEVERE");
        Ok(errors.map(|entry| entry.message).collect())
    }
}

const TO_THE_MIDDLE: &str = "arguments[0].scrollIntoView({ block: 'center' })";

/// Finds elements by role and the beginning of their name, near enough to what
/// accessibility trees are made of for this site.
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

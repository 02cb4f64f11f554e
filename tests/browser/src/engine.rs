//! The browser engines and their WebDrivers.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::visitor::{POLL_INTERVAL, TIMEOUT};

/// A browser engine: `BROWSER=chromium|firefox|webkit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, the default.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's MiniBrowser.
    Webkit,
}

impl Engine {
    /// The engine named by the environment variable `BROWSER`; Chromium if it is
    /// empty or not set.
    ///
    /// # Errors
    ///
    /// Fails if `BROWSER` names no engine.
    pub fn from_env() -> Result<Self> {
        match std::env::var("BROWSER").as_deref() {
            Ok("chromium" | "") | Err(_) => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::Webkit),
            Ok(other) => bail!("BROWSER={other} is none of chromium, firefox, webkit"),
        }
    }

    /// The environment variable with the path of the WebDriver, and its default.
    fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::Webkit => ("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// Starts the engine's WebDriver on a free port and waits until it listens.
    pub(crate) fn start_driver(self) -> Result<(Child, u16)> {
        let (variable, default) = self.driver();
        let program = std::env::var(variable).unwrap_or_else(|_| default.to_owned());
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut process = Command::new(&program)
            .arg(format!("--port={port}"))
            // With threads of its own, Mesa's software renderer crashes now and then in
            // WebKitGTK's compositor.
            .env("LP_NUM_THREADS", "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{program} could not be started"))?;
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            ensure!(start.elapsed() < TIMEOUT, "{program} does not listen");
            ensure!(process.try_wait()?.is_none(), "{program} ended at once");
            std::thread::sleep(POLL_INTERVAL);
        }
        // A full pipe would block the driver.
        if let Some(stdout) = process.stdout.take() {
            std::thread::spawn(move || BufReader::new(stdout).lines().for_each(drop));
        }
        Ok((process, port))
    }

    /// The capabilities of a session; only Chromium needs the path of a profile.
    pub(crate) fn capabilities(self, profile: &str) -> Result<Capabilities> {
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
        // Pages change without transitions; those have a test of their own.
        "--force-prefers-reduced-motion",
        "--autoplay-policy=no-user-gesture-required",
        format!("--user-data-dir={profile}"),
    ]);
    match std::env::var("CHROME") {
        Ok(binary) => json!({ "args": arguments, "binary": binary }),
        Err(_) => json!({ "args": arguments }),
    }
}

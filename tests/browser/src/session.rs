//! A browser with a fresh profile, and the WebDriver that drives it.

use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;

use anyhow::{Result, bail};
use thirtyfour::prelude::*;
use tokio::time::timeout;

use crate::engine::Engine;
use crate::visitor::TIMEOUT;

/// How long a browser may take to start.
const START_LIMIT: Duration = Duration::from_secs(40);

/// How many drivers are started for one browser. WebKitGTK's now and then waits for its
/// browser for good. No page is open by then, so that says nothing of the site.
const DRIVERS: usize = 3;

/// The width and the height of the window in every engine, in CSS pixels.
const WINDOW: (u32, u32) = (1280, 900);

/// A browser that a driver has started. Both end with it.
pub(crate) struct Session {
    /// Gives commands to the browser.
    pub(crate) web_driver: WebDriver,
    _process: DriverProcess,
}

impl Session {
    /// Starts a browser.
    ///
    /// # Errors
    ///
    /// Fails if the driver or the browser does not start.
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        for _ in 0..DRIVERS {
            let process = DriverProcess::start(engine)?;
            match timeout(START_LIMIT, process.start_browser(engine)).await {
                Ok(web_driver) => return Ok(Self { web_driver: web_driver?, _process: process }),
                Err(_) => eprintln!("{engine:?} has not started in {START_LIMIT:?}"),
            }
        }
        bail!("{DRIVERS} drivers have started no browser")
    }

    /// Closes the browser.
    ///
    /// # Errors
    ///
    /// Fails if the driver does not answer, as after a crash of the browser.
    pub(crate) async fn end(self) -> Result<()> {
        Ok(self.web_driver.quit().await?)
    }
}

/// The process of a WebDriver. It is killed at the end, with its browser and the profile.
struct DriverProcess {
    child: Child,
    port: u16,
    profile: PathBuf,
}

impl DriverProcess {
    fn start(engine: Engine) -> Result<Self> {
        let (child, port) = engine.start_driver()?;
        let profile = std::env::temp_dir().join(format!("netstack-fm-{}", child.id()));
        Ok(Self { child, port, profile })
    }

    async fn start_browser(&self, engine: Engine) -> Result<WebDriver> {
        let capabilities = engine.capabilities(&self.profile.to_string_lossy())?;
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities).await?;
        driver.set_script_timeout(TIMEOUT).await?;
        let (width, height) = WINDOW;
        driver.set_window_rect(0, 0, width, height).await?;
        Ok(driver)
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        // A browser that the driver has not closed would outlive it.
        let browser = ["-KILL", "-P", &self.child.id().to_string()];
        let _ = Command::new("pkill").args(browser).status();
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

//! Visits before the program is there.

use anyhow::Result;
use serde_json::Value;

use crate::{Visitor, dist};

/// Whether the program has rendered the page anew.
const RENDERED: &str = "return !document.querySelector('main').firstElementChild.built";

impl Visitor {
    /// Opens a page while the program is held back, and marks the page of the build.
    ///
    /// # Errors
    ///
    /// Fails if there is no build, or the page cannot be loaded.
    pub async fn open_without_program(&self, path: &str) -> Result<()> {
        self.server.hold(&dist::program()?);
        self.open(path).await?;
        self.wait_for("the early script", "return !!window.early").await?;
        self.eval("document.querySelector('main').firstElementChild.built = true").await?;
        Ok(())
    }

    /// Lets the program come and waits until it has taken over.
    ///
    /// # Errors
    ///
    /// Fails if it does not in time.
    pub async fn let_program_come(&self) -> Result<()> {
        self.server.release();
        self.wait_for_program().await
    }

    /// Waits until the program has rendered anew the page that the build had rendered.
    ///
    /// # Errors
    ///
    /// Fails if it does not in time.
    pub async fn wait_until_rendered(&self) -> Result<()> {
        self.wait_for("the page to be rendered", RENDERED).await
    }

    /// Whether the program has rendered the page anew.
    ///
    /// # Errors
    ///
    /// Fails if the script fails in the browser.
    pub async fn is_rendered(&self) -> Result<bool> {
        Ok(self.eval(RENDERED).await? == Value::Bool(true))
    }
}

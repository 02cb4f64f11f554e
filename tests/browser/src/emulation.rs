//! Emulated devices and preferences. Only Chromium supports them.

use anyhow::Result;
use serde_json::{Value, json};

use crate::Visitor;

impl Visitor {
    /// Emulates a phone: 390 by 844 CSS pixels, with touch. Only Chromium supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn emulate_phone(&self) -> Result<()> {
        let metrics =
            json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
        let touch = json!({ "enabled": true });
        self.send("Emulation.setTouchEmulationEnabled", touch).await?;
        self.send("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Sets the size of the window, in CSS pixels. Only Chromium supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.send("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Emulates the preference for a colour scheme, `light` or `dark`. Only Chromium
    /// supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn emulate_color_scheme(&self, scheme: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.send("Emulation.setEmulatedMedia", json!({ "features": features })).await
    }

    /// Allows motion, which the tests otherwise run without. Only Chromium supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn allow_motion(&self) -> Result<()> {
        let features = json!([{ "name": "prefers-reduced-motion", "value": "no-preference" }]);
        self.send("Emulation.setEmulatedMedia", json!({ "features": features })).await
    }

    /// Switches scripts off in all pages. Only Chromium supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn disable_scripts(&self) -> Result<()> {
        self.send("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await
    }

    /// Emulates a slow network, in bytes a second and milliseconds, and a processor that is
    /// so many times slower. Only Chromium supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn emulate_slowness(&self, throughput: u32, latency: u32, cpu: u32) -> Result<()> {
        let network = json!({
            "offline": false,
            "latency": latency,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput / 2,
        });
        self.send("Network.enable", json!({})).await?;
        self.send("Network.emulateNetworkConditions", network).await?;
        self.send("Emulation.setCPUThrottlingRate", json!({ "rate": cpu })).await
    }

    /// Runs a script in every page opened from now on, before the page's own scripts.
    /// Only Chromium supports this.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn add_init_script(&self, script: &str) -> Result<()> {
        self.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await
    }

    /// Grants the site so many bytes of storage; without a number, what the browser would.
    ///
    /// # Errors
    ///
    /// Fails if the browser rejects the command.
    pub async fn set_quota(&self, bytes: Option<u64>) -> Result<()> {
        let origin = self.server.url("");
        let parameters = match bytes {
            Some(bytes) => json!({ "origin": origin, "quotaSize": bytes }),
            None => json!({ "origin": origin }),
        };
        self.send("Storage.overrideQuotaForOrigin", parameters).await
    }

    async fn send(&self, command: &str, parameters: Value) -> Result<()> {
        self.driver.cdp().send_raw(command, parameters).await?;
        Ok(())
    }
}

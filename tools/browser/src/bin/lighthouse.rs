//! Lighthouse scores of the built site, with the system's Chromium and Lighthouse's
//! mobile defaults, and the metrics behind the performance score. Fails if performance is
//! below 98, or accessibility, best practices or SEO below 100.
//!
//! The environment variable `LIGHTHOUSE` is the path of the program, which
//! `make lighthouse` installs; `CHROME` is the path of the browser.

use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::Server;
use serde_json::Value;

/// The paths of the audited pages.
const PAGES: [&str; 3] = ["/", "/episodes/8", "/guests/max-inden"];
/// The categories, each with the lowest score that is accepted.
const REQUIRED: [(&str, f64); 4] =
    [("performance", 98.0), ("accessibility", 100.0), ("best-practices", 100.0), ("seo", 100.0)];
/// The performance metrics to print.
const METRICS: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
];
const CHROME_FLAGS: &str = "--headless --no-sandbox --disable-gpu --disable-background-networking";

#[tokio::main]
async fn main() -> Result<()> {
    let program = std::env::var("LIGHTHOUSE").context("use `make lighthouse`")?;
    let chrome = std::env::var("CHROME").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let server = Server::start_compressing().await?;
    let mut failures = Vec::new();
    for page in PAGES {
        let (program, chrome, url) = (program.clone(), chrome.clone(), server.url(page));
        // Waits for the process in a blocking thread, so that the server keeps running.
        let report = tokio::task::spawn_blocking(move || run(&program, &chrome, &url)).await??;
        println!("{page}");
        let score = |category: &str| {
            let path = format!("/categories/{category}/score");
            report.pointer(&path).and_then(Value::as_f64).map(|score| (score * 100.0).round())
        };
        for metric in METRICS {
            let value = report.pointer(&format!("/audits/{metric}/displayValue"));
            println!("    {metric:<26} {}", value.and_then(Value::as_str).unwrap_or("?"));
        }
        for (category, least) in REQUIRED {
            let score = score(category).context("no score")?;
            println!("  {category:<16} {score:>5}");
            if score < least {
                failures
                    .push(format!("{page}: {category}, for {}", failed_audits(&report, category)));
            }
        }
    }
    ensure!(failures.is_empty(), "too low:\n{}", failures.join("\n"));
    Ok(())
}

/// The report of one page, as JSON.
fn run(program: &str, chrome: &str, url: &str) -> Result<Value> {
    let output = Command::new(program)
        .args([url, "--quiet", "--output=json", &format!("--chrome-flags={CHROME_FLAGS}")])
        .args(["--only-categories=performance,accessibility,best-practices,seo"])
        .env("CHROME_PATH", chrome)
        .output()
        .with_context(|| format!("{program} could not be started"))?;
    if !output.status.success() {
        bail!("lighthouse: {}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).context("lighthouse's report is no JSON")
}

/// The ids of the audits in a category whose score is below 1, separated by commas.
fn failed_audits(report: &Value, category: &str) -> String {
    let audits = report.pointer(&format!("/categories/{category}/auditRefs"));
    let audits = audits.and_then(Value::as_array).into_iter().flatten();
    let failed = audits.filter_map(|audit| {
        let id = audit.get("id")?.as_str()?;
        let score = report.pointer(&format!("/audits/{id}/score"))?.as_f64()?;
        (score < 1.0).then_some(id)
    });
    failed.collect::<Vec<_>>().join(", ")
}

//! Lighthouse's view of the built site, on the system's Chromium with its mobile
//! defaults: scores, and what the performance is made of. Fails where accessibility,
//! best practices or search engines' needs are not met in full.
//!
//! `LIGHTHOUSE` is the program's path; `make lighthouse` installs it.

use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::Server;
use serde_json::Value;

const PAGES: [&str; 3] = ["/", "/episodes/8", "/guests/max-inden"];
/// Whose score has to be full.
const FULL: [&str; 3] = ["accessibility", "best-practices", "seo"];
const PARTS: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
];
const FLAGS: &str = "--headless --no-sandbox --disable-gpu --disable-background-networking";

#[tokio::main]
async fn main() -> Result<()> {
    let program = std::env::var("LIGHTHOUSE").context("use `make lighthouse`")?;
    let chrome = std::env::var("CHROME").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let server = Server::start_compressing().await?;
    let mut short = Vec::new();
    for page in PAGES {
        let (program, chrome, url) = (program.clone(), chrome.clone(), server.url(page));
        // Not in this task, which has to go on serving.
        let report = tokio::task::spawn_blocking(move || run(&program, &chrome, &url)).await??;
        println!("{page}");
        let score = |category: &str| {
            let path = format!("/categories/{category}/score");
            report.pointer(&path).and_then(Value::as_f64).map(|score| (score * 100.0).round())
        };
        println!("  performance {:>10}", score("performance").context("no score")?);
        for part in PARTS {
            let value = report.pointer(&format!("/audits/{part}/displayValue"));
            println!("    {part:<26} {}", value.and_then(Value::as_str).unwrap_or("?"));
        }
        for category in FULL {
            let score = score(category).context("no score")?;
            println!("  {category:<16} {score:>5}");
            if score < 100.0 {
                short.push(format!("{page}: {category}, for {}", failed(&report, category)));
            }
        }
    }
    ensure!(short.is_empty(), "not in full:\n{}", short.join("\n"));
    Ok(())
}

fn run(program: &str, chrome: &str, url: &str) -> Result<Value> {
    let output = Command::new(program)
        .args([url, "--quiet", "--output=json", &format!("--chrome-flags={FLAGS}")])
        .args(["--only-categories=performance,accessibility,best-practices,seo"])
        .env("CHROME_PATH", chrome)
        .output()
        .with_context(|| format!("{program} could not be started"))?;
    if !output.status.success() {
        bail!("lighthouse: {}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).context("lighthouse's report is no JSON")
}

/// The audits of a category that found something.
fn failed(report: &Value, category: &str) -> String {
    let audits = report.pointer(&format!("/categories/{category}/auditRefs"));
    let audits = audits.and_then(Value::as_array).into_iter().flatten();
    let failed = audits.filter_map(|audit| {
        let id = audit.get("id")?.as_str()?;
        let score = report.pointer(&format!("/audits/{id}/score"))?.as_f64()?;
        (score < 1.0).then_some(id)
    });
    failed.collect::<Vec<_>>().join(", ")
}

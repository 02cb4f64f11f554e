//! The last step of a release build, run by Trunk as its `post_build` hook: shrinks the
//! programs, writes the service worker with its precache list, and adds the content
//! security policy to the page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::split::LazyFile;
use crate::{episodes, shrink, split};

/// The sources of the service worker, in order.
const PARTS: [&str; 3] = ["precache.js", "runtime_cache.js", "index.js"];

/// The start of each path that is not precached: cached by other means, too big to fetch
/// in advance, or useless without the network.
const NOT_PRECACHED: [&str; 6] =
    ["feed.xml", "site.json", "sw.js", "audio/", "audio_worker", "transcripts/"];

/// The content security policy of the page. Audio, feeds and the pictures of chapters may
/// come from any host, since feeds and `site.json` name their addresses; code may not.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; media-src 'self' blob: https:; \
    connect-src 'self' https:; object-src 'none'; base-uri 'self'; form-action 'none'";

/// Completes the build in Trunk's staging folder. Does nothing for a debug build.
///
/// # Errors
///
/// If it does not run as a hook of Trunk, a tool fails, or a file cannot be read or
/// written.
pub fn run() -> Result<()> {
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let staging = std::env::var("TRUNK_STAGING_DIR").context("this is a hook for Trunk")?;
    let staging = Path::new(&staging);
    let lazy = split::app(staging)?;
    shrink::programs(staging)?;
    for file in &lazy {
        shrink::wasm(&file.path)?;
    }
    set_policy(&staging.join("index.html"))?;
    preload(&staging.join("index.html"), &lazy)?;
    let assets = assets(staging)?;
    fs::write(staging.join("sw.js"), service_worker(&assets)?)?;
    Ok(())
}

fn set_policy(index: &Path) -> Result<()> {
    let html = fs::read_to_string(index)?;
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    // The policy applies only to what comes after it, so it comes first.
    let html = html.replacen("<head>", &format!("<head>\n  {meta}"), 1);
    fs::write(index, html)?;
    Ok(())
}

/// The lazy file that every page needs right after the first paint.
const PRELOADED: &str = "later";

/// Adds a preload with low priority for that file, so that it is fetched beside the first
/// one.
fn preload(index: &Path, lazy: &[LazyFile]) -> Result<()> {
    let html = fs::read_to_string(index)?;
    let file = lazy.iter().find(|file| file.name.as_deref() == Some(PRELOADED));
    let path = &file.with_context(|| format!("there is no lazy file “{PRELOADED}”"))?.path;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let link = format!(
        "<link rel=\"preload\" href=\"/{name}\" as=\"fetch\" crossorigin fetchpriority=\"low\">"
    );
    fs::write(index, html.replacen("</head>", &format!("  {link}\n</head>"), 1))?;
    Ok(())
}

/// The address of each file to precache, with the digest of its content (Subresource
/// Integrity, <https://www.w3.org/TR/SRI/>).
fn assets(staging: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    walk(staging, &mut files)?;
    let mut assets = Vec::new();
    for file in files {
        let path = file.strip_prefix(staging)?.to_string_lossy().replace('\\', "/");
        if !NOT_PRECACHED.iter().any(|prefix| path.starts_with(prefix)) {
            assets.push((format!("/{path}"), integrity(&fs::read(&file)?)));
        }
    }
    assets.sort();
    Ok(assets)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn service_worker(assets: &[(String, String)]) -> Result<String> {
    let sources = episodes::root().join("src/sw");
    let code: String = PARTS
        .iter()
        .map(|part| fs::read_to_string(sources.join(part)).with_context(|| (*part).to_owned()))
        .collect::<Result<_>>()?;
    // Includes the worker's own code, so that a change there is an update too.
    let version = integrity(format!("{assets:?}{code}").as_bytes());
    let list: Vec<_> =
        assets.iter().map(|(url, digest)| json!({ "url": url, "integrity": digest })).collect();
    Ok(format!(
        "'use strict';\nconst VERSION = {};\nconst ASSETS = {};\n\n{code}",
        json!(version),
        serde_json::to_string_pretty(&list)?,
    ))
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

//! The last step of a release build, run by Trunk as its `post_build` hook: the
//! programs are made small, the service worker learns what to keep, the page gets
//! its content policy.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{episodes, shrink, split};

/// The parts of the service worker, in order.
const PARTS: [&str; 3] = ["precache.js", "kept.js", "index.js"];

/// Not for the precache: what is kept by other means, too big to fetch unasked, or
/// of no use without the network.
const LEFT_OUT: [&str; 6] =
    ["feed.xml", "site.json", "sw.js", "audio/", "audio_worker", "transcripts/"];

/// What the page may load. Audio, feeds and the pictures of chapters may come from
/// anywhere, since feeds and `site.json` say where they are; code may not.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; media-src 'self' blob: https:; \
    connect-src 'self' https:; object-src 'none'; base-uri 'self'; form-action 'none'";

/// Completes the build in Trunk's staging folder; does nothing for a debug build.
pub fn run() -> Result<()> {
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let staging = std::env::var("TRUNK_STAGING_DIR").context("this is a hook for Trunk")?;
    let staging = Path::new(&staging);
    let later = split::app(staging)?;
    shrink::programs(staging)?;
    shrink::wasm(&later)?;
    set_policy(&staging.join("index.html"))?;
    preload(&staging.join("index.html"), &later)?;
    let assets = assets(staging)?;
    fs::write(staging.join("sw.js"), service_worker(&assets)?)?;
    Ok(())
}

fn set_policy(index: &Path) -> Result<()> {
    let html = fs::read_to_string(index)?;
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    // Before everything else, so that it holds for everything else.
    let html = html.replacen("<head>", &format!("<head>\n  {meta}"), 1);
    fs::write(index, html)?;
    Ok(())
}

/// Has the browser fetch the second part of the app beside the first, but after it.
fn preload(index: &Path, later: &Path) -> Result<()> {
    let html = fs::read_to_string(index)?;
    let file = later.file_name().unwrap_or_default().to_string_lossy();
    let link = format!(
        "<link rel=\"preload\" href=\"/{file}\" as=\"fetch\" crossorigin fetchpriority=\"low\">"
    );
    fs::write(index, html.replacen("</head>", &format!("  {link}\n</head>"), 1))?;
    Ok(())
}

/// Each file to keep: its address and its content's digest, as in
/// <https://www.w3.org/TR/SRI/>.
fn assets(staging: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    walk(staging, &mut files)?;
    let mut assets = Vec::new();
    for file in files {
        let path = file.strip_prefix(staging)?.to_string_lossy().replace('\\', "/");
        if !LEFT_OUT.iter().any(|left_out| path.starts_with(left_out)) {
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
    // The version covers the worker's own code: a change there is an update too.
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

//! The service worker of a build: its code, after the list of the files that it stores.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;
use sha2::{Digest, Sha256};
use show::BasePath;

use crate::{compress, files};

const FILE: &str = "sw.js";
/// What stands between the list and the code.
const CODE: &str = "\n// The service worker's code.\n";

/// The files that are stored, by the start of their path: what the program needs without the
/// network. Pages are stored when they are visited, and everything else is for other
/// programs.
const PRECACHED: [&str; 11] = [
    "404.html",
    "download_worker",
    "dynamics_worklet",
    "feed_worker",
    "icons/",
    "index.html",
    "manifest.webmanifest",
    "netstack-fm-",
    "purify.min.js",
    "search_worker",
    "snapshot-",
];

/// Whether a folder holds a release build.
pub fn is_in(dist: &Path) -> bool {
    dist.join(FILE).is_file()
}

/// Writes the code of the service worker into a build, without a list.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_code(dist: &Path, code: &str) -> Result<()> {
    Ok(fs::write(dist.join(FILE), format!("{CODE}{code}"))?)
}

/// Writes the list of a build for a site below `base`, in place of an earlier one.
///
/// # Errors
///
/// If the build has no service worker, or a file cannot be read or written.
pub fn write_list(dist: &Path, base: &BasePath) -> Result<()> {
    let path = dist.join(FILE);
    let before = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (_, code) = before.split_once(CODE).context("sw.js is not one of this build")?;
    let assets = assets(dist, base)?;
    // Includes the worker's own code, so that a change there is an update too.
    let version = integrity(format!("{assets:?}{code}").as_bytes());
    let list: Vec<_> =
        assets.iter().map(|(url, digest)| json!({ "url": url, "integrity": digest })).collect();
    let list = serde_json::to_string_pretty(&list)?;
    let version = json!(version);
    let text =
        format!("'use strict';\nconst VERSION = {version};\nconst ASSETS = {list};\n{CODE}{code}");
    Ok(fs::write(path, text)?)
}

/// The path of each file to store, with the digest of its content (Subresource Integrity,
/// <https://www.w3.org/TR/SRI/>).
fn assets(dist: &Path, base: &BasePath) -> Result<Vec<(String, String)>> {
    let mut assets = Vec::new();
    for file in files(dist)?.into_iter().filter(|file| !compress::is_copy(file)) {
        let path = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if PRECACHED.iter().any(|prefix| path.starts_with(prefix)) {
            assets.push((base.href(&format!("/{path}")), integrity(&fs::read(&file)?)));
        }
    }
    assets.sort();
    Ok(assets)
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

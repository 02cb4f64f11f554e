//! The last step of a release build, run by Trunk as its `post_build` hook: shrinks the
//! programs, renders the pages, and writes the service worker with its precache list.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{compress, episodes, show_folder, shrink};

/// The sources of the service worker, in order.
const PARTS: [&str; 7] = [
    "precache.js",
    "runtime_cache.js",
    "periodic_refresh.js",
    "pages.js",
    "byte_range.js",
    "downloads.js",
    "index.js",
];

/// The workers and the worklet that the program starts.
const WORKERS: [&str; 5] =
    ["audio_worker", "download_worker", "dynamics_worklet", "feed_worker", "search_worker"];

/// The files that are precached, by the start of their path: what the program needs
/// without the network. Pages are stored when they are visited, and everything else is
/// for other programs.
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

/// What is the same in the site of every show, by the start of the path.
const PROGRAM: [&str; 7] = [
    "audio_worker",
    "download_worker",
    "dynamics_worklet",
    "feed_worker",
    "netstack-fm-",
    "purify.min.js",
    "search_worker",
];

/// Completes the build in Trunk's staging folder: adds the show, and in a release build all
/// the rest.
///
/// # Errors
///
/// If it does not run as a hook of Trunk, a tool fails, or a file cannot be read or
/// written.
pub fn run() -> Result<()> {
    let staging = std::env::var("TRUNK_STAGING_DIR").context("this is a hook for Trunk")?;
    let staging = Path::new(&staging);
    let show = show_folder::named();
    show_folder::copy(&show, staging)?;
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return show_folder::dress(&show, &staging.join("index.html"));
    }
    shrink::programs(staging)?;
    remove_replaced(staging)?;
    move_workers(staging)?;
    pages(staging)
}

/// Renders the pages of the build in `dist/` anew, from its feed and `site.json`.
///
/// # Errors
///
/// If there is no release build, or the pages cannot be rendered.
pub fn pages_in_dist() -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
    pages(&dist)
}

/// Makes the site of another show: the program of the release build in `dist/`, which has
/// nothing of any show, with the show in a folder. Nothing is compiled but the tools.
///
/// # Errors
///
/// If there is no release build, the folder holds no show, or a file cannot be written.
pub fn site_of(show: &Path, out: &Path) -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
    ensure!(!out.exists() || out.join("sw.js").exists(), "{} is no site", out.display());
    // What is there stays until the new one is whole.
    let whole = out.with_extension("new");
    if whole.exists() {
        fs::remove_dir_all(&whole)?;
    }
    for file in files(&dist)? {
        let path = file.strip_prefix(&dist)?;
        let name = path.to_string_lossy();
        if !compress::is_copy(path) && PROGRAM.iter().any(|prefix| name.starts_with(prefix)) {
            let target = whole.join(path);
            fs::create_dir_all(target.parent().unwrap_or(&whole))?;
            fs::copy(&file, &target)?;
        }
    }
    show_folder::copy(show, &whole)?;
    pages(&whole)?;
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    Ok(fs::rename(&whole, out)?)
}

/// Renders the pages, and writes the service worker, which lists some of them.
fn pages(staging: &Path) -> Result<()> {
    render_pages(staging)?;
    let assets = assets(staging)?;
    fs::write(staging.join("sw.js"), service_worker(&assets)?)?;
    compress::write(staging)
}

/// Files that a debug build needs, and whose content a release build has in its documents.
fn remove_replaced(staging: &Path) -> Result<()> {
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        let is = |extension: &str| path.extension().is_some_and(|found| found == extension);
        if is("css") || path.ends_with("theme.js") || path.ends_with("early.js") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Moves the files of each worker into a folder whose name changes with their content: a
/// page that is open asks for those of its own build.
fn move_workers(staging: &Path) -> Result<()> {
    for worker in WORKERS {
        let names = ["_loader.js", ".js", "_bg.wasm"].map(|end| format!("{worker}{end}"));
        let mut digest = Sha256::new();
        for name in &names {
            digest.update(fs::read(staging.join(name)).with_context(|| name.clone())?);
        }
        let digest: String =
            digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let folder = staging.join(format!("{worker}-{digest}"));
        fs::create_dir_all(&folder)?;
        for name in &names {
            fs::rename(staging.join(name), folder.join(name))?;
        }
    }
    Ok(())
}

/// Renders the pages into a build. A program of its own, since it contains the whole site,
/// which the other commands do not need.
fn render_pages(folder: &Path) -> Result<()> {
    let commands = episodes::root().join("node_modules/.bin");
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(commands).chain(std::env::split_paths(&paths));
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--release", "--package", "prerender", "--"])
        .arg(folder)
        .env("PATH", std::env::join_paths(paths)?)
        .current_dir(episodes::root())
        .status()
        .context("cargo could not be started")?;
    ensure!(status.success(), "the pages could not be rendered");
    Ok(())
}

/// The address of each file to precache, with the digest of its content (Subresource
/// Integrity, <https://www.w3.org/TR/SRI/>).
fn assets(staging: &Path) -> Result<Vec<(String, String)>> {
    let mut assets = Vec::new();
    for file in files(staging)?.into_iter().filter(|file| !compress::is_copy(file)) {
        let path = file.strip_prefix(staging)?.to_string_lossy().replace('\\', "/");
        if PRECACHED.iter().any(|prefix| path.starts_with(prefix)) {
            assets.push((format!("/{path}"), integrity(&fs::read(&file)?)));
        }
    }
    assets.sort();
    Ok(assets)
}

/// All files in a folder and below.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
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

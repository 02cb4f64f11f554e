//! The last step of a release build, run by Trunk as its `post_build` hook: shrinks the
//! programs, writes the service worker, and has the pages rendered.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use dist::{compress, service_worker};
use sha2::{Digest, Sha256};
use show::BasePath;

use crate::{episodes, inlined, show_folder, shrink};

/// The sources of the service worker, in order.
const PARTS: [&str; 8] = [
    "base_path.js",
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

/// What is the same in the site of every show, by the start of the path. Of the document, that
/// is its style sheet and its scripts, and of the service worker its code.
const PROGRAM: [&str; 9] = [
    "404.html",
    "audio_worker",
    "download_worker",
    "dynamics_worklet",
    "feed_worker",
    "netstack-fm-",
    "purify.min.js",
    "search_worker",
    "sw.js",
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
    let base = base_path(&std::env::var("TRUNK_PUBLIC_URL").unwrap_or_default())?;
    let show = show_folder::named();
    show_folder::copy(&show, staging)?;
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        let base = base.unwrap_or_default();
        return show_folder::dress(&show, &base, &staging.join("index.html"));
    }
    shrink::programs(staging)?;
    inlined::write(staging)?;
    remove_replaced(staging)?;
    move_workers(staging)?;
    service_worker::write_code(staging, &service_worker_code()?)?;
    render_pages(staging, base.as_ref())
}

/// The base path that a public URL names; `None` if it is the root, so that the site's address
/// decides.
fn base_path(public_url: &str) -> Result<Option<BasePath>> {
    if matches!(public_url, "" | "/") {
        return Ok(None);
    }
    let base = BasePath::parse(public_url);
    let wrong = || format!("the public URL is {public_url}, and no path such as /podcast/");
    Ok(Some(base.with_context(wrong)?))
}

/// Makes the site of another show: the program of the release build in `dist/`, which has
/// nothing of any show, with the show in a folder. Nothing is compiled but the tools.
/// `public_url` is the path below which the host serves the site, if it is not that of the
/// site's address.
///
/// # Errors
///
/// If there is no release build, the folder holds no show, or a file cannot be written.
pub fn site_of(show: &Path, out: &Path, public_url: &str) -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(service_worker::is_in(&dist), "dist/ holds no release build; run `make dist`");
    ensure!(
        !out.exists() || service_worker::is_in(out),
        "{} exists and is no site; name another folder",
        out.display()
    );
    let base = base_path(public_url)?;
    // What is there stays until the new one is whole.
    let mut whole = out.as_os_str().to_owned();
    whole.push(format!(".{}.new", std::process::id()));
    let whole = PathBuf::from(whole);
    let made = make_site(&dist, show, &whole, base.as_ref());
    if made.is_err() && whole.exists() {
        fs::remove_dir_all(&whole)?;
    }
    made?;
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    Ok(fs::rename(&whole, out)?)
}

fn make_site(dist: &Path, show: &Path, out: &Path, base: Option<&BasePath>) -> Result<()> {
    for file in dist::files(dist)? {
        let path = file.strip_prefix(dist)?;
        let name = path.to_string_lossy();
        if !compress::is_copy(&file) && PROGRAM.iter().any(|prefix| name.starts_with(prefix)) {
            let target = out.join(path);
            fs::create_dir_all(target.parent().unwrap_or(out))?;
            fs::copy(&file, &target)?;
        }
    }
    show_folder::copy(show, out)?;
    render_pages(out, base)
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

/// The code of the service worker.
fn service_worker_code() -> Result<String> {
    let sources = episodes::root().join("src/sw");
    let read =
        |part: &&str| fs::read_to_string(sources.join(part)).with_context(|| (*part).to_owned());
    PARTS.iter().map(read).collect()
}

/// Renders the pages into a build. A program of its own, since it contains the whole site,
/// which the other commands do not need.
fn render_pages(folder: &Path, base: Option<&BasePath>) -> Result<()> {
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--release", "--package", "prerender", "--"])
        .arg(std::path::absolute(folder)?)
        .args(base.map(|base| base.href("/")))
        .current_dir(episodes::root())
        .status()
        .context("cargo could not be started")?;
    ensure!(status.success(), "the pages could not be rendered");
    Ok(())
}

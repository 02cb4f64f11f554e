//! The folder of a show: `feed.xml`, `site.json`, `icon.svg`, and what they name.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use site::Site;

use crate::{episodes, finish};

/// The folder of the embedded show.
const EMBEDDED: &str = "public";

/// The folder of the show to build: the one that the variable `SHOW` names.
pub fn named() -> PathBuf {
    let named = std::env::var("SHOW").ok().filter(|name| !name.is_empty());
    episodes::root().join(named.unwrap_or_else(|| EMBEDDED.to_owned()))
}

/// Copies the files of the show into a build.
///
/// # Errors
///
/// If the folder has no feed, or a file cannot be copied.
pub fn copy(folder: &Path, staging: &Path) -> Result<()> {
    for needed in ["feed.xml", "icon.svg"] {
        ensure!(folder.join(needed).is_file(), "{} has no {needed}", folder.display());
    }
    for file in finish::files(folder)? {
        let path = staging.join(file.strip_prefix(folder)?);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &path).with_context(|| file.display().to_string())?;
    }
    fs::create_dir_all(staging.join("icons"))?;
    Ok(fs::rename(staging.join("icon.svg"), staging.join("icons/icon.svg"))?)
}

/// Adds the name and the colours of the show to the document of a debug build.
///
/// # Errors
///
/// If the document cannot be read or written.
pub fn dress(folder: &Path, document: &Path) -> Result<()> {
    // The site works without it.
    let json = fs::read_to_string(folder.join("site.json")).unwrap_or_default();
    let (site, faults) = Site::parse(&json);
    for fault in faults.iter().filter(|_| !json.is_empty()) {
        eprintln!("site.json: {fault}");
    }
    let html = fs::read_to_string(document)?;
    let style = format!("<style>{}</style></head>", site.look.css(&site.layers));
    Ok(fs::write(document, html.replacen("</head>", &style, 1))?)
}

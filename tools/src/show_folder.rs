//! The folder of a show: `feed.xml`, `site.json`, `icon.svg`, and what they name.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use show::BasePath;
use site::Site;

use crate::episodes;

/// The folder of the embedded show.
const EMBEDDED: &str = "public";

/// The folder of the show to build: the one that the variable `SHOW` names.
pub fn named() -> PathBuf {
    let named = std::env::var("SHOW").ok().filter(|name| !name.is_empty());
    episodes::root().join(named.unwrap_or_else(|| EMBEDDED.to_owned()))
}

/// The proposals of `new-show`, for editors.
const PROPOSALS: &str = "topics.md";

/// Copies the files of the show into a build, but no hidden ones: keys and histories are not
/// for visitors.
///
/// # Errors
///
/// If the folder has no feed, or a file cannot be copied.
pub fn copy(folder: &Path, staging: &Path) -> Result<()> {
    for needed in ["feed.xml", "icon.svg"] {
        ensure!(folder.join(needed).is_file(), "{} has no {needed}", folder.display());
    }
    for file in dist::files(folder)? {
        let name = file.strip_prefix(folder)?;
        if is_hidden(name) || name == Path::new(PROPOSALS) {
            continue;
        }
        let path = staging.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &path).with_context(|| file.display().to_string())?;
    }
    fs::create_dir_all(staging.join("icons"))?;
    Ok(fs::rename(staging.join("icon.svg"), staging.join("icons/icon.svg"))?)
}

/// Whether a part of a path begins with a dot, other than that of `.well-known` (RFC 8615).
fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part.to_string_lossy().starts_with('.') && part != ".well-known")
}

/// Adds the colours of the show, and the base path, to the document of a debug build.
///
/// # Errors
///
/// If the document cannot be read or written.
pub fn dress(folder: &Path, base: &BasePath, document: &Path) -> Result<()> {
    // The site works without it.
    let json = fs::read_to_string(folder.join("site.json")).unwrap_or_default();
    let (site, faults) = Site::parse(&json);
    for fault in faults.iter().filter(|_| !json.is_empty()) {
        eprintln!("site.json: {fault}");
    }
    let html = fs::read_to_string(document)?;
    let style = format!("<style>{}</style></head>", site.look.css(&site.layers));
    let html = html.replacen("</head>", &style, 1);
    let base = base.as_str();
    let html = if base.is_empty() {
        html
    } else {
        html.replacen("<html", &format!("<html data-base=\"{base}\""), 1)
            .replace("\"/icons/", &format!("\"{base}/icons/"))
            .replace("\"/theme.js\"", &format!("\"{base}/theme.js\""))
    };
    Ok(fs::write(document, html)?)
}

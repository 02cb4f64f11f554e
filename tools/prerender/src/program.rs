//! What a build has of the program, for documents to name: the same in the site of every
//! show.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The document that has the style sheet and the scripts, as `tools finish` writes it first.
const DOCUMENT: &str = "404.html";

/// The parts of the program in a build.
pub struct Program {
    /// The style sheet of the program, minified.
    pub style: String,
    /// The script that sets the theme, minified.
    pub theme: String,
    /// The script that runs before the program, minified.
    pub early: String,
    /// The name of the program's files, without extensions.
    pub name: String,
    /// The paths of its script, and of the first script of each worker and worklet.
    pub scripts: Vec<String>,
}

impl Program {
    /// Reads the parts from a build.
    ///
    /// # Errors
    ///
    /// If the folder holds no build.
    pub fn read(dist: &Path) -> Result<Self> {
        let path = dist.join(DOCUMENT);
        let html = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let part = |found: Option<&str>, what: &str| {
            let missing = || format!("{} has no {what}", path.display());
            found.map(str::to_owned).with_context(missing)
        };
        let name = name(dist)?;
        let early = between(&html, "<script data-js", "</script>");
        let early = early.and_then(|element| Some(element.split_once('>')?.1));
        Ok(Self {
            style: part(between(&html, "<style>", "</style>"), "style sheet")?,
            theme: part(between(&html, "<script>", "</script>"), "script for the theme")?,
            early: part(early, "early script")?,
            scripts: scripts(dist, &name)?,
            name,
        })
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

fn name(dist: &Path) -> Result<String> {
    let names = fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut programs = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    programs
        .find(|name| name.starts_with("netstack-fm"))
        .with_context(|| format!("{} holds no build; run `make dist`", dist.display()))
}

fn scripts(dist: &Path, program: &str) -> Result<Vec<String>> {
    let mut paths = vec![format!("/{program}.js")];
    for entry in fs::read_dir(dist)? {
        let folder = entry?.file_name().to_string_lossy().into_owned();
        let named = |name: &str| name.ends_with("_worker") || name.ends_with("_worklet");
        if let Some((worker, _)) = folder.split_once('-').filter(|(name, _)| named(name)) {
            paths.push(format!("/{folder}/{worker}_loader.js"));
        }
    }
    paths.sort();
    Ok(paths)
}

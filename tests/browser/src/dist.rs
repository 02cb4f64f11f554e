//! The files of the build in `dist/`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The path of the program's WebAssembly in the build.
///
/// # Errors
///
/// Fails if there is no build.
pub fn program() -> Result<String> {
    let files = std::fs::read_dir(root().join("dist"))?;
    let mut names = files.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = names.find(|name| name.starts_with("netstack-fm") && name.ends_with(".wasm"));
    Ok(format!("/{}", name.context("the build has no program")?))
}

/// The path of a worker's file in the build.
///
/// # Errors
///
/// Fails if the build has no such file.
pub fn worker_file(name: &str) -> Result<String> {
    for entry in std::fs::read_dir(root().join("dist"))? {
        let folder = entry?;
        if folder.path().join(name).exists() {
            return Ok(format!("/{}/{name}", folder.file_name().to_string_lossy()));
        }
    }
    bail!("the build has no {name}")
}

/// The project's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

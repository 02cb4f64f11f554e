//! Sites that are made from the build in `dist/` and the folder of a show, without compiling
//! the program.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use ::show::BasePath;
use anyhow::{Context, Result, anyhow, ensure};

use crate::root;

/// The site of the show in the folder `show`, for the root of a host, in the folder `out`.
///
/// # Errors
///
/// Fails if there is no build, or the site cannot be made.
pub fn make(show: &Path, out: &Path) -> Result<()> {
    run("tools", &["site".as_ref(), show.as_os_str(), out.as_os_str()])
}

/// Where the tests open the site: a base path in the variable `BASE_PATH`, such as
/// `/podcast/`, and the folder of the site that is made for it; the root and `dist/` without.
///
/// # Errors
///
/// Fails if the variable holds no base path, there is no build, or the site cannot be made.
pub fn under_test() -> Result<(BasePath, PathBuf)> {
    static SITE: LazyLock<Result<(BasePath, PathBuf), String>> =
        LazyLock::new(|| below_base().map_err(|error| format!("{error:#}")));
    SITE.clone().map_err(|error| anyhow!(error))
}

fn below_base() -> Result<(BasePath, PathBuf)> {
    let Ok(text) = std::env::var("BASE_PATH") else {
        return Ok((BasePath::default(), root().join("dist")));
    };
    let base = BasePath::parse(&text).with_context(|| format!("{text} is no base path"))?;
    let out = root().join("target/below-base");
    run("tools", &["site".as_ref(), "public".as_ref(), out.as_os_str(), text.as_ref()])?;
    Ok((base, out))
}

/// Runs a program of the workspace.
///
/// # Errors
///
/// Fails if the program does.
pub fn run(package: &str, arguments: &[&OsStr]) -> Result<()> {
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--package", package, "--"])
        .args(arguments)
        .current_dir(root())
        .stdout(std::process::Stdio::null())
        .status()
        .context("cargo could not be started")?;
    ensure!(status.success(), "{package} has failed");
    Ok(())
}

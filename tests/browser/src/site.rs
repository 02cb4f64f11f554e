//! Sites that are made from the build in `dist/` and the folder of a show, without compiling
//! the program.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use ::show::BasePath;
use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::root;

/// The site of the show in the folder `show`, for the root of a host, in the folder `out`.
///
/// # Errors
///
/// Fails if there is no build, or the site cannot be made.
pub fn make(show: &Path, out: &Path) -> Result<()> {
    run("tools", &["site".as_ref(), show.as_os_str(), out.as_os_str()])
}

/// The base path of the site in [`below_a_path`].
pub const BASE_PATH: &str = "/podcast/";

/// The base path of the site under test, and its folder: `dist/`, or what the variable
/// `SITE_UNDER_TEST` names, which is `below-a-path` for the site in [`below_a_path`], or
/// `development` for the build of `make development`.
///
/// # Errors
///
/// Fails if the variable names nothing, or the site below a path cannot be made.
pub fn under_test() -> Result<(BasePath, PathBuf)> {
    match std::env::var("SITE_UNDER_TEST").as_deref() {
        Err(_) => Ok((BasePath::default(), root().join("dist"))),
        Ok("below-a-path") => below_a_path(),
        Ok("development") => Ok((BasePath::default(), development())),
        Ok(other) => bail!("SITE_UNDER_TEST={other}: below-a-path or development is expected"),
    }
}

/// The folder of the build of `make development`.
pub(crate) fn development() -> PathBuf {
    root().join("target/development")
}

/// The embedded show's site for [`BASE_PATH`], and its folder.
///
/// # Errors
///
/// Fails if there is no build, or the site cannot be made.
pub fn below_a_path() -> Result<(BasePath, PathBuf)> {
    static SITE: LazyLock<Result<(BasePath, PathBuf), String>> =
        LazyLock::new(|| make_below_a_path().map_err(|error| format!("{error:#}")));
    SITE.clone().map_err(|error| anyhow!(error))
}

fn make_below_a_path() -> Result<(BasePath, PathBuf)> {
    let base = BasePath::parse(BASE_PATH).context("that is no base path")?;
    let out = root().join("target/below-a-path");
    let arguments = ["site".as_ref(), "public".as_ref(), out.as_os_str(), BASE_PATH.as_ref()];
    run("tools", &arguments)?;
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

//! What every document of a release build contains: the style sheet, and the scripts that run
//! before the program.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::episodes;

/// Writes the first document of a build, in which `prerender` finds the style sheet and the
/// scripts, minified.
///
/// # Errors
///
/// If a source is missing, esbuild fails, or the document cannot be written.
pub fn write(staging: &Path) -> Result<()> {
    let root = episodes::root();
    let style = minify(&styles(&root)?, "css")?;
    let script =
        |name: &str| minify(&fs::read_to_string(root.join(format!("src/early/{name}.js")))?, "js");
    let (theme, early) = (script("theme")?, script("early")?);
    let document = format!(
        "<!doctype html>\n<script>{theme}</script>\n<style>{style}</style>\n<script data-js>{early}</script>\n"
    );
    Ok(fs::write(staging.join("404.html"), document)?)
}

/// The style sheets that `index.html` links to, in order.
fn styles(root: &Path) -> Result<String> {
    let index = fs::read_to_string(root.join("index.html"))?;
    let paths =
        index.split("rel=\"css\" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    paths.map(|path| fs::read_to_string(root.join(path)).with_context(|| path.to_owned())).collect()
}

/// Minifies a script or a style sheet.
fn minify(source: &str, loader: &str) -> Result<String> {
    let mut esbuild = Command::new("esbuild")
        .args(["--minify", "--log-level=error", &format!("--loader={loader}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("esbuild is missing; `make setup` installs it")?;
    let mut input = esbuild.stdin.take().context("esbuild has no input")?;
    std::io::Write::write_all(&mut input, source.as_bytes())?;
    drop(input);
    let output = esbuild.wait_with_output()?;
    ensure!(output.status.success(), "esbuild failed");
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

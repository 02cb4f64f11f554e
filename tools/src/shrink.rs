//! The programs of a build, made small: `wasm-opt` for the WebAssembly, esbuild
//! for the glue, and short names for what passes between the two.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// What the programs may use of WebAssembly; every browser that runs the site
/// has it. "All features" would be more than browsers have.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The names that wasm-opt has shortened.
#[derive(Deserialize)]
struct Renamed {
    /// Module, name, short name.
    imports: Vec<(String, String, String)>,
    /// Name, short name.
    exports: Vec<(String, String)>,
}

/// The module that all imports are of, once their names are short.
const SHORT_MODULE: &str = "a";

/// Makes every program in a folder small, in place.
pub fn programs(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let wasm = entry?.path();
        let name = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(program) = name.strip_suffix("_bg.wasm") {
            let glue = folder.join(format!("{program}.js"));
            let renamed = shrink_wasm(&wasm).with_context(|| name.clone())?;
            let code = fs::read_to_string(&glue).with_context(|| glue.display().to_string())?;
            fs::write(&glue, rename(&code, &renamed))?;
            shrink_glue(&glue)?;
        }
    }
    Ok(())
}

fn shrink_wasm(wasm: &Path) -> Result<Renamed> {
    let output = Command::new("wasm-opt")
        .args(FEATURES)
        .args(["-Oz", "--minify-imports-and-exports-and-modules"])
        .args([wasm, Path::new("-o"), wasm])
        .output()
        .context("wasm-opt is missing; `make setup` installs it")?;
    ensure!(output.status.success(), "wasm-opt: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("wasm-opt tells no names")
}

/// Makes a program small that has no glue of its own.
pub fn wasm(wasm: &Path) -> Result<()> {
    let output = Command::new("wasm-opt")
        .args(FEATURES)
        .arg("-Oz")
        .args([wasm, Path::new("-o"), wasm])
        .output()
        .context("wasm-opt is missing; `make setup` installs it")?;
    ensure!(output.status.success(), "wasm-opt: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

fn shrink_glue(glue: &Path) -> Result<()> {
    let output = Command::new("esbuild")
        .args(["--minify", "--format=esm", "--log-level=error", "--allow-overwrite"])
        .arg(format!("--outfile={}", glue.display()))
        .arg(glue)
        .output()
        .context("esbuild is missing; `make setup` installs it")?;
    ensure!(output.status.success(), "esbuild: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Glue with the short names: of imports, which are keys of an object, and of
/// exports, which are fields of `wasm`.
fn rename(glue: &str, renamed: &Renamed) -> String {
    let imports: HashMap<&str, &str> =
        renamed.imports.iter().map(|(_, long, short)| (long.as_str(), short.as_str())).collect();
    let exports: HashMap<&str, &str> =
        renamed.exports.iter().map(|(long, short)| (long.as_str(), short.as_str())).collect();
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while !rest.is_empty() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let names = if out.ends_with("wasm.") { &exports } else { &imports };
        out.push_str(names.get(name).unwrap_or(&name));
        // Up to the next name.
        let next = after.find(is_name).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    let modules = renamed.imports.iter().map(|(module, ..)| format!("\"{module}\""));
    let short = format!("\"{SHORT_MODULE}\"");
    modules
        .collect::<std::collections::BTreeSet<_>>()
        .iter()
        .fold(out, |out, m| out.replace(m, &short))
}

//! Size reduction for the programs of a build: `wasm-opt` for the WebAssembly, esbuild
//! for the glue, short names for the imports and exports between the two.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The WebAssembly features that wasm-opt may use: those of every browser that runs the
/// site. `--all-features` enables more than browsers support.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises for size. Regular control flow and small functions repeat themselves more,
/// so they compress better; the second round finds what the first one uncovers.
const SIZE: [&str; 5] =
    ["--flatten", "--rereloop", "--one-caller-inline-max-function-size=20", "-Oz", "-Oz"];

/// The names that wasm-opt shortened, as it prints them.
#[derive(Deserialize)]
struct Renamed {
    /// The module, name and short name of each import.
    imports: Vec<(String, String, String)>,
    /// The name and short name of each export.
    exports: Vec<(String, String)>,
}

/// The module of all imports after shortening.
const SHORT_MODULE: &str = "a";

/// Shrinks every program in a folder and its glue, in place.
///
/// # Errors
///
/// If wasm-opt or esbuild fails, or a file cannot be read or written.
pub fn programs(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let wasm = entry?.path();
        let name = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(program) = name.strip_suffix("_bg.wasm") {
            let glue = folder.join(format!("{program}.js"));
            let renamed = shrink_wasm(&wasm).with_context(|| name.clone())?;
            // A worklet's own loader takes the place of the glue.
            for glue in [glue, folder.join(format!("{program}_loader.js"))] {
                if glue.exists() {
                    let code = fs::read_to_string(&glue)?;
                    fs::write(&glue, rename(&code, &renamed))?;
                    shrink_glue(&glue)?;
                }
            }
        }
    }
    Ok(())
}

/// Shrinks a program and shortens the names of its imports and exports.
fn shrink_wasm(wasm: &Path) -> Result<Renamed> {
    let renamed = wasm_opt(wasm, &["--minify-imports-and-exports-and-modules"])?;
    serde_json::from_slice(&renamed).context("wasm-opt prints no names")
}

/// Runs wasm-opt on a program, in place. Returns what it prints.
fn wasm_opt(wasm: &Path, passes: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("wasm-opt")
        .args(FEATURES)
        .args(SIZE)
        .args(passes)
        .args([wasm, Path::new("-o"), wasm])
        .output()
        .context("wasm-opt is missing; `make setup` installs it")?;
    ensure!(output.status.success(), "wasm-opt: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
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

/// Replaces the names of imports and exports in the glue with their short names. Exports
/// are fields of `wasm`; imports are keys of an object.
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
        let next = after.find(is_name).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    let modules = renamed.imports.iter().map(|(module, ..)| format!("\"{module}\""));
    let short = format!("\"{SHORT_MODULE}\"");
    modules.collect::<BTreeSet<_>>().iter().fold(out, |out, m| out.replace(m, &short))
}

//! Splits the app: the code for the first paint, and a file for each line of the list in
//! `src/lazy_files.rs`.
//!
//! The wasm-split tooling of Leptos splits Cargo's output, in which the linker keeps its
//! relocations (see `build.rs`). wasm-bindgen then generates the app's glue again, for the
//! first file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::episodes;

const APP: &str = "netstack-fm";
/// The module from which the first file imports the loader, until the loader is moved
/// into the glue.
const LINK: &str = "./__wasm_split.js";
/// The name of a loader is this and the argument of `#[wasm_split(…)]`.
const LOADER: &str = "__wasm_split_load_";
/// The name of a lazy file in the output is this and the argument of `#[wasm_split(…)]`;
/// other files contain code that several lazy files share.
const SPLIT: &str = "split_";
/// The start of the program's list of imports in the glue of wasm-bindgen.
const IMPORTS: &str = "const import0 = {\n        __proto__: null,\n";

/// A file that is loaded after the first one.
pub struct LazyFile {
    /// Its path in the build.
    pub path: PathBuf,
    /// Its name in the list; `None` for code that several lazy files share.
    pub name: Option<String>,
}

/// Replaces the app in a folder with the first file and the lazy files. Returns the
/// latter.
///
/// # Errors
///
/// If there is no app in the folder, it cannot be split, wasm-bindgen fails, or a file
/// cannot be read or written.
pub fn app(folder: &Path) -> Result<Vec<LazyFile>> {
    let app = program(folder)?;
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| episodes::root().join("target"), PathBuf::from);
    let whole = target.join(format!("wasm32-unknown-unknown/release/{APP}.wasm"));
    let parts = target.join("split");
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    let first = parts.join("first.wasm");
    let input = fs::read(&whole).with_context(|| whole.display().to_string())?;
    let mut options = Options::new(&input);
    options.output_dir = &parts;
    options.main_out_path = &first;
    options.link_name = LINK;
    let output = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let mut files = Vec::new();
    for part in output.split_modules {
        let stem = part.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = stem.strip_prefix(SPLIT).map(str::to_owned);
        let path = folder.join(format!("{app}-{}.wasm", name.as_ref().unwrap_or(&stem)));
        fs::copy(part, &path)?;
        files.push(LazyFile { path, name });
    }
    ensure!(files.iter().any(|file| file.name.is_some()), "the app has no lazy files");
    make_glue(&first, &app, folder)?;
    let shared = fs::read_to_string(parts.join(LINK))?;
    let glue = folder.join(format!("{app}.js"));
    let code = with_loaders(&fs::read_to_string(&glue)?, &shared, &files)?;
    fs::write(glue, code)?;
    Ok(files)
}

/// The name that Trunk gave to the app, including a hash.
fn program(folder: &Path) -> Result<String> {
    let names =
        fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut programs = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    programs.find(|name| name.starts_with(APP)).context("no app in the build")
}

fn make_glue(program: &Path, name: &str, folder: &Path) -> Result<()> {
    let output = Command::new("wasm-bindgen")
        .args(["--target=web", "--keep-lld-exports", "--no-demangle", "--no-typescript"])
        .arg(format!("--out-name={name}"))
        .arg("--out-dir")
        .args([folder, program])
        .output()
        .context("wasm-bindgen is missing; `make setup` installs it")?;
    ensure!(output.status.success(), "wasm-bindgen: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Adds the loaders to the program's imports in the glue, which then is a single module
/// without a further file.
fn with_loaders(glue: &str, shared: &str, files: &[LazyFile]) -> Result<String> {
    // The exports of the first file that the others use:
    // `const { memory, … } = initSync(…);`
    let names = shared.split_once("const { ").and_then(|(_, rest)| rest.split_once('}'));
    let (names, _) = names.context("wasm-split shares nothing")?;
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    let fields: String = names.map(|name| format!("{name}: wasm.{name}, ")).collect();
    // After a failure, the next call fetches the file again.
    let load = format!(
        "const parts = {{}};
        const load = (file) => parts[file] ??= WebAssembly.instantiateStreaming(
            fetch(new URL(file, import.meta.url), {{ credentials: 'same-origin' }}),
            {{ __wasm_split: {{ {fields} }} }},
        ).catch((error) => {{
            delete parts[file];
            throw error;
        }});
        const loadAll = async (files, done, data) => {{
            let loaded = true;
            try {{
                for (const file of files) await load(file);
            }} catch (error) {{
                loaded = false;
                console.warn(error);
            }}
            wasm.__indirect_function_table.get(done)(data, loaded);
        }};\n"
    );
    let chunks = files.iter().filter(|file| file.name.is_none());
    let chunks: Vec<String> = chunks.map(file_name).collect();
    let loaders = files.iter().filter_map(|file| {
        let needed: Vec<String> = chunks.iter().cloned().chain([file_name(file)]).collect();
        let name = file.name.as_ref()?;
        Some(format!(
            "        {LOADER}{name}: (done, data) => {{ loadAll({}, done, data); }},\n",
            serde_json::json!(needed)
        ))
    });
    let loaders: String = loaders.collect();
    let is_link = |line: &&str| line.contains(LINK) && line.contains("import");
    ensure!(glue.lines().filter(is_link).count() > 0, "the glue imports no loader");
    let glue: Vec<&str> = glue.lines().filter(|line| !is_link(line)).collect();
    let glue = glue.join("\n");
    ensure!(glue.matches(IMPORTS).count() == 1, "wasm-bindgen writes its imports in another way");
    Ok(load + &glue.replacen(IMPORTS, &format!("{IMPORTS}{loaders}"), 1))
}

fn file_name(file: &LazyFile) -> String {
    file.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

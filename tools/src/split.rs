//! The app as two files: what the first paint needs, and what `src/later.rs` loads
//! right after.
//!
//! Cargo's output, in which the linker left its notes (see `build.rs`), is taken
//! apart by what leptos has for that; wasm-bindgen makes the app's glue anew, for
//! the first of the two files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::episodes;

const APP: &str = "netstack-fm";
/// The module from which the first file imports the loader, before it is put into
/// the glue.
const LINK: &str = "./__wasm_split.js";
/// The loader's name: the last word of it is the one in `#[wasm_split(later)]`.
const LOADER: &str = "__wasm_split_load_later";
/// Where wasm-bindgen's glue lists what the program imports.
const IMPORTS: &str = "const import0 = {\n        __proto__: null,\n";

/// Puts the two files in place of the one in a folder; returns the second one's path.
pub fn app(folder: &Path) -> Result<PathBuf> {
    let name = program(folder)?;
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
    let made = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let [later] = made.split_modules.as_slice() else {
        return Err(anyhow!("not one file beside the first: {:?}", made.split_modules));
    };
    let file = format!("{name}-later.wasm");
    let second = folder.join(&file);
    fs::copy(later, &second)?;
    make_glue(&first, &name, folder)?;
    let shared = fs::read_to_string(parts.join(LINK))?;
    let glue = folder.join(format!("{name}.js"));
    let code = with_loader(&fs::read_to_string(&glue)?, &shared, &file)?;
    fs::write(glue, code)?;
    Ok(second)
}

/// The name under which Trunk has put the app, with a hash in it.
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

/// Glue with the loader among the program's imports, so that it is one module and
/// needs no other file.
fn with_loader(glue: &str, shared: &str, file: &str) -> Result<String> {
    // What the second file needs of the first: `const { memory, … } = initSync(…);`
    let names = shared.split_once("const { ").and_then(|(_, rest)| rest.split_once('}'));
    let (names, _) = names.context("wasm-split: nothing shared")?;
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    let fields: String = names.map(|name| format!("{name}: wasm.{name}, ")).collect();
    // One that could not be loaded is asked for again the next time.
    let load = format!(
        "let later;
        const load = () => later ??= WebAssembly.instantiateStreaming(
            fetch(new URL('{file}', import.meta.url), {{ credentials: 'same-origin' }}),
            {{ __wasm_split: {{ {fields} }} }},
        ).then(() => true, (error) => {{
            later = undefined;
            console.warn(error);
            return false;
        }});\n"
    );
    let call = format!(
        "{LOADER}: (done, data) => {{
            load().then((well) => wasm.__indirect_function_table.get(done)(data, well));
        }},\n"
    );
    let imported = |line: &&str| line.contains(LINK) && line.contains("import");
    ensure!(glue.lines().filter(imported).count() > 0, "the glue imports no loader");
    let glue: Vec<&str> = glue.lines().filter(|line| !imported(line)).collect();
    let glue = glue.join("\n");
    ensure!(glue.matches(IMPORTS).count() == 1, "the glue is another one now");
    Ok(load + &glue.replacen(IMPORTS, &format!("{IMPORTS}        {call}"), 1))
}

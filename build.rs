//! Tells the program which version of its own reading rooms it was built from.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What decides what a feed is read as.
const READERS: [&str; 5] = ["src/show", "src/site", "src/feed", "src/catalogue", "Cargo.lock"];

fn main() {
    split();

    let mut hasher = DefaultHasher::new();
    for reader in READERS {
        println!("cargo:rerun-if-changed={reader}");
        hash(Path::new(reader), &mut hasher);
    }
    println!("cargo:rustc-env=READER_DIGEST={:016x}", hasher.finish());
}

/// A release build for the browser is split: `tools` makes two files of it, for
/// which it needs the linker's notes.
fn split() {
    println!("cargo:rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|is| is == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_ARCH", "wasm32") {
        println!("cargo:rustc-cfg=split");
        println!("cargo:rustc-link-arg-bin=netstack-fm=--emit-relocs");
    }
}

fn hash(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| hash(path, hasher));
    } else {
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}

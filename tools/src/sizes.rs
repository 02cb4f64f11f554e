//! The size gate: what a visitor downloads, against what we allow ourselves.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::episodes;

/// Kilobytes of 1,000 bytes, after brotli at its highest level.
const BUDGETS: [(&str, f64, fn(&str) -> bool); 4] = [
    ("app: wasm and glue", 170.0, |name| is_code(name) && name.starts_with("netstack-fm")),
    ("feed worker: wasm and glue", 290.0, |name| is_code(name) && name.starts_with("feed_worker")),
    ("all CSS", 15.0, |name| name.ends_with(".css")),
    ("HTML of a page", 15.0, |name| name.ends_with(".html")),
];

fn is_code(name: &str) -> bool {
    name.ends_with(".wasm") || name.ends_with(".js")
}

/// Prints the table and fails when a budget does not hold.
pub fn check() -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
    println!("{:<28} {:>10} {:>12} {:>10}", "what", "raw KB", "brotli KB", "budget KB");
    let mut over = Vec::new();
    for (what, budget, belongs) in BUDGETS {
        let (raw, small) = sizes(&dist, belongs)?;
        ensure!(raw > 0.0, "no file in dist/ counts as “{what}”");
        println!("{what:<28} {raw:>10.1} {small:>12.1} {budget:>10.0}");
        if small > budget {
            over.push(what);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

fn sizes(dist: &Path, belongs: fn(&str) -> bool) -> Result<(f64, f64)> {
    let (mut raw, mut small) = (0.0, 0.0);
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        if belongs(&entry.file_name().to_string_lossy()) {
            let bytes = fs::read(entry.path())?;
            raw += bytes.len() as f64 / 1_000.0;
            small += compressed(&bytes)? as f64 / 1_000.0;
        }
    }
    Ok((raw, small))
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out.len())
}

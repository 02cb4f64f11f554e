//! The size gate: the download size of a release build against budgets.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::episodes;

/// The most that a group of files may take together.
struct Budget {
    /// The name in the table.
    label: &'static str,
    /// Kilobytes of 1,000 bytes, after brotli at its highest level.
    kilobytes: f64,
    /// The start of the files' names.
    prefix: &'static str,
    /// The possible ends of the files' names.
    suffixes: &'static [&'static str],
}

const CODE: &[&str] = &[".wasm", ".js"];

const BUDGETS: [Budget; 7] = [
    Budget {
        label: "app, at first: wasm and glue",
        kilobytes: 170.0,
        prefix: "netstack-fm",
        suffixes: &["_bg.wasm", ".js"],
    },
    Budget {
        label: "app, later: wasm",
        kilobytes: 150.0,
        prefix: "netstack-fm",
        suffixes: &["-later.wasm"],
    },
    Budget {
        label: "feed worker: wasm and glue",
        kilobytes: 290.0,
        prefix: "feed_worker",
        suffixes: CODE,
    },
    Budget {
        label: "audio worker: wasm and glue",
        kilobytes: 90.0,
        prefix: "audio_worker",
        suffixes: CODE,
    },
    Budget {
        label: "search worker: wasm and glue",
        kilobytes: 75.0,
        prefix: "search_worker",
        suffixes: CODE,
    },
    Budget { label: "all CSS", kilobytes: 15.0, prefix: "", suffixes: &[".css"] },
    Budget { label: "HTML of a page", kilobytes: 15.0, prefix: "", suffixes: &[".html"] },
];

impl Budget {
    fn covers(&self, name: &str) -> bool {
        name.starts_with(self.prefix) && self.suffixes.iter().any(|suffix| name.ends_with(suffix))
    }
}

/// Prints a table of all budgets and the sizes in `dist/`.
///
/// # Errors
///
/// If a budget is exceeded or matches no file, or `dist/` is not a release build.
pub fn check() -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
    println!("{:<28} {:>10} {:>12} {:>10}", "what", "raw KB", "brotli KB", "budget KB");
    let mut over = Vec::new();
    for budget in BUDGETS {
        let (raw, compressed) = sizes(&dist, &budget)?;
        let Budget { label, kilobytes, .. } = budget;
        ensure!(raw > 0.0, "no file in dist/ counts as “{label}”");
        println!("{label:<28} {raw:>10.1} {compressed:>12.1} {kilobytes:>10.0}");
        if compressed > kilobytes {
            over.push(label);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// The size of a budget's files before and after brotli, in kilobytes.
fn sizes(dist: &Path, budget: &Budget) -> Result<(f64, f64)> {
    let (mut raw, mut compressed) = (0.0, 0.0);
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        if budget.covers(&entry.file_name().to_string_lossy()) {
            let bytes = fs::read(entry.path())?;
            raw += bytes.len() as f64 / 1_000.0;
            compressed += compressed_len(&bytes)? as f64 / 1_000.0;
        }
    }
    Ok((raw, compressed))
}

fn compressed_len(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out.len())
}

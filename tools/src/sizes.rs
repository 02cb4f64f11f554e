//! The size gate: what a visitor downloads, against what we allow ourselves.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::episodes;

/// What some files may take together.
struct Budget {
    what: &'static str,
    /// Kilobytes of 1,000 bytes, after brotli at its highest level.
    kilobytes: f64,
    prefix: &'static str,
    endings: &'static [&'static str],
}

const CODE: &[&str] = &[".wasm", ".js"];

const BUDGETS: [Budget; 7] = [
    Budget {
        what: "app, at first: wasm and glue",
        kilobytes: 170.0,
        prefix: "netstack-fm",
        endings: &["_bg.wasm", ".js"],
    },
    Budget {
        what: "app, later: wasm",
        kilobytes: 150.0,
        prefix: "netstack-fm",
        endings: &["-later.wasm"],
    },
    Budget {
        what: "feed worker: wasm and glue",
        kilobytes: 290.0,
        prefix: "feed_worker",
        endings: CODE,
    },
    Budget {
        what: "audio worker: wasm and glue",
        kilobytes: 90.0,
        prefix: "audio_worker",
        endings: CODE,
    },
    Budget {
        what: "search worker: wasm and glue",
        kilobytes: 75.0,
        prefix: "search_worker",
        endings: CODE,
    },
    Budget { what: "all CSS", kilobytes: 15.0, prefix: "", endings: &[".css"] },
    Budget { what: "HTML of a page", kilobytes: 15.0, prefix: "", endings: &[".html"] },
];

impl Budget {
    fn covers(&self, name: &str) -> bool {
        name.starts_with(self.prefix) && self.endings.iter().any(|ending| name.ends_with(ending))
    }
}

/// Prints the table and fails when a budget does not hold.
pub fn check() -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
    println!("{:<28} {:>10} {:>12} {:>10}", "what", "raw KB", "brotli KB", "budget KB");
    let mut over = Vec::new();
    for budget in BUDGETS {
        let (raw, small) = sizes(&dist, &budget)?;
        let Budget { what, kilobytes, .. } = budget;
        ensure!(raw > 0.0, "no file in dist/ counts as “{what}”");
        println!("{what:<28} {raw:>10.1} {small:>12.1} {kilobytes:>10.0}");
        if small > kilobytes {
            over.push(what);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

fn sizes(dist: &Path, budget: &Budget) -> Result<(f64, f64)> {
    let (mut raw, mut small) = (0.0, 0.0);
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        if budget.covers(&entry.file_name().to_string_lossy()) {
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

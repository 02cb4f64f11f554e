//! The size gate: the download size of a release build against budgets.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::episodes;

/// The most that something may take.
struct Budget {
    /// The name in the table.
    label: &'static str,
    /// Kilobytes of 1,000 bytes, after brotli at its highest level.
    kilobytes: f64,
    /// What is measured.
    what: What,
}

enum What {
    /// A program and its glue together, by the start of their names.
    Program(&'static str),
    /// The content of all elements with this tag and no attributes but those of the
    /// program, in the home page.
    Inline(&'static str),
    /// The largest document.
    Document,
    /// The largest share image, which is compressed already.
    Image,
}

const BUDGETS: [Budget; 10] = [
    Budget { label: "app: wasm and glue", kilobytes: 360.0, what: What::Program("netstack-fm") },
    Budget { label: "feed worker: same", kilobytes: 360.0, what: What::Program("feed_worker") },
    Budget { label: "audio worker: same", kilobytes: 90.0, what: What::Program("audio_worker") },
    Budget { label: "search worker: same", kilobytes: 75.0, what: What::Program("search_worker") },
    Budget {
        label: "download worker: same",
        kilobytes: 30.0,
        what: What::Program("download_worker"),
    },
    Budget { label: "worklet: same", kilobytes: 5.0, what: What::Program("dynamics_worklet") },
    Budget { label: "inline styles", kilobytes: 15.0, what: What::Inline("style") },
    Budget { label: "inline scripts", kilobytes: 2.0, what: What::Inline("script") },
    Budget { label: "largest document", kilobytes: 30.0, what: What::Document },
    Budget { label: "largest share image", kilobytes: 100.0, what: What::Image },
];

/// Prints a table of all budgets and the sizes in `dist/`.
///
/// # Errors
///
/// If a budget is exceeded or matches no file, or `dist/` is not a release build.
pub fn check() -> Result<()> {
    let dist = episodes::root().join("dist");
    ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
    println!("{:<24} {:>10} {:>12} {:>10}", "what", "raw KB", "brotli KB", "budget KB");
    let mut over = Vec::new();
    for Budget { label, kilobytes, what } in BUDGETS {
        let (raw, compressed) = what.size(&dist)?;
        ensure!(raw > 0, "nothing in dist/ counts as “{label}”");
        let (raw, compressed) = (raw as f64 / 1_000.0, compressed as f64 / 1_000.0);
        println!("{label:<24} {raw:>10.1} {compressed:>12.1} {kilobytes:>10.0}");
        if compressed > kilobytes {
            over.push(label);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

impl What {
    /// The size before and after compression, in bytes.
    fn size(&self, dist: &Path) -> Result<(usize, usize)> {
        match self {
            Self::Program(name) => {
                let mut total = (0, 0);
                for file in files(dist, "wasm")?.into_iter().chain(files(dist, "js")?) {
                    if file.strip_prefix(dist)?.to_string_lossy().starts_with(name) {
                        let size = compressed(&fs::read(file)?)?;
                        total = (total.0 + size.0, total.1 + size.1);
                    }
                }
                Ok(total)
            }
            Self::Inline(tag) => {
                let html = fs::read_to_string(dist.join("index.html"))?;
                compressed(inline(&html, tag).as_bytes())
            }
            Self::Document => largest(files(dist, "html")?, compressed),
            Self::Image => {
                largest(files(&dist.join("share"), "png")?, |bytes| Ok((bytes.len(), bytes.len())))
            }
        }
    }
}

/// The content of all elements with a tag, but not of data blocks.
fn inline(html: &str, tag: &str) -> String {
    let (start, end) = (format!("<{tag}"), format!("</{tag}>"));
    let elements = html.split(&start).skip(1).filter_map(|rest| rest.split_once('>'));
    let code = elements.filter(|(attributes, _)| !attributes.contains("type="));
    code.filter_map(|(_, rest)| rest.split(&end).next()).collect()
}

fn largest(
    files: Vec<PathBuf>,
    size: impl Fn(&[u8]) -> Result<(usize, usize)>,
) -> Result<(usize, usize)> {
    let mut largest = (0, 0);
    for file in files {
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        largest = largest.max(size(&bytes)?);
    }
    Ok(largest)
}

/// All files in a folder and below with this extension.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut all = dist::files(folder)?;
    all.retain(|path| path.extension().is_some_and(|found| found == extension));
    Ok(all)
}

/// The length of bytes before and after brotli.
fn compressed(bytes: &[u8]) -> Result<(usize, usize)> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok((bytes.len(), out.len()))
}

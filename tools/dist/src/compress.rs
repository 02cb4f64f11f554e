//! Compressed copies beside the files of a build, for hosts that send those: nginx
//! (`gzip_static`), Caddy (`precompressed`), and others.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, anyhow};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files;

/// The extensions of the copies.
const COPIES: [&str; 2] = ["br", "gz"];
/// The extensions of what compresses.
const TEXTS: [&str; 10] =
    ["bin", "html", "js", "json", "md", "svg", "txt", "vtt", "wasm", "webmanifest"];
/// Below this many bytes, the headers of an answer weigh more than the file.
const SMALLEST: usize = 1_024;
/// The levels of brotli: the highest one for what is compressed once for many visits, and a
/// fast one for pages, which are made anew with each episode.
const HIGHEST: i32 = 11;
const FAST: i32 = 9;

/// Whether a path is one of a compressed copy: the file that it is a copy of is beside it.
pub fn is_copy(path: &Path) -> bool {
    path.extension().is_some_and(|found| COPIES.iter().any(|copy| found == *copy))
        && path.with_extension("").is_file()
}

/// Writes the copies of a build, in place of earlier ones.
///
/// # Errors
///
/// If a file cannot be read or written.
pub fn write(folder: &Path) -> Result<()> {
    let (copies, files): (Vec<_>, Vec<_>) =
        files(folder)?.into_iter().partition(|path| is_copy(path));
    copies.iter().try_for_each(fs::remove_file)?;
    let texts: Vec<PathBuf> = files.into_iter().filter(|path| is_text(path)).collect();
    let (next, fault) = (AtomicUsize::new(0), Mutex::new(None));
    let work = || {
        while let Some(path) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(error) = copy(path)
                && let Ok(mut fault) = fault.lock()
            {
                *fault = Some(error);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let fault = fault.into_inner().map_err(|_| anyhow!("a thread has stopped"))?;
    fault.map_or(Ok(()), Err)
}

/// Feeds are left out: a host fetches newer ones, beside which a copy would be old.
fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|found| TEXTS.iter().any(|text| found == *text))
        && !path.ends_with("site.json")
}

fn copy(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    if bytes.len() < SMALLEST {
        return Ok(());
    }
    let name = |extension: &str| format!("{}.{extension}", path.display());
    let program = path.extension().is_some_and(|found| found == "wasm" || found == "js");
    let quality = if program { HIGHEST } else { FAST };
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    fs::write(name("br"), out)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    Ok(fs::write(name("gz"), gzip.finish()?)?)
}

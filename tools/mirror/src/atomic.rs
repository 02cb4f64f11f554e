//! Files that are whole at any instant.

use std::fs::{self, File};
use std::io::{Error, Result, Write as _};
use std::path::Path;

/// Writes a file beside its place, and moves it there once it is on the disk.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let named = |error: Error| Error::new(error.kind(), format!("{}: {error}", path.display()));
    write_beside(path, bytes).map_err(named)
}

fn write_beside(path: &Path, bytes: &[u8]) -> Result<()> {
    // The parent of a bare name is an empty path.
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.new"));
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    // The move itself.
    File::open(folder)?.sync_all()
}

//! The folder of the build.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::document::SnapshotLink;
use crate::snapshot::Snapshot;

/// The folder of the build.
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// A folder with a build.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The path of the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).with_context(|| path.display().to_string())
    }

    /// Writes a JSON file.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write_json(&self, path: &str, value: &Value) -> Result<()> {
        self.write(path, serde_json::to_string_pretty(value)?.as_bytes())
    }

    /// Writes the catalogue, under a name that changes with its content, in place of an
    /// earlier one.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write_snapshot(&self, snapshot: &Snapshot) -> Result<SnapshotLink> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with("snapshot-") {
                fs::remove_file(&path)?;
            }
        }
        let bytes = snapshot.encode();
        let digest = Sha256::digest(&bytes);
        let digest: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let name = format!("snapshot-{digest}.bin");
        self.write(&name, &bytes)?;
        Ok(SnapshotLink {
            path: format!("/{name}"),
            fingerprint: snapshot.fingerprint.to_string(),
            built: SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis(),
        })
    }
}

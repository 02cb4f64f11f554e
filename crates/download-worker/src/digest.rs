//! The SHA-256 of a file while it is written.

use sha2::{Digest as _, Sha256};

use crate::stored::StoredFile;

/// How much of a stored file is read at once, in bytes.
const PIECE: u64 = 1_024 * 1_024;

/// The digest of what is stored so far.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// The digest of the first bytes of a file.
    pub fn of(file: &StoredFile, length: u64) -> Self {
        let mut digest = Self::default();
        let mut at = 0;
        while at < length {
            let piece = file.read(at, PIECE.min(length - at));
            if piece.is_empty() {
                break;
            }
            digest.update(&piece);
            at += piece.len() as u64;
        }
        digest
    }

    /// Takes in what was appended.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest in hexadecimal.
    pub fn hexadecimal(&self) -> String {
        self.0.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

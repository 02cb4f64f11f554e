use serde::{Deserialize, Serialize};

use crate::{Problem, Progress};

/// What the page asks of the download worker, which has one file open at most. The answer is
/// a [`Report`], unless a request says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DownloadWorkerRequest {
    /// Open a stored file, or make it, and go on with its download.
    Open {
        /// The address of the audio.
        address: String,
        /// Whether the address is one of the site's own.
        same_origin: bool,
        /// The folder of the stored files.
        folder: String,
        /// The name of the stored file.
        file: String,
        /// What is stored of it.
        progress: Progress,
    },
    /// Go on for a moment. `hurry` ends a pause before another attempt.
    GoOn {
        /// Whether there is a reason to try at once: the network is back.
        hurry: bool,
    },
    /// Store what is there, and close the file.
    Close,
    /// Remove a file that is not open. The answer is empty.
    Remove {
        /// The folder of the stored files.
        folder: String,
        /// Its name.
        file: String,
    },
    /// Hold what should be stored against what is. The answer is the names of whole files that
    /// are not there at their size.
    Check {
        /// The folder of the stored files.
        folder: String,
        /// The files of all downloads, with the size of the whole ones. Others are removed.
        files: Vec<(String, Option<u64>)>,
    },
}

/// What the download worker reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What is safely stored.
    pub progress: Progress,
    /// How many bytes have been received, of which the last are not stored safely yet.
    pub received: u64,
    /// How it goes on.
    pub outcome: Outcome,
    /// The SHA-256 of the whole file, in hexadecimal, once it is there.
    pub digest: Option<String>,
}

/// How a download goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Bytes arrive.
    Running,
    /// The server does not answer, or not well; it is asked again after a pause.
    Retrying,
    /// The whole file is stored.
    Complete,
    /// It does not go on by itself.
    Failed(Problem),
}

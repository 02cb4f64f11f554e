use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a download does not go on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// The host does not let a page read the file (CORS).
    NotAllowed,
    /// The host has no file at the address any more.
    Gone,
    /// The host refuses the request, or its answer is not the file.
    Refused,
    /// There is no room for the file.
    NoSpace,
    /// The browser offers no storage for files, as in some private windows.
    NoStorage,
    /// The worker has stopped.
    Stopped,
}

impl Problem {
    /// All problems, each with its name in records.
    const NAMES: [(Self, &str); 6] = [
        (Self::NotAllowed, "not-allowed"),
        (Self::Gone, "gone"),
        (Self::Refused, "refused"),
        (Self::NoSpace, "no-space"),
        (Self::NoStorage, "no-storage"),
        (Self::Stopped, "stopped"),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(problem, _)| *problem == self).map_or("", |(_, name)| name)
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(problem, _)| *problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAllowed => "The audio's host does not let this page store the file.",
            Self::Gone => "The file is no longer at its address.",
            Self::Refused => "The audio's host refuses the file. Try again later.",
            Self::NoSpace => "There is no room for this file. Remove a download and try again.",
            Self::NoStorage => {
                "This browser stores no files for this site. A private window may be the reason."
            }
            Self::Stopped => "The download has stopped. Try again.",
        })
    }
}

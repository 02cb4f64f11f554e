use serde::{Deserialize, Serialize};

use crate::Problem;

/// How much of what is stored is asked for once more and compared, where `If-Range` cannot
/// tell whether the file is still the same. In bytes.
pub const OVERLAP: u64 = 64 * 1_024;

/// What is stored of a file, and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many bytes are stored.
    pub stored: u64,
    /// The size of the whole file, in bytes, once it is known.
    pub total: Option<u64>,
    /// The strong `ETag` of the first response, else its `Last-Modified`.
    pub validator: Option<String>,
}

/// The request to make next. From byte 0 on it has no `Range`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The first byte asked for.
    pub from: u64,
    /// The value of `If-Range` (RFC 9110, section 13.1.5). Only for the site's own origin:
    /// elsewhere it needs a preflight, which few hosts of audio answer.
    pub if_range: Option<String>,
}

/// The bytes of a partial response, as `Content-Range` says (RFC 9110, section 14.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentRange {
    /// The first byte.
    pub start: u64,
    /// The size of the whole file, if it is said.
    pub total: Option<u64>,
}

impl ContentRange {
    /// Reads `bytes 65536-131071/374000`.
    pub fn parse(header: &str) -> Option<Self> {
        let (range, total) = header.trim().strip_prefix("bytes ")?.split_once('/')?;
        let start = range.split_once('-')?.0.trim().parse().ok()?;
        Some(Self { start, total: total.trim().parse().ok() })
    }
}

/// The head of a response, as far as the page may read it: other origins hide most headers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The status.
    pub status: u16,
    /// `Content-Length`, unless the content is encoded.
    pub length: Option<u64>,
    /// `Content-Range`.
    pub range: Option<ContentRange>,
    /// The strong `ETag`, else `Last-Modified`.
    pub validator: Option<String>,
    /// Whether it is a document: the login page of a hotspot has the status 200.
    pub is_document: bool,
}

/// What to do with a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its body is the whole file: what is stored is dropped.
    Whole,
    /// Its body is the rest of the file. The first so many bytes are stored already, and are
    /// compared.
    Rest {
        /// The number of bytes to compare.
        overlap: u64,
    },
    /// Everything is stored.
    Complete,
    /// The file is another one now. What is stored is dropped, and asked for again.
    Anew,
    /// The server has a trouble that may pass: it is asked again after a pause.
    Later,
    /// The download does not go on by itself.
    Failed(Problem),
}

/// One download's way through requests and responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    progress: Progress,
    same_origin: bool,
    /// The attempts since the last byte.
    failures: u32,
}

impl Transfer {
    /// Goes on where a download stands. `same_origin` is whether the address is one of the
    /// site's own.
    pub fn new(progress: Progress, same_origin: bool) -> Self {
        Self { progress, same_origin, failures: 0 }
    }

    /// What is stored and known.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The attempts that failed since the last byte.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// What to ask for next.
    pub fn request(&self) -> Request {
        let Progress { stored, validator, .. } = &self.progress;
        match validator {
            _ if *stored == 0 => Request { from: 0, if_range: None },
            Some(validator) if self.same_origin => {
                Request { from: *stored, if_range: Some(validator.clone()) }
            }
            _ => Request { from: stored.saturating_sub(OVERLAP), if_range: None },
        }
    }

    /// What to do with the response to [`Transfer::request`].
    pub fn head(&mut self, head: &Head) -> Answer {
        let request = self.request();
        match head.status {
            200 | 203 if head.is_document => self.later(),
            200 | 203 => {
                let Head { length, validator, .. } = head.clone();
                self.progress = Progress { stored: 0, total: length, validator };
                Answer::Whole
            }
            206 if request.from == 0 && request.if_range.is_none() => self.anew(),
            206 if self.continues(&request, head) => {
                Answer::Rest { overlap: self.progress.stored.saturating_sub(request.from) }
            }
            206 => self.anew(),
            416 if self.progress.total == Some(self.progress.stored) => Answer::Complete,
            416 => self.anew(),
            404 | 410 => Answer::Failed(Problem::Gone),
            408 | 425 | 429 | 500.. => self.later(),
            _ => Answer::Failed(Problem::Refused),
        }
    }

    /// Whether a partial response is the rest of the same file, as far as it says.
    fn continues(&self, request: &Request, head: &Head) -> bool {
        let Progress { total, validator, .. } = &self.progress;
        let same = |known: Option<u64>, said: Option<u64>| match (known, said) {
            (Some(known), Some(said)) => known == said,
            _ => true,
        };
        let expected = total.and_then(|total| total.checked_sub(request.from));
        let validators = validator.as_ref().zip(head.validator.as_ref());
        same(expected, head.length)
            && same(*total, head.range.and_then(|range| range.total))
            && head.range.is_none_or(|range| range.start == request.from)
            && validators.is_none_or(|(known, said)| known == said)
    }

    /// So many bytes more are stored.
    pub fn wrote(&mut self, bytes: u64) {
        self.progress.stored = self.progress.stored.saturating_add(bytes);
        self.failures = 0;
    }

    /// The overlap differs: the file is another one now.
    pub fn differs(&mut self) {
        self.progress = Progress::default();
    }

    /// The body has ended, by itself or not.
    pub fn ended(&mut self, cleanly: bool) -> Answer {
        let Progress { stored, total, .. } = self.progress;
        match total {
            Some(total) if stored == total => Answer::Complete,
            // More than the server has announced is not that file.
            Some(total) if stored > total => self.anew(),
            // Without a length, a clean end is the end.
            None if cleanly && stored > 0 => {
                self.progress.total = Some(stored);
                Answer::Complete
            }
            // The beginning of a file without a length cannot be told from the whole.
            None => {
                self.progress = Progress::default();
                self.later()
            }
            Some(_) => self.later(),
        }
    }

    /// The request got no response.
    pub fn later(&mut self) -> Answer {
        self.failures = self.failures.saturating_add(1);
        Answer::Later
    }

    fn anew(&mut self) -> Answer {
        self.progress = Progress::default();
        self.failures = self.failures.saturating_add(1);
        Answer::Anew
    }
}

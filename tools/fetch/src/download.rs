//! Downloads, which go on where an earlier one has ended.

use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ureq::http::{HeaderMap, StatusCode};

use crate::{Client, Fault, Validators, validators};

/// How long a request for a file of any size may take. What is there then stays.
const LONG: Duration = Duration::from_secs(3_600);

impl Client {
    /// Fetches a file into a part of it that may be there from an earlier attempt. The part
    /// is the whole file afterwards.
    ///
    /// # Errors
    ///
    /// If the whole file is not there after three attempts, or may not be requested. What was
    /// fetched stays for the next time.
    pub fn download(&self, url: &str, part: &Path) -> Result<Validators, Fault> {
        self.repeat(|| self.continue_download(url, part))
    }

    fn continue_download(&self, url: &str, part: &Path) -> Result<Validators, Fault> {
        let disk = |error| Fault::Broken(url.to_owned(), error);
        let version = version_of(part);
        let known = fs::read_to_string(&version).unwrap_or_default();
        let there = fs::metadata(part).map_or(0, |part| part.len());
        let request = self.agent.get(url).config().timeout_global(Some(LONG)).build();
        let mut request = request.header("accept-encoding", "identity");
        if there > 0 && !known.is_empty() {
            request = request.header("range", format!("bytes={there}-")).header("if-range", &known);
        }
        let answer = request.call().map_err(|error| Fault::Failed(url.to_owned(), error))?;
        let (head, body) = answer.into_parts();
        let found = validators(&head.headers);
        let partial = head.status == StatusCode::PARTIAL_CONTENT;
        let goes_on = partial && starts_at(&head.headers, there);
        let misfit = (partial && !goes_on) || head.status == StatusCode::RANGE_NOT_SATISFIABLE;
        if misfit && there > 0 {
            // The part is not of what the host has.
            fs::remove_file(part).map_err(disk)?;
            return self.continue_download(url, part);
        }
        if !goes_on && head.status != StatusCode::OK {
            return Err(Fault::Refused(url.to_owned(), head.status.as_u16()));
        }
        let start = if goes_on { there } else { 0 };
        let whole = body.content_length().map(|length| start.saturating_add(length));
        if let Some(folder) = part.parent() {
            fs::create_dir_all(folder).map_err(disk)?;
        }
        let mut file = OpenOptions::new()
            .create(true)
            .write(true)
            .append(goes_on)
            .truncate(!goes_on)
            .open(part)
            .map_err(disk)?;
        // Only now: what was there before is of another version.
        fs::write(&version, found.strong().unwrap_or_default()).map_err(disk)?;
        let limit = self.rules.most_bytes.saturating_sub(start).saturating_add(1);
        let copied = io::copy(&mut body.into_reader().take(limit), &mut file).map_err(disk)?;
        file.sync_all().map_err(disk)?;
        let length = start.saturating_add(copied);
        if length > self.rules.most_bytes {
            let _ = fs::remove_file(part);
            return Err(Fault::TooLarge(url.to_owned(), self.rules.most_bytes));
        }
        match whole.filter(|whole| *whole != length) {
            Some(whole) => Err(Fault::Truncated(url.to_owned(), whole, length)),
            None => {
                let _ = fs::remove_file(version);
                Ok(found)
            }
        }
    }
}

/// The file with the version of a part, which a host compares (RFC 9110, section 13.1.5).
fn version_of(part: &Path) -> PathBuf {
    let mut version = part.as_os_str().to_owned();
    version.push(".version");
    version.into()
}

/// Whether a partial answer starts where the part ends (RFC 9110, section 14.4).
fn starts_at(headers: &HeaderMap, there: u64) -> bool {
    let range = headers.get("content-range").and_then(|range| range.to_str().ok());
    let start = range.and_then(|range| range.strip_prefix("bytes ")?.split('-').next());
    start.and_then(|start| start.trim().parse().ok()) == Some(there)
}

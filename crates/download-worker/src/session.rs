use download::{Answer, Outcome, Problem, Progress, Report, Transfer, pause_before};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::Response;

use crate::body::{Body, Next};
use crate::digest::Digest;
use crate::request::{Pending, head};
use crate::stored::StoredFile;
use crate::timer::{now, scope, wait, within};

/// How long the worker goes on before it reports, in milliseconds.
const TURN: f64 = 400.0;
/// How long the server may send nothing, in milliseconds.
const STALL: f64 = 30_000.0;
/// How many bytes may be lost in a crash.
const CHECKPOINT: u64 = 2 * 1_024 * 1_024;

/// What a session waits for.
enum Phase {
    /// The answer whether the page may read the file, which a byte of it tells.
    Probing(Pending, f64),
    /// The answer whether the host is there, which tells a refusal from a lost connection.
    Knocking(Pending, f64),
    /// The time for the next request.
    Pausing(f64),
    /// The response to a request that was made at a time.
    Asking(Pending, f64),
    /// The chunks of a body, the last of which came at a time.
    Reading(Reading, f64),
    /// Nothing any more.
    Over(Outcome),
}

/// A body, and what its first bytes have to be equal to.
struct Reading {
    body: Body,
    overlap: Vec<u8>,
}

/// The download of one file.
pub struct Session {
    address: String,
    transfer: Transfer,
    file: StoredFile,
    /// The digest of what is written.
    digest: Digest,
    /// What is safely stored.
    safe: Progress,
    /// Whether it is still unknown if the page may read the file.
    unproven: bool,
    phase: Phase,
}

impl Session {
    /// Drops what a crash has left in the file after the last checkpoint, and goes on there.
    pub fn resume(
        address: String,
        same_origin: bool,
        file: StoredFile,
        mut progress: Progress,
    ) -> Result<Self, Problem> {
        progress.stored = progress.stored.min(file.size());
        file.truncate(progress.stored)?;
        let unproven = !same_origin && progress.stored == 0;
        let digest = Digest::of(&file, progress.stored);
        let transfer = Transfer::new(progress.clone(), same_origin);
        let phase = Phase::Pausing(now());
        Ok(Self { address, transfer, file, digest, safe: progress, unproven, phase })
    }

    /// What to tell the page.
    pub fn report(&self) -> Report {
        let outcome = match self.phase {
            Phase::Over(outcome) => outcome,
            _ if self.transfer.failures() > 0 => Outcome::Retrying,
            _ => Outcome::Running,
        };
        let received = self.transfer.progress().stored;
        let digest = (outcome == Outcome::Complete).then(|| self.digest.hexadecimal());
        Report { progress: self.safe.clone(), received, outcome, digest }
    }

    /// Stores what is there, and closes the file.
    pub fn close(mut self) -> Report {
        // What is not flushed is fetched once more.
        let _ = self.checkpoint();
        self.report()
    }

    /// Goes on for a moment.
    pub async fn go_on(&mut self, hurry: bool) {
        if let (Phase::Pausing(until), true) = (&mut self.phase, hurry) {
            *until = now();
        }
        let end = now() + TURN;
        while now() < end && !matches!(self.phase, Phase::Over(_)) {
            // A phase is taken to be advanced, and has a successor.
            let phase = std::mem::replace(&mut self.phase, Phase::Pausing(now()));
            self.phase = self.advance(phase, end).await.unwrap_or_else(|problem| {
                let _ = self.checkpoint();
                Phase::Over(Outcome::Failed(problem))
            });
        }
    }

    /// The next phase, at the latest at a time.
    async fn advance(&mut self, phase: Phase, end: f64) -> Result<Phase, Problem> {
        let left = (end - now()).max(0.0);
        match phase {
            Phase::Probing(request, since) => match within(&request.response, left).await {
                None if now() - since < STALL => Ok(Phase::Probing(request, since)),
                Some(Ok(_)) => {
                    self.unproven = false;
                    Ok(Phase::Pausing(now()))
                }
                Some(Err(_)) if is_online() => self.knock(),
                _ => Ok(self.later()),
            },
            Phase::Knocking(request, since) => match within(&request.response, left).await {
                None if now() - since < STALL => Ok(Phase::Knocking(request, since)),
                Some(Ok(_)) => Err(Problem::NotAllowed),
                _ => Ok(self.later()),
            },
            Phase::Pausing(until) if now() < until => {
                wait((until - now()).min(left)).await;
                Ok(Phase::Pausing(until))
            }
            Phase::Pausing(_) => self.ask(),
            Phase::Asking(request, since) => match within(&request.response, left).await {
                None if now() - since < STALL => Ok(Phase::Asking(request, since)),
                Some(Ok(response)) => self.take(&response.unchecked_into(), request),
                _ => Ok(self.later()),
            },
            Phase::Reading(reading, since) => self.read(reading, since, left).await,
            Phase::Over(outcome) => Ok(Phase::Over(outcome)),
        }
    }

    fn knock(&self) -> Result<Phase, Problem> {
        let request = Pending::knock(&self.address).map_err(|_| Problem::NotAllowed)?;
        Ok(Phase::Knocking(request, now()))
    }

    fn ask(&self) -> Result<Phase, Problem> {
        if self.unproven {
            let request = Pending::probe(&self.address).map_err(|_| Problem::Refused)?;
            return Ok(Phase::Probing(request, now()));
        }
        let request = Pending::send(&self.address, &self.transfer.request());
        Ok(Phase::Asking(request.map_err(|_| Problem::Refused)?, now()))
    }

    /// Begins to read a response, if it is of use.
    fn take(&mut self, response: &Response, request: Pending) -> Result<Phase, Problem> {
        let stored = self.transfer.progress().stored;
        let answer = self.transfer.head(&head(response));
        let overlap = match answer {
            Answer::Whole => {
                self.empty()?;
                self.checkpoint()?;
                0
            }
            Answer::Rest { overlap } => overlap,
            answer => return self.settle(answer),
        };
        let overlap = self.file.read(stored.saturating_sub(overlap), overlap);
        match Body::of(response, request) {
            Some(body) => Ok(Phase::Reading(Reading { body, overlap }, now())),
            None => {
                let answer = self.transfer.ended(true);
                self.settle(answer)
            }
        }
    }

    async fn read(
        &mut self,
        mut reading: Reading,
        since: f64,
        left: f64,
    ) -> Result<Phase, Problem> {
        let answer = match reading.body.next(left).await {
            Next::Chunk(chunk) if self.store(&mut reading.overlap, &chunk)? => {
                return Ok(Phase::Reading(reading, now()));
            }
            Next::Chunk(_) => {
                self.transfer.differs();
                Answer::Anew
            }
            Next::Nothing if now() - since < STALL => return Ok(Phase::Reading(reading, since)),
            Next::End => self.transfer.ended(true),
            Next::Broken | Next::Nothing => self.transfer.ended(false),
        };
        self.settle(answer)
    }

    /// Writes a chunk after what is stored. Returns false if it differs from what has to be
    /// the same.
    fn store(&mut self, overlap: &mut Vec<u8>, chunk: &Uint8Array) -> Result<bool, Problem> {
        let mut chunk = chunk.clone();
        if !overlap.is_empty() {
            let bytes = chunk.to_vec();
            let compared = bytes.len().min(overlap.len());
            if !overlap.iter().zip(&bytes).all(|(known, came)| known == came) {
                return Ok(false);
            }
            overlap.drain(..compared);
            chunk = chunk.subarray(compared as u32, chunk.length());
        }
        if chunk.length() > 0 {
            self.file.write(self.transfer.progress().stored, &chunk)?;
            self.digest.update(&chunk.to_vec());
            self.transfer.wrote(u64::from(chunk.length()));
        }
        if self.transfer.progress().stored.saturating_sub(self.safe.stored) >= CHECKPOINT {
            self.checkpoint()?;
        }
        Ok(true)
    }

    /// What follows from an answer without a body to read.
    fn settle(&mut self, answer: Answer) -> Result<Phase, Problem> {
        if self.transfer.progress().stored == 0 {
            self.empty()?;
        }
        self.checkpoint()?;
        match answer {
            Answer::Failed(problem) => Err(problem),
            answer => Ok(self.after(answer)),
        }
    }

    /// No response has come.
    fn later(&mut self) -> Phase {
        let answer = self.transfer.later();
        self.after(answer)
    }

    fn after(&self, answer: Answer) -> Phase {
        match answer {
            Answer::Complete => Phase::Over(Outcome::Complete),
            // Something new is asked for at once, but not again and again.
            Answer::Anew if self.transfer.failures() < 2 => Phase::Pausing(now()),
            _ => Phase::Pausing(now() + f64::from(pause_before(self.transfer.failures()))),
        }
    }

    fn empty(&mut self) -> Result<(), Problem> {
        self.digest = Digest::default();
        self.file.truncate(0)
    }

    /// Makes what was written count.
    fn checkpoint(&mut self) -> Result<(), Problem> {
        self.file.flush()?;
        self.safe = self.transfer.progress().clone();
        Ok(())
    }
}

fn is_online() -> bool {
    scope().is_none_or(|scope| scope.navigator().on_line())
}

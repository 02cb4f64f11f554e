use std::sync::Arc;

use super::Failure;
use crate::browser::worker::{Job, Program};
use crate::browser::{fetch, page};
use crate::show::{Cue, Transcript};
use crate::wire::{self, Request, TranscriptAnswer};

/// Fetches and reads a transcript.
///
/// It is a request to another site, mostly, so this is for a transcript that
/// somebody wants to read.
///
/// # Errors
///
/// When it cannot be had; a transcript without a word is none.
pub async fn read_transcript(transcript: &Transcript) -> Result<Arc<Vec<Cue>>, Failure> {
    let file = fetch::get(&transcript.url).await?;
    let address = page::absolute(&transcript.url);
    let request = Request::Transcript { address, mime: transcript.mime.clone() };
    let answer = Job::start(Program::Feed)?.ask(&request, &file.bytes).await?;
    let cues: TranscriptAnswer = wire::decode(&answer).ok_or(Failure::ParserDied)?;
    Ok(Arc::new(cues))
}

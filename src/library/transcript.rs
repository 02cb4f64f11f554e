use std::sync::Arc;

use leptos::prelude::*;

use super::{Failure, Library};
use crate::browser::worker::{Job, Program};
use crate::browser::{fetch, page};
use crate::show::{Cue, Transcript};
use crate::wire::{self, Request, TranscriptAnswer};

impl Library {
    /// A transcript that was read before in this visit.
    pub fn known_transcript(&self, transcript: &Transcript) -> Option<Arc<Vec<Cue>>> {
        self.transcripts.with_value(|known| known.get(&transcript.url).cloned())
    }

    /// Fetches and reads a transcript.
    ///
    /// It is a request to another site, mostly, so this is for a transcript that
    /// somebody wants to read.
    ///
    /// # Errors
    ///
    /// When it cannot be had.
    pub async fn read_transcript(self, transcript: Transcript) -> Result<Arc<Vec<Cue>>, Failure> {
        let file = fetch::get(&transcript.url).await?;
        let address = page::absolute(&transcript.url);
        let request = Request::Transcript { address, mime: transcript.mime };
        let answer = Job::start(Program::Feed)?.ask(&request, &file.bytes).await?;
        let cues: TranscriptAnswer = wire::decode(&answer).ok_or(Failure::ParserDied)?;
        let cues = Arc::new(cues);
        self.transcripts.update_value(|known| {
            known.insert(transcript.url, Arc::clone(&cues));
        });
        Ok(cues)
    }
}

use std::sync::Arc;

use leptos::prelude::*;
use show::{Cue, Transcript};
use wire::{FeedWorkerRequest, TranscriptAnswer};

use super::Library;
use crate::browser::worker_pool::{WorkerHandle, WorkerKind};
use crate::browser::{fetch, location};
use crate::failure::Failure;

impl Library {
    /// A transcript that was read before in this visit.
    pub fn known_transcript(&self, transcript: &Transcript) -> Option<Arc<Vec<Cue>>> {
        self.transcripts.with_value(|known| known.get(&transcript.url).cloned())
    }

    /// Puts transcripts in place that were read before, by address.
    #[cfg(not(target_family = "wasm"))]
    pub fn set_transcripts(&self, transcripts: Vec<(String, Vec<Cue>)>) {
        let transcripts = transcripts.into_iter().map(|(url, cues)| (url, Arc::new(cues)));
        self.transcripts.set_value(transcripts.collect());
    }

    /// Fetches and reads a transcript.
    ///
    /// Mostly it is a request to another site, so this is for transcripts that the visitor
    /// wants to read or search.
    ///
    /// # Errors
    ///
    /// If the transcript cannot be fetched, or the worker fails.
    pub async fn read_transcript(self, transcript: Transcript) -> Result<Arc<Vec<Cue>>, Failure> {
        let file = fetch::get(&transcript.url).await?;
        let address = location::absolute(&transcript.url);
        let content_type = file.content_type;
        let request =
            FeedWorkerRequest::Transcript { address, content_type, mime: transcript.mime };
        let mut worker = WorkerHandle::take(WorkerKind::Feed)?;
        let answer = worker.request(&request, &file.bytes).await?;
        let cues: TranscriptAnswer = wire::decode(&answer).ok_or(Failure::WorkerFailed)?;
        let cues = Arc::new(cues);
        self.transcripts.update_value(|known| {
            known.insert(transcript.url, Arc::clone(&cues));
        });
        Ok(cues)
    }
}

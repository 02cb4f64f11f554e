//! The search worker keeps an index of the show and answers searches.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use catalogue::Catalogue;
use search::Index;
use wire::{FeedReader, SearchWorkerRequest, TranscriptAnswer};

fn main() {
    let index = Rc::new(RefCell::new(None));
    worker::serve(move |request, content| {
        let answer = answer(&index, &request, &content);
        async move { answer }
    });
}

fn answer(index: &RefCell<Option<Index>>, request: &[u8], content: &[u8]) -> Vec<u8> {
    let Some(request) = wire::decode::<SearchWorkerRequest>(request) else { return Vec::new() };
    let mut index = index.borrow_mut();
    match request {
        SearchWorkerRequest::Load => {
            *index = catalogue(content).map(Index::new);
            Vec::new()
        }
        SearchWorkerRequest::Transcript(id) => {
            let cues: Option<TranscriptAnswer> = wire::decode(content);
            if let (Some(index), Some(cues)) = (index.as_mut(), cues) {
                index.add_transcript(&id, cues);
            }
            Vec::new()
        }
        SearchWorkerRequest::Search(request) => {
            let results = index.as_mut().map(|index| index.search(&request));
            let answer: wire::SearchAnswer = results.unwrap_or_default();
            wire::encode(&answer)
        }
    }
}

/// Decodes the whole catalogue at once: nothing else waits for this thread.
fn catalogue(answer: &[u8]) -> Option<Catalogue> {
    let mut reader = FeedReader::new(answer)?;
    loop {
        match reader.read(usize::MAX) {
            ControlFlow::Break(answer) => return answer?.ok(),
            ControlFlow::Continue(rest) => reader = rest,
        }
    }
}

//! The search worker: keeps an index of the show that the page shows, and finds
//! what visitors look for in it.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use netstack_fm::catalogue::Catalogue;
use netstack_fm::search::Index;
use netstack_fm::wire::{self, FeedReader, SearchRequest, TranscriptAnswer};
use netstack_fm::worker;

/// How many episodes are read at once; here nobody waits for a turn.
const ALL: usize = usize::MAX;

fn main() {
    let index = Rc::new(RefCell::new(None));
    worker::serve(move |request, content| {
        let answer = answer(&index, &request, &content);
        async move { answer }
    });
}

fn answer(index: &RefCell<Option<Index>>, request: &[u8], content: &[u8]) -> Vec<u8> {
    let Some(request) = wire::decode::<SearchRequest>(request) else { return Vec::new() };
    let mut index = index.borrow_mut();
    match request {
        SearchRequest::Load => {
            *index = catalogue(content).map(Index::new);
            Vec::new()
        }
        SearchRequest::Transcript(id) => {
            let cues: Option<TranscriptAnswer> = wire::decode(content);
            if let (Some(index), Some(cues)) = (index.as_mut(), cues) {
                index.add_transcript(&id, cues);
            }
            Vec::new()
        }
        SearchRequest::Find { text, moments, works } => {
            let found = index.as_mut().map(|index| index.search(&text, moments, works));
            let answer: wire::FindAnswer = found.unwrap_or_default();
            wire::encode(&answer)
        }
    }
}

fn catalogue(answer: &[u8]) -> Option<Catalogue> {
    let mut reader = FeedReader::new(answer)?;
    loop {
        match reader.read(ALL) {
            ControlFlow::Break(answer) => return answer?.ok(),
            ControlFlow::Continue(rest) => reader = rest,
        }
    }
}

//! The audio worker: looks into audio files for chapters. It is apart from the
//! feed worker, since few visitors ever need it.

mod pieces;

use netstack_fm::show::ChapterSource;
use netstack_fm::wire::{self, AudioRequest};
use netstack_fm::worker;

fn main() {
    worker::serve(|request, _| async move {
        let Some(request) = wire::decode::<AudioRequest>(&request) else { return Vec::new() };
        let drafts = pieces::chapters(&request.address).await;
        wire::encode(&worker::merged(ChapterSource::Embedded, drafts, request.known))
    });
}

//! The audio worker reads the chapters inside audio files. It is apart from the feed
//! worker since few visitors ever need it.

mod ranges;

use show::ChapterSource;
use wire::AudioWorkerRequest;

fn main() {
    worker::serve(|request, _| async move {
        let Some(request) = wire::decode::<AudioWorkerRequest>(&request) else {
            return Vec::new();
        };
        let drafts = ranges::chapters(&request.address).await;
        wire::encode(&request.known.merge(ChapterSource::Embedded, drafts))
    });
}

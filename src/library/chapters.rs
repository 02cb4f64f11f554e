use player::track::Track;
use serde::Serialize;
use show::{ChapterSource, Chapters};
use wire::{AudioWorkerRequest, ChaptersAnswer, FeedWorkerRequest, KnownChapters};

use crate::browser::fetch::{self, Fetched};
use crate::browser::location;
use crate::browser::worker_pool::{WorkerHandle, WorkerKind};

/// Better chapters of a track than those in the feed: from its chapter file, else from
/// the audio, where their hosts let a page read them.
///
/// Both are requests to other sites, so this is for tracks that are played.
pub async fn find_chapters(track: &Track, audio: String) -> Option<(Chapters, ChapterSource)> {
    if let Some(chapters) = read_chapter_file(track).await {
        return Some((chapters, ChapterSource::File));
    }
    // Podlove's chapters are trusted more than those in the audio.
    if track.chapter_source < ChapterSource::Embedded {
        return None;
    }
    let request = AudioWorkerRequest { address: location::absolute(&audio), known: known(track) };
    let chapters = request_chapters(WorkerKind::Audio, &request, &[]).await?;
    Some((chapters, ChapterSource::Embedded))
}

/// The chapters in the chapter file of a track; `None` if there is none, or no better
/// ones.
pub async fn read_chapter_file(track: &Track) -> Option<Chapters> {
    let address = track.chapters_file.clone()?;
    let Fetched { bytes, content_type, .. } = fetch::get(&address).await.ok()?;
    let request = FeedWorkerRequest::Chapters { address, content_type, known: known(track) };
    request_chapters(WorkerKind::Feed, &request, &bytes).await
}

fn known(track: &Track) -> KnownChapters {
    KnownChapters {
        duration: track.duration,
        chapters: track.chapters.clone(),
        source: track.chapter_source,
    }
}

/// After a failure the chapters stay as they are.
async fn request_chapters(
    kind: WorkerKind,
    request: &impl Serialize,
    bytes: &[u8],
) -> Option<Chapters> {
    let answer = WorkerHandle::take(kind).ok()?.request(request, bytes).await.ok()?;
    wire::decode::<ChaptersAnswer>(&answer)?
}

use player::track::Track;
use serde::Serialize;
use show::{ChapterSource, Chapters};
use wire::{AudioWorkerRequest, ChaptersAnswer, FeedWorkerRequest, KnownChapters};

use crate::browser::fetch;
use crate::browser::worker_pool::{WorkerHandle, WorkerKind};

/// Better chapters of a track than those in the feed: from its chapter file, else from
/// the audio, where their hosts let a page read them.
///
/// Both are requests to other sites, so this is for tracks that are played.
pub async fn find_chapters(track: &Track) -> Option<(Chapters, ChapterSource)> {
    let known = || KnownChapters {
        duration: track.duration,
        chapters: track.chapters.clone(),
        source: track.chapter_source,
    };
    if let Some(address) = &track.chapters_file
        && let Ok(file) = fetch::get(address).await
    {
        let content_type = file.content_type;
        let request =
            FeedWorkerRequest::Chapters { address: address.clone(), content_type, known: known() };
        if let Some(chapters) = request_chapters(WorkerKind::Feed, &request, &file.bytes).await {
            return Some((chapters, ChapterSource::File));
        }
    }
    // Podlove's chapters are trusted more than those in the audio.
    if track.chapter_source < ChapterSource::Embedded {
        return None;
    }
    let request = AudioWorkerRequest { address: track.url.clone(), known: known() };
    let chapters = request_chapters(WorkerKind::Audio, &request, &[]).await?;
    Some((chapters, ChapterSource::Embedded))
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

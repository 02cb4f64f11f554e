use serde::Serialize;

use crate::browser::fetch;
use crate::browser::worker::{Job, Program};
use crate::player::track::Track;
use crate::show::{ChapterSource, Chapters};
use crate::wire::{self, AudioRequest, ChaptersAnswer, Known, Request};

/// Better chapters of a track than the feed itself has: from a file of chapters
/// that it links, else from the audio, where their hosts let them be read.
///
/// Both are requests to other sites, so this is for an episode that is played.
pub async fn find_chapters(track: &Track) -> Option<(Chapters, ChapterSource)> {
    let known = || Known {
        duration: track.duration,
        chapters: track.chapters.clone(),
        source: track.chapter_source,
    };
    if let Some(address) = &track.chapters_file
        && let Ok(file) = fetch::get(address).await
    {
        let request = Request::Chapters { address: address.clone(), known: known() };
        if let Some(chapters) = ask(Program::Feed, &request, &file.bytes).await {
            return Some((chapters, ChapterSource::File));
        }
    }
    // Podlove's, in the feed itself, count for more than what the audio has.
    if track.chapter_source < ChapterSource::Embedded {
        return None;
    }
    let request = AudioRequest { address: track.url.clone(), known: known() };
    let chapters = ask(Program::Audio, &request, &[]).await?;
    Some((chapters, ChapterSource::Embedded))
}

/// A failure is no reason to bother anybody: the chapters stay as they are.
async fn ask(program: Program, request: &impl Serialize, bytes: &[u8]) -> Option<Chapters> {
    let mut worker = Job::start(program).ok()?;
    let answer = worker.ask(request, bytes).await.ok()?;
    wire::decode::<ChaptersAnswer>(&answer)?
}

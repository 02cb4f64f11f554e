//! The messages between the page and its workers.
//!
//! A worker first posts [`ready`]. Then it answers requests in order. A request is an
//! array of an [`encode`]d [`FeedWorkerRequest`], [`AudioWorkerRequest`] or
//! [`SearchWorkerRequest`] and the bytes that it is about; the answer is one array of
//! bytes. A [`FeedWorkerRequest::Feed`] refers to the last
//! [`FeedWorkerRequest::Site`] before it.

mod feed_answer;
mod fingerprint;

use search::{SearchRequest, SearchResults};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use show::{
    ChapterDraft, ChapterSource, Chapters, Cue, EpisodeId, Length, SourceChapters, merge_chapters,
};

pub use feed_answer::{FeedAnswer, FeedReader, encode_feed};
pub use fingerprint::{FeedDigest, Fingerprint};

/// The version of everything that is [`encode`]d. Any change to those types raises
/// it: browsers store answers from one build to the next.
pub const FORMAT: u32 = 7;

/// A digest of the sources that decide what a feed is read as. Another build may read
/// the same feed differently.
pub const READER: &str = env!("READER_DIGEST");

/// The first message of a worker; requests before it get lost. It names the format,
/// since a page can meet the worker of a newer build.
pub fn ready() -> String {
    format!("ready {FORMAT}")
}

/// A request to the feed worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FeedWorkerRequest {
    /// Read the bytes as `site.json`. The answer is a [`SiteAnswer`].
    Site,
    /// Read the bytes as a feed. The answer is a [`FeedAnswer`].
    Feed {
        /// Where the bytes come from.
        address: String,
        /// The header `Content-Type` that they came with.
        content_type: Option<String>,
    },
    /// Read the bytes as a chapter file. The answer is a [`ChaptersAnswer`].
    Chapters {
        /// Where the bytes come from.
        address: String,
        /// The header `Content-Type` that they came with.
        content_type: Option<String>,
        /// The chapters that are known already.
        known: KnownChapters,
    },
    /// Read the bytes as a transcript. The answer is a [`TranscriptAnswer`].
    Transcript {
        /// Where the bytes come from.
        address: String,
        /// The header `Content-Type` that they came with.
        content_type: Option<String>,
        /// The media type that the feed states.
        mime: Option<String>,
    },
}

/// A request to the audio worker: read the chapters inside a file. The answer is a
/// [`ChaptersAnswer`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AudioWorkerRequest {
    /// The address of the audio file.
    pub address: String,
    /// The chapters that are known already.
    pub known: KnownChapters,
}

/// A request to the search worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SearchWorkerRequest {
    /// Search this [`FeedAnswer`] from now on. The answer is empty.
    Load,
    /// Search the cues of an episode as well, a [`TranscriptAnswer`]. The answer is
    /// empty.
    Transcript(EpisodeId),
    /// Search. The answer is a [`SearchAnswer`].
    Search(SearchRequest),
}

/// The chapters of an episode that are known before asking for better ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KnownChapters {
    /// The length of the episode.
    pub duration: Option<Length>,
    /// The chapters.
    pub chapters: Chapters,
    /// Where the chapters come from.
    pub source: ChapterSource,
}

impl KnownChapters {
    /// Merges these chapters with those of another source, if that has any.
    pub fn merge(self, source: ChapterSource, found: Option<Vec<ChapterDraft>>) -> ChaptersAnswer {
        let found = SourceChapters { source, drafts: found.filter(|drafts| !drafts.is_empty())? };
        let drafts = self.chapters.iter().map(ChapterDraft::from).collect();
        let known = SourceChapters { source: self.source, drafts };
        Some(merge_chapters(vec![found, known], self.duration).0)
    }
}

/// The feed addresses in `site.json`.
pub type SiteAnswer = Vec<String>;
/// The merged chapters; `None` if the file has none.
pub type ChaptersAnswer = Option<Chapters>;
/// The cues in order.
pub type TranscriptAnswer = Vec<Cue>;
/// The results of a search.
pub type SearchAnswer = SearchResults;

/// Encodes a value in the format of the `postcard` crate.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    // Only a type that does not know its own length fails; there is none here.
    postcard::to_stdvec(value).unwrap_or_default()
}

/// Decodes a value of this type; `None` if the bytes are something else.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

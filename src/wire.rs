//! What passes between the page and its workers.
//!
//! A worker says [`ready`], then answers each request: an array of an encoded
//! [`Request`] (feed worker), [`AudioRequest`] (audio worker) or [`SearchRequest`]
//! (search worker), and bytes. A
//! [`Request::Feed`] is answered in the light of the [`Request::Site`] before
//! it. Answers are [`encode`]d.

use std::ops::ControlFlow;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::feed::FeedError;
use crate::search::Findings;
use crate::show::{ChapterSource, Chapters, Cue, EpisodeId, Moment};

/// The version of everything that is [`encode`]d. It has to be raised with any
/// change to those types: browsers keep answers from one build to the next.
pub const FORMAT: u32 = 4;

/// A digest of all that decides what a feed is read as: what another build has
/// read may be read otherwise by this one.
pub const READER: &str = env!("READER_DIGEST");

/// The worker's first word; what is sent before it finds nobody listening. It
/// names the format, since a page can meet the worker of a newer build.
pub fn ready() -> String {
    format!("ready {FORMAT}")
}

/// What the page asks the feed worker for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// To read these bytes as `site.json`: a [`SiteAnswer`].
    Site,
    /// To read these bytes as a feed: a [`FeedAnswer`].
    Feed { address: String },
    /// To read these bytes as a file of chapters: a [`ChaptersAnswer`].
    Chapters { address: String, known: Known },
    /// To read these bytes as a transcript: a [`TranscriptAnswer`].
    Transcript { address: String, mime: Option<String> },
}

/// What the page asks the audio worker for: to look into the file at this
/// address for chapters. The answer is a [`ChaptersAnswer`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AudioRequest {
    pub address: String,
    pub known: Known,
}

/// What the page asks the search worker for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SearchRequest {
    /// To search in this [`FeedAnswer`] from now on. The answer is empty.
    Load,
    /// To search in these cues of an episode too: a [`TranscriptAnswer`]. The
    /// answer is empty.
    Transcript(EpisodeId),
    /// To find this, with so many of the best moments and works: [`Findings`].
    Find { text: String, moments: usize, works: usize },
}

/// What is known of an episode's chapters before asking for more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    pub duration: Option<Moment>,
    pub chapters: Chapters,
    pub source: ChapterSource,
}

/// The feed addresses that `site.json` names.
pub type SiteAnswer = Vec<String>;
/// Encoded with [`encode_feed`], since a large one is taken in piece by piece.
pub type FeedAnswer = Result<Catalogue, FeedError>;
/// The chapters in the light of what was found, if there was anything.
pub type ChaptersAnswer = Option<Chapters>;
/// Its cues, in order.
pub type TranscriptAnswer = Vec<Cue>;
/// What was found.
pub type FindAnswer = Findings;

/// An answer as bytes: the catalogue without its entries, then entry by entry.
pub fn encode_feed(answer: FeedAnswer) -> Vec<u8> {
    match answer {
        Err(error) => encode(&FeedAnswer::Err(error)),
        Ok(mut catalogue) => {
            let entries = std::mem::take(&mut catalogue.entries);
            let bytes = encode(&FeedAnswer::Ok(catalogue));
            entries
                .iter()
                .fold(bytes, |bytes, entry| postcard::to_extend(entry, bytes).unwrap_or_default())
        }
    }
}

/// An answer that is being read from its bytes.
pub struct FeedReader<'a> {
    rest: &'a [u8],
    answer: FeedAnswer,
}

impl<'a> FeedReader<'a> {
    /// Begins to read what [`encode_feed`] wrote; nothing if it is none.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (answer, rest) = postcard::take_from_bytes(bytes).ok()?;
        Some(Self { rest, answer })
    }

    /// Reads so many entries more. Gives the answer when all are read; nothing
    /// inside if there is something wrong with one.
    pub fn read(mut self, entries: usize) -> ControlFlow<Option<FeedAnswer>, Self> {
        if let Ok(catalogue) = &mut self.answer {
            for _ in 0..entries {
                if self.rest.is_empty() {
                    break;
                }
                let Ok((entry, rest)) = postcard::take_from_bytes(self.rest) else {
                    return ControlFlow::Break(None);
                };
                self.rest = rest;
                catalogue.entries.push(Arc::new(entry));
            }
        }
        // A refusal has no entries, whatever follows it.
        if self.rest.is_empty() || self.answer.is_err() {
            ControlFlow::Break(Some(self.answer))
        } else {
            ControlFlow::Continue(self)
        }
    }
}

/// A value as bytes, in the format of the `postcard` crate.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    // Only a type that does not know its own length can fail here; ours all do.
    postcard::to_stdvec(value).unwrap_or_default()
}

/// The value in these bytes, if they hold one of this type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

use std::ops::ControlFlow;
use std::sync::Arc;

use catalogue::Catalogue;
use show::FeedError;

use crate::encode;

/// The catalogue of a feed. [`encode_feed`] encodes it and [`FeedReader`] decodes it,
/// since a large one is decoded in steps.
pub type FeedAnswer = Result<Catalogue, FeedError>;

/// Encodes an answer: the catalogue without its entries, then entry by entry.
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

/// Decodes what [`encode_feed`] wrote, so many entries at a time.
pub struct FeedReader<'a> {
    rest: &'a [u8],
    answer: FeedAnswer,
}

impl<'a> FeedReader<'a> {
    /// Starts to decode; `None` if the bytes are something else.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (answer, rest) = postcard::take_from_bytes(bytes).ok()?;
        Some(Self { rest, answer })
    }

    /// Decodes so many entries more. Breaks with the answer after the last entry, and
    /// with `None` at one that cannot be decoded.
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
        // An error has no entries, whatever follows it.
        if self.rest.is_empty() || self.answer.is_err() {
            ControlFlow::Break(Some(self.answer))
        } else {
            ControlFlow::Continue(self)
        }
    }
}

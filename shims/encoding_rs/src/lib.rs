//! The part of `encoding_rs` that quick-xml asks, for the `[patch]` in the root
//! manifest.
//!
//! The real one carries the tables of every encoding on the web. Here a feed is
//! made UTF-8 before it is parsed, by the browser, which has those tables; so
//! this knows UTF-8 alone and takes anything else for malformed.

use std::borrow::Cow;
use std::str;

/// An encoding; only [`UTF_8`] can be decoded.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding {
    name: &'static str,
}

pub static UTF_8: &Encoding = &Encoding { name: "UTF-8" };
pub static UTF_16BE: &Encoding = &Encoding { name: "UTF-16BE" };
pub static UTF_16LE: &Encoding = &Encoding { name: "UTF-16LE" };

/// How a step of decoding ended.
#[derive(Debug, PartialEq, Eq)]
pub enum DecoderResult {
    InputEmpty,
    OutputFull,
    Malformed(u8, u8),
}

impl Encoding {
    pub fn for_label(label: &[u8]) -> Option<&'static Self> {
        let utf_8 = label.eq_ignore_ascii_case(b"utf-8") || label.eq_ignore_ascii_case(b"utf8");
        utf_8.then_some(UTF_8)
    }

    pub fn name(&'static self) -> &'static str {
        self.name
    }

    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        str::from_utf8(bytes).ok().filter(|_| self == UTF_8).map(Cow::Borrowed)
    }

    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder { encoding: self, pending: Vec::new() }
    }
}

/// A decoder of a stream.
pub struct Decoder {
    encoding: &'static Encoding,
    /// The beginning of a character whose rest is still to come.
    pending: Vec<u8>,
}

impl Decoder {
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    pub fn max_utf8_buffer_length_without_replacement(&self, length: usize) -> Option<usize> {
        length.checked_add(self.pending.len())
    }

    /// Decodes what fits; returns how it ended, how many bytes were read and
    /// how many written. Only whole characters are written.
    pub fn decode_to_utf8_without_replacement(
        &mut self,
        source: &[u8],
        target: &mut [u8],
        last: bool,
    ) -> (DecoderResult, usize, usize) {
        let malformed = DecoderResult::Malformed(1, 0);
        let held = self.pending.len();
        let room = target.len().saturating_sub(held);
        let taken = source.get(..room).unwrap_or(source);
        let input = [&self.pending, taken].concat();
        let (valid, cut) = match str::from_utf8(&input) {
            Ok(_) => (input.len(), false),
            Err(error) if error.error_len().is_none() => (error.valid_up_to(), true),
            Err(_) => return (malformed, 0, 0),
        };
        if self.encoding != UTF_8 || (cut && last && taken.len() == source.len()) {
            return (malformed, 0, 0);
        }
        let (whole, rest) = input.split_at(valid);
        for (to, from) in target.iter_mut().zip(whole) {
            *to = *from;
        }
        self.pending = rest.to_vec();
        let full = taken.len() < source.len();
        let end = if full { DecoderResult::OutputFull } else { DecoderResult::InputEmpty };
        (end, taken.len(), valid)
    }

    pub fn decode_to_string_without_replacement(
        &mut self,
        source: &[u8],
        target: &mut String,
        last: bool,
    ) -> (DecoderResult, usize) {
        let mut buffer = vec![0; source.len() + self.pending.len()];
        let (end, read, written) =
            self.decode_to_utf8_without_replacement(source, &mut buffer, last);
        let text = buffer.get(..written).and_then(|text| str::from_utf8(text).ok());
        target.push_str(text.unwrap_or_default());
        (end, read)
    }
}

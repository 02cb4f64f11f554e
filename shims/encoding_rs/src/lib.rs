//! The part of `encoding_rs` that quick-xml uses, for the `[patch]` in the root
//! manifest.
//!
//! The real crate contains the tables of every encoding on the web. Here the browser,
//! which has those tables, converts a feed to UTF-8 before it is parsed. This crate
//! decodes only UTF-8 and reports anything else as malformed.

use std::borrow::Cow;
use std::str;

/// An encoding. Only [`UTF_8`] can be decoded.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding {
    name: &'static str,
}

/// UTF-8.
pub static UTF_8: &Encoding = &Encoding { name: "UTF-8" };
/// UTF-16, big endian.
pub static UTF_16BE: &Encoding = &Encoding { name: "UTF-16BE" };
/// UTF-16, little endian.
pub static UTF_16LE: &Encoding = &Encoding { name: "UTF-16LE" };

/// How a step of decoding ended.
#[derive(Debug, PartialEq, Eq)]
pub enum DecoderResult {
    /// All of the input was read.
    InputEmpty,
    /// The output has no room for more.
    OutputFull,
    /// The input is invalid: the length of the malformed sequence, and the number of
    /// bytes read after it.
    Malformed(u8, u8),
}

impl Encoding {
    /// The encoding with a label of the Encoding Standard; `None` for any but UTF-8.
    pub fn for_label(label: &[u8]) -> Option<&'static Self> {
        let utf_8 = label.eq_ignore_ascii_case(b"utf-8") || label.eq_ignore_ascii_case(b"utf8");
        utf_8.then_some(UTF_8)
    }

    /// The name in the Encoding Standard.
    pub fn name(&'static self) -> &'static str {
        self.name
    }

    /// Decodes a whole text; `None` if it is malformed.
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        str::from_utf8(bytes).ok().filter(|_| self == UTF_8).map(Cow::Borrowed)
    }

    /// A decoder for a stream in this encoding.
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder { encoding: self, pending: Vec::new() }
    }
}

/// A decoder for a stream.
pub struct Decoder {
    encoding: &'static Encoding,
    /// The start of a character that is not complete yet.
    pending: Vec<u8>,
}

impl Decoder {
    /// The encoding of the stream.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// The size of the output that `length` more bytes need at most, in bytes; `None` on
    /// overflow.
    pub fn max_utf8_buffer_length_without_replacement(&self, length: usize) -> Option<usize> {
        length.checked_add(self.pending.len())
    }

    /// Decodes as much as fits. Returns how the step ended, the number of bytes read and
    /// the number of bytes written. Writes only whole characters.
    pub fn decode_to_utf8_without_replacement(
        &mut self,
        source: &[u8],
        target: &mut [u8],
        last: bool,
    ) -> (DecoderResult, usize, usize) {
        let malformed = DecoderResult::Malformed(1, 0);
        let room = target.len().saturating_sub(self.pending.len());
        let consumed = source.get(..room).unwrap_or(source);
        let input = [&self.pending, consumed].concat();
        let (valid, incomplete) = match str::from_utf8(&input) {
            Ok(_) => (input.len(), false),
            Err(error) if error.error_len().is_none() => (error.valid_up_to(), true),
            Err(_) => return (malformed, 0, 0),
        };
        if self.encoding != UTF_8 || (incomplete && last && consumed.len() == source.len()) {
            return (malformed, 0, 0);
        }
        let (complete, rest) = input.split_at(valid);
        for (to, from) in target.iter_mut().zip(complete) {
            *to = *from;
        }
        self.pending = rest.to_vec();
        let full = consumed.len() < source.len();
        let end = if full { DecoderResult::OutputFull } else { DecoderResult::InputEmpty };
        (end, consumed.len(), valid)
    }

    /// Decodes all of `source` to the end of a string. Returns how the step ended and the
    /// number of bytes read.
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

//! How much of a feed is read. Whatever is cut is reported as a warning.
//!
//! No show comes near these; they are there so that a feed made to harm, or one
//! that a broken program wrote, costs time and memory in proportion to its size.

/// Episodes; of more, the newest are read.
pub const EPISODES: usize = 10_000;

/// Bytes of an item, or of what stands around the items; the rest of its text
/// is left out.
pub const ITEM_BYTES: usize = 512 * 1_024;

/// Bytes of a tag with its attributes; a longer one is left out with all that
/// is in it.
pub const TAG_BYTES: usize = 16 * 1_024;

/// Elements within elements; what is deeper is left out.
pub const DEPTH: usize = 64;

/// People of an episode, or of the show.
pub const PEOPLE: usize = 100;

/// Chapters of an episode.
pub const CHAPTERS: usize = 1_000;

/// Times in an episode's notes that lead to their moments.
pub const MOMENTS: usize = 500;

/// References of an episode.
pub const REFERENCES: usize = 1_000;

/// Anything else that an episode or a show may have several of: transcripts,
/// enclosures, soundbites …
pub const OTHERS: usize = 100;

/// Cues of a transcript.
pub const CUES: usize = 50_000;

/// Bytes of a file that belongs to an episode: chapters, a transcript.
pub const FILE_BYTES: usize = 16 * 1_024 * 1_024;

/// Bytes of an audio file that are fetched to find its chapters.
pub const EMBEDDED_BYTES: u64 = 1_024 * 1_024;

/// Warnings that are kept.
pub const WARNINGS: usize = 500;

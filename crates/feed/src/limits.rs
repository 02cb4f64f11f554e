//! Limits on how much of a feed is read. Episodes, elements and text that are left out
//! are reported as warnings; lists are truncated silently.
//!
//! No real show comes near the limits. They keep the cost in time and memory of a
//! hostile or broken feed in proportion to its size.

/// The most episodes of a show. Of more, the newest are read.
pub const EPISODES: usize = 10_000;

/// The most bytes of an item, or of everything around the items. The rest is left out.
pub const ITEM_BYTES: usize = 512 * 1_024;

/// The most bytes of a tag with its attributes. An element with a longer one is left
/// out.
pub const TAG_BYTES: usize = 16 * 1_024;

/// The deepest nesting of elements. Deeper ones are left out.
pub const DEPTH: usize = 64;

/// The most people of an episode, or of the show.
pub const PEOPLE: usize = 100;

/// The most times in an episode's notes that become links.
pub const MOMENTS: usize = 500;

/// The most references of an episode.
pub const REFERENCES: usize = 1_000;

/// The most entries of any other list of an episode or a show: transcripts,
/// enclosures, soundbites …
pub const OTHERS: usize = 100;

/// The most cues of a transcript.
pub const CUES: usize = 50_000;

/// The most bytes of a file that belongs to an episode: chapters, a transcript.
pub const FILE_BYTES: usize = 16 * 1_024 * 1_024;

/// The most warnings of a show.
pub const WARNINGS: usize = 500;

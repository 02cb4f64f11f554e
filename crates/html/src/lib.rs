//! HTML of show notes as tokens, as the lines that a reader sees, and as plain text.
//!
//! Nothing here makes HTML safe. The browser sanitises the notes right before they
//! are shown.

mod entities;
mod lines;
mod serialise;
mod tokens;

pub use entities::{resolve, unescape};
pub use lines::{Line, Link, fold_space, lines, plain_text};
pub use serialise::{paragraph, to_html};
pub use tokens::{Token, is_block, tokenize};

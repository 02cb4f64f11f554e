//! HTML of show notes as tokens, as the lines that a reader sees, and as plain text.
//!
//! Nothing here makes HTML safe. The browser sanitises the notes right before they
//! are shown.

mod lines;
mod markup;
mod serialise;
mod tokens;

pub use lines::{Line, Link, fold_space, lines, plain_text};
pub use markup::{label, unwrap};
pub use serialise::{paragraph, to_html, written_text};
pub use tokens::{Token, is_block, is_void, tokenize, unescape, unescape_attribute};

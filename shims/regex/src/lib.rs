//! [`regex_lite`] under the name `regex`, for the `[patch]` in the root manifest.
pub use regex_lite::*;

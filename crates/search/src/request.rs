use serde::{Deserialize, Serialize};

/// A search as a visitor makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// The words as typed, for [`Query::parse`](crate::Query::parse).
    pub text: String,
    /// The most moments to return.
    pub max_moments: usize,
    /// The most references to return.
    pub max_works: usize,
}

//! The player without a browser: the state machine that drives the one media
//! element, and what it stores from visit to visit.

pub mod listening_data;
pub mod machine;
pub mod media_session;
pub mod progress;
pub mod queue;
pub mod records;
pub mod settings;
pub mod shortcuts;
pub mod sleep;
pub mod speed;
pub mod track;

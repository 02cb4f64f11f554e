//! The only module that touches the browser. Each file is a thin shell: what can be
//! decided without a browser is decided elsewhere.

pub mod artwork;
pub mod cache;
pub mod clock;
pub mod dom;
pub mod export_file;
pub mod fetch;
pub mod files;
pub mod focus;
mod object;

pub mod keys;
pub mod lifecycle;
pub mod location;
pub mod media_element;
pub mod media_session;
pub mod navigation;
pub mod pointer;
pub mod popover;
pub mod proximity;
pub mod sanitise;
pub mod schedule;
pub mod service_worker;
pub mod share;
pub mod storage;
pub mod theme;
pub mod transcript_dom;
mod transition;
pub mod viewport;
pub mod worker_pool;

//! The only module that touches the browser. Each file is a thin shell: what can be
//! decided without a browser is decided elsewhere.

pub mod artwork;
pub mod cache;
pub mod clock;
pub mod document_head;
pub mod dom;
pub mod dom_path;
pub mod early;
pub mod export_file;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod frame;
pub mod interaction;
pub mod json;
pub mod keys;
pub mod lifecycle;
pub mod location;
pub mod media_element;
pub mod media_session;
pub mod navigation;
mod object;
pub mod pointer;
pub mod popover;
pub mod prerendered;
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

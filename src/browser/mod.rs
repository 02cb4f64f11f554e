//! The only room that touches the browser. Everything here is a thin shell:
//! what can be decided without a browser is decided elsewhere.

pub mod artwork;
pub mod audio;
pub mod fetch;
pub mod files;
mod js;
pub mod kept;
pub mod keys;
pub mod lines;
pub mod media_session;
pub mod navigation;
pub mod page;
pub mod pointer;
pub mod sanitise;
pub mod service_worker;
pub mod share;
pub mod storage;
pub mod theme;
mod transition;
pub mod worker;

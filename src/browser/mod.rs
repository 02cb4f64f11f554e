//! The only room that touches the browser. Everything here is a thin shell:
//! what can be decided without a browser is decided elsewhere.

pub mod audio;
pub mod fetch;
pub mod kept;
pub mod page;
pub mod sanitise;
pub mod service_worker;
pub mod worker;

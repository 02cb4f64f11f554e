//! What the browser tests stand on: a server for the built site that can be
//! slow, wrong or gone, and a browser that is asked the way a person would.

mod browser;
mod generated;
mod server;
pub mod show;

pub use browser::{Engine, Visitor, visit};
pub use generated::generated_feed;
pub use server::{Answer, Seen, Server, root};

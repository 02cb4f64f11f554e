//! What the browser tests stand on: a server for the built site that can be
//! slow, wrong or gone, and a browser that is asked the way a person would.

mod browser;
mod server;

pub use browser::{Engine, Visitor, visit};
pub use server::{Answer, Server, root};

//! The harness of the browser tests: a server for the built site that can be slow,
//! wrong or gone, and a browser whose elements are found by role and name.

mod dist;
mod emulation;
mod engine;
mod expected;
mod file;
mod generated;
mod held_program;
pub mod memory;
pub mod second_show;
mod server;
mod session;
pub mod show;
pub mod site;
mod visitor;

pub use dist::{program, root, worker_file};
pub use engine::Engine;
pub use generated::generated_feed;
pub use server::{Answer, LoggedRequest, Server};
pub use visitor::{Visitor, visit};

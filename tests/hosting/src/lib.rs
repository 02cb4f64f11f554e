//! Servers with the recipes of `deploy/`, on loopback ports.

pub mod recipe;

//! The pure part of the site, tested on the host. One program, so that it links once.

mod feed;

//! Mounts the site.

use netstack_fm::app::start;

fn main() {
    start();
}

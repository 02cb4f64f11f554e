//! Starts the page.

fn main() {
    netstack_fm::start();
}

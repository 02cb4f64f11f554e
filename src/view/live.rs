//! Parts of a view that change, behind one type each.
//!
//! Leptos compiles its updating code anew for every type of closure. Behind
//! these, all changing parts of the site share it: they are a third of the
//! page's program otherwise.

use leptos::prelude::*;

/// A part of a view that is made anew when what it reads changes.
pub fn live(
    part: impl FnMut() -> AnyView + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send + 'static> {
    Box::new(part)
}

/// A text that follows what it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A yes or no that follows what it reads.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(flag)
}

//! Everything that changes, behind one type each.
//!
//! Leptos compiles its machinery anew for every type of closure. Behind these,
//! all changing parts of the site share it: they are a third of the page's
//! program otherwise.

use std::pin::Pin;

use leptos::prelude::*;

/// A part of a view that is made anew when what it reads changes.
pub fn live(
    part: impl FnMut() -> AnyView + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send + 'static> {
    Box::new(part)
}

/// A value that follows what it reads.
fn following<T: Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(read)
}

/// A text that follows what it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    following(Box::new(text))
}

/// A yes or no that follows what it reads.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    following(Box::new(flag))
}

/// A value that follows what it reads, and tells of it only when it is another
/// one.
pub fn settled<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let read: Box<dyn Fn() -> T + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// A value that is another one whenever what it reads changes: for what would take
/// longer to compare than to make anew.
pub fn anew<T: Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let read: Box<dyn Fn() -> T + Send + Sync> = Box::new(read);
    Memo::new_with_compare(move |_| read(), |_, _| true)
}

/// What is to happen once the page is there, and when what it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

/// What is to happen at an event.
pub fn on<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}

/// Lets something go on beside everything else.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    leptos::task::spawn_local(task);
}

/// Views of a kind, one after the other.
pub fn each<V: IntoView>(views: impl IntoIterator<Item = V>) -> Vec<AnyView> {
    views.into_iter().map(|view| view.into_any()).collect()
}

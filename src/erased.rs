//! Reactive building blocks behind one type each.
//!
//! Leptos compiles its machinery once for every type of closure. Boxed closures share
//! it; without them, the page's program would be a third larger.

use std::pin::Pin;

use leptos::prelude::*;

/// A part of a view that is rendered again when a signal that it reads changes.
pub fn dynamic(
    part: impl FnMut() -> AnyView + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send + 'static> {
    Box::new(part)
}

/// A derived signal of a text.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    derived(Box::new(text))
}

/// A derived signal of a flag.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    derived(Box::new(flag))
}

fn derived<T: Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(read)
}

/// A memo that notifies when its value changes.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let read: Box<dyn Fn() -> T + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// A memo that always notifies, for values that cost more to compare than to use.
pub fn memo_always<T: Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let read: Box<dyn Fn() -> T + Send + Sync> = Box::new(read);
    Memo::new_with_compare(move |_| read(), |_, _| true)
}

/// An effect: runs once the page is rendered, and when a signal that it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}

/// An event handler.
pub fn handler<E: 'static>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}

/// A future behind one type. Awaiting it in several places does not repeat its code.
pub type BoxedFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Runs a future on the page's event loop.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: BoxedFuture<'static, ()> = Box::pin(task);
    leptos::task::spawn_local(task);
}

/// A part of a page that only readers without scripts get to see. The program, which
/// runs for all others, does not contain it.
pub fn without_scripts(part: impl FnOnce() -> AnyView) -> Option<AnyView> {
    cfg!(not(target_family = "wasm")).then(|| view! { <noscript>{part()}</noscript> }.into_any())
}

/// A list of views of one type.
pub fn views<V: IntoView>(views: impl IntoIterator<Item = V>) -> Vec<AnyView> {
    views.into_iter().map(|view| view.into_any()).collect()
}

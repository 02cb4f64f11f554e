//! What every worker does: it says that it listens, and answers request by
//! request, as [`wire`](crate::wire) has it.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

#[cfg(any(feature = "worker", feature = "audio"))]
use crate::feed::chapters::{self, Draft, Found};
#[cfg(any(feature = "worker", feature = "audio"))]
use crate::show::ChapterSource;
use crate::wire;
#[cfg(any(feature = "worker", feature = "audio"))]
use crate::wire::{ChaptersAnswer, Known};

/// Makes this program a worker. `answer` is given an encoded request and the
/// bytes that it is about. A panic in it kills the worker, not the page.
pub fn serve<F>(answer: impl Fn(Vec<u8>, Vec<u8>) -> F + 'static)
where
    F: Future<Output = Vec<u8>> + 'static,
{
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let answer = Rc::new(answer);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let (answer, answering) = (Rc::clone(&answer), answering.clone());
        let message: Array = event.data().unchecked_into();
        let bytes = |index| Uint8Array::new(&message.get(index)).to_vec();
        let answer = answer(bytes(0), bytes(1));
        spawn_local(async move {
            let answer = answer.await;
            let _ = answering.post_message(&Uint8Array::from(answer.as_slice()));
        });
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&JsValue::from_str(&wire::ready()));
}

#[cfg(any(feature = "worker", feature = "audio"))]
/// The chapters that were found together with those that were known.
pub fn merged(source: ChapterSource, found: Option<Vec<Draft>>, known: Known) -> ChaptersAnswer {
    let found = Found { source, drafts: found.filter(|drafts| !drafts.is_empty())? };
    let drafts = known.chapters.iter().map(Draft::from).collect();
    let known_before = Found { source: known.source, drafts };
    Some(chapters::merge(vec![found, known_before], known.duration).0)
}

//! The feed parser, in a worker of its own.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::feed::{self, FeedError};
use crate::library::Failure;
use crate::show::Show;

/// Made by Trunk next to the worker's own files.
const SCRIPT: &str = "/feed_worker_loader.js";

/// How long parsing may take before the worker is given up.
const LIMIT: i32 = 30_000;

/// Parses a feed that was fetched from `address`.
///
/// Each call has a worker to itself, which is ended with it: one that has
/// panicked or hangs takes nothing along.
///
/// # Errors
///
/// When the bytes are no feed, or the worker died over them.
pub async fn parse(bytes: &[u8], address: &str) -> Result<Show, Failure> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(SCRIPT, &options).map_err(|_| Failure::ParserDied)?;
    let answer = ask(&worker, bytes, address).await;
    worker.terminate();
    let answer = answer.and_then(|answer| answer.as_string()).ok_or(Failure::ParserDied)?;
    let show: Result<Show, FeedError> =
        serde_json::from_str(&answer).map_err(|_| Failure::ParserDied)?;
    show.map_err(Failure::Feed)
}

/// The worker's answer, or nothing if it died or took too long.
async fn ask(worker: &Worker, bytes: &[u8], address: &str) -> Option<JsValue> {
    let request = js_sys::Array::of2(&address.into(), &Uint8Array::from(bytes));
    let answer = Promise::new(&mut |resolve, reject| {
        let (asked, request) = (worker.clone(), request.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if data.as_string().as_deref() == Some(feed::WORKER_READY) {
                // What is posted before this would find nobody listening.
                let _ = asked.post_message(&request);
            } else {
                let _ = resolve.call1(&JsValue::NULL, &data);
            }
        });
        worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        worker.set_onerror(Some(&reject));
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, LIMIT);
        }
    });
    JsFuture::from(answer).await.ok()
}

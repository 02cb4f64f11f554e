//! Programs in workers of their own.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::library::Failure;
use crate::wire;

/// Which program; its script is made by Trunk next to the worker's own files.
#[derive(Debug, Clone, Copy)]
pub enum Program {
    Feed,
    Audio,
    Search,
}

impl Program {
    fn script(self) -> &'static str {
        match self {
            Self::Feed => "/feed_worker_loader.js",
            Self::Audio => "/audio_worker_loader.js",
            Self::Search => "/search_worker_loader.js",
        }
    }
}

/// How long an answer may take before the worker is given up, in milliseconds.
const LIMIT: i32 = 30_000;

/// A worker, started; it ends when this is dropped. One that has panicked or
/// hangs takes nothing along.
pub struct Job {
    worker: Worker,
    /// Settle the promise of the answer that is waited for.
    waiting: Rc<RefCell<Option<(Function, Function)>>>,
    /// Of the worker's first word.
    listens: Option<Promise>,
}

impl Job {
    /// Starts a worker. Its files are fetched while other things go on.
    ///
    /// # Errors
    ///
    /// When there can be no workers here.
    pub fn start(program: Program) -> Result<Self, Failure> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(program.script(), &options);
        let worker = worker.map_err(|_| Failure::ParserDied)?;
        let mut this = Self { worker, waiting: Rc::default(), listens: None };
        this.listen();
        this.listens = Some(this.promise());
        Ok(this)
    }

    /// Waits until the worker listens.
    async fn ready(&mut self) -> Result<(), Failure> {
        let Some(listens) = self.listens.take() else { return Ok(()) };
        let word = JsFuture::from(listens).await.map_err(|_| Failure::ParserDied)?;
        let ready = word.as_string() == Some(wire::ready());
        ready.then_some(()).ok_or(Failure::ParserDied)
    }

    /// Has a request answered; `bytes` are what it is about. Returns the
    /// encoding of the answer.
    ///
    /// # Errors
    ///
    /// When the worker's files cannot be loaded, or it dies, or takes too long.
    pub async fn ask(
        &mut self,
        request: &impl Serialize,
        bytes: &[u8],
    ) -> Result<Vec<u8>, Failure> {
        self.ready().await?;
        let request = wire::encode(request);
        let bytes = Uint8Array::from(bytes);
        let request = Array::of2(&Uint8Array::from(request.as_slice()), &bytes);
        // Handed over, not copied once more.
        let transferred = Array::of1(&bytes.buffer());
        let sent = self.worker.post_message_with_transfer(&request, &transferred);
        sent.map_err(|_| Failure::ParserDied)?;
        let answer = JsFuture::from(self.promise()).await.map_err(|_| Failure::ParserDied)?;
        Ok(Uint8Array::new(&answer).to_vec())
    }

    fn listen(&self) {
        let waiting = Rc::clone(&self.waiting);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((resolve, _)) = waiting.take() {
                let _ = resolve.call1(&JsValue::NULL, &event.data());
            }
        });
        let waiting = Rc::clone(&self.waiting);
        let on_error = Closure::<dyn FnMut()>::new(move || {
            if let Some((_, reject)) = waiting.take() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        self.worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        self.worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    }

    /// A promise of what the worker says next.
    fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, reject| {
            if let Some(window) = web_sys::window() {
                let _ =
                    window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, LIMIT);
            }
            self.waiting.replace(Some((resolve, reject)));
        })
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

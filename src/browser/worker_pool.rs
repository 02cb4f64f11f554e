//! Web workers, kept for the next request while they are idle.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::base_path::href;
use super::dom::window;
use super::{build_files, schedule, service_worker};
use crate::erased::{BoxedFuture, spawn};
use crate::failure::Failure;

/// How long a worker may take for an answer, in milliseconds.
const ANSWER_LIMIT: i32 = 30_000;
/// How long an idle worker is kept, in milliseconds.
const IDLE_LIMIT: i32 = 30_000;

/// The program that a worker runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerKind {
    /// Reads feeds, `site.json`, chapter files and transcripts.
    Feed,
    /// Reads the chapters inside audio files.
    Audio,
    /// Searches the show.
    Search,
    /// Downloads episodes.
    Download,
}

impl WorkerKind {
    /// The name of the script that Trunk writes next to the worker's files.
    fn script(self) -> &'static str {
        match self {
            Self::Feed => "feed_worker_loader.js",
            Self::Audio => "audio_worker_loader.js",
            Self::Search => "search_worker_loader.js",
            Self::Download => "download_worker_loader.js",
        }
    }
}

/// A worker that nothing else uses. It returns to the pool when it is dropped, unless
/// a request is still unanswered: then it is terminated.
pub struct WorkerHandle {
    kind: WorkerKind,
    /// Taken on drop only.
    process: Option<WorkerProcess>,
    /// Whether an answer is still to come.
    unanswered: bool,
}

impl WorkerHandle {
    /// Takes an idle worker from the pool, or starts one, whose files are then fetched
    /// in the background.
    ///
    /// # Errors
    ///
    /// If the browser has no workers.
    pub fn take(kind: WorkerKind) -> Result<Self, Failure> {
        let process = match take_idle(kind) {
            Some(process) => process,
            None => WorkerProcess::start(kind)?,
        };
        Ok(Self { kind, process: Some(process), unanswered: false })
    }

    /// Sends a request with the bytes that it is about. Returns the encoded answer.
    ///
    /// # Errors
    ///
    /// If the worker does not start, crashes, or takes longer than 30 seconds. The
    /// worker is of no more use then.
    pub fn request<'a>(
        &'a mut self,
        request: &impl Serialize,
        bytes: &'a [u8],
    ) -> BoxedFuture<'a, Result<Vec<u8>, Failure>> {
        let request = wire::encode(request);
        Box::pin(self.send(request, bytes))
    }

    async fn send(&mut self, request: Vec<u8>, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        let process = self.process.as_mut().filter(|_| !self.unanswered);
        let process = process.ok_or(Failure::WorkerFailed)?;
        self.unanswered = true;
        let answer = process.request(&request, bytes).await?;
        self.unanswered = false;
        Ok(answer)
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        if let Some(process) = self.process.take().filter(|_| !self.unanswered) {
            put_idle(self.kind, process);
        }
    }
}

/// An idle worker, with a number that tells it from its earlier stays in the pool.
struct Idle {
    kind: WorkerKind,
    process: WorkerProcess,
    ticket: u32,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Idle>,
    tickets: u32,
}

thread_local! {
    static POOL: RefCell<Pool> = RefCell::default();
}

fn take_idle(kind: WorkerKind) -> Option<WorkerProcess> {
    POOL.with_borrow_mut(|pool| {
        let place = pool.idle.iter().position(|idle| idle.kind == kind)?;
        Some(pool.idle.swap_remove(place).process)
    })
}

/// Puts a worker into the pool and terminates it when nothing has used it for
/// [`IDLE_LIMIT`].
fn put_idle(kind: WorkerKind, process: WorkerProcess) {
    let ticket = POOL.with_borrow_mut(|pool| {
        pool.tickets = pool.tickets.wrapping_add(1);
        pool.idle.push(Idle { kind, process, ticket: pool.tickets });
        pool.tickets
    });
    spawn(async move {
        schedule::wait(IDLE_LIMIT).await;
        POOL.with_borrow_mut(|pool| pool.idle.retain(|idle| idle.ticket != ticket));
    });
}

/// A running worker; it is terminated on drop.
struct WorkerProcess {
    worker: Worker,
    /// Settles the promise of the next message.
    pending: Rc<RefCell<Option<(Function, Function)>>>,
    /// The promise of the worker's first message, until it is awaited.
    ready: Option<Promise>,
}

impl WorkerProcess {
    fn start(kind: WorkerKind) -> Result<Self, Failure> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&href(&build_files::path(kind.script())), &options);
        let worker = worker.map_err(|_| Failure::WorkerFailed)?;
        let mut process = Self { worker, pending: Rc::default(), ready: None };
        process.listen();
        process.ready = Some(process.next_message());
        Ok(process)
    }

    async fn request(&mut self, request: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        self.until_ready().await?;
        let bytes = Uint8Array::from(bytes);
        let message = Array::of2(&Uint8Array::from(request), &bytes);
        // The buffer is transferred, not copied once more.
        let transferred = Array::of1(&bytes.buffer());
        let sent = self.worker.post_message_with_transfer(&message, &transferred);
        sent.map_err(|_| Failure::WorkerFailed)?;
        let answer = JsFuture::from(self.next_message()).await;
        Ok(Uint8Array::new(&answer.map_err(|_| Failure::WorkerFailed)?).to_vec())
    }

    async fn until_ready(&mut self) -> Result<(), Failure> {
        let Some(ready) = self.ready.take() else { return Ok(()) };
        let message = JsFuture::from(ready).await.unwrap_or_default();
        if message.as_string() == Some(wire::ready()) {
            return Ok(());
        }
        service_worker::mend();
        Err(Failure::WorkerFailed)
    }

    fn listen(&self) {
        let pending = Rc::clone(&self.pending);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((resolve, _)) = pending.take() {
                let _ = resolve.call1(&JsValue::NULL, &event.data());
            }
        });
        let pending = Rc::clone(&self.pending);
        let on_error = Closure::<dyn FnMut()>::new(move || {
            if let Some((_, reject)) = pending.take() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        self.worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        self.worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    }

    /// A promise of the worker's next message, rejected after [`ANSWER_LIMIT`].
    fn next_message(&self) -> Promise {
        Promise::new(&mut |resolve, reject| {
            if let Some(window) = window() {
                let _ = window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(&reject, ANSWER_LIMIT);
            }
            self.pending.replace(Some((resolve, reject)));
        })
    }
}

impl Drop for WorkerProcess {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

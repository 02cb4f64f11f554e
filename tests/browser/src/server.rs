//! A server for the built site that can give other answers to single paths, stop, and
//! resume.

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::show::BasePath;
use anyhow::Result;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{self, Request};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower_http::compression::CompressionLayer;

use crate::{file, root, site};

/// The size of the parts of a streamed answer, in bytes.
const CHUNK: usize = 64 * 1_024;

/// The answer to a path in place of the built site's file.
#[derive(Debug, Clone)]
pub enum Answer {
    /// These bytes.
    Bytes(Vec<u8>),
    /// This document.
    Html(String),
    /// These bytes, after a delay.
    Slow(Vec<u8>, Duration),
    /// The headers for all of these bytes, but only the given number of bytes of the
    /// body. The response then stalls until the server stops, which breaks the
    /// connection.
    Starved(Vec<u8>, usize),
    /// These bytes, or 304 if the request names their version.
    Versioned(Vec<u8>),
    /// Another address.
    Redirect(String),
    /// These bytes, as a server sends them that knows neither ranges nor lengths.
    Streamed(Vec<u8>),
    /// This status, without a body.
    Status(u16),
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }
}

/// A request that was answered.
#[derive(Debug, Clone)]
pub struct LoggedRequest {
    /// The path, without the query.
    pub path: String,
    /// Whether the request has `If-None-Match` or `If-Modified-Since`.
    pub conditional: bool,
    /// The `Range` header: `bytes=0-65535`.
    pub range: Option<String>,
    /// The `If-Range` header.
    pub if_range: Option<String>,
    /// The status of the response.
    pub status: u16,
}

/// What the server shares with its request handlers.
#[derive(Default)]
struct State {
    answers: Mutex<HashMap<String, Answer>>,
    /// The paths whose answers wait.
    held: Mutex<HashSet<String>>,
    /// Notified when answers need not wait any longer.
    released: Notify,
    requests: Mutex<Vec<LoggedRequest>>,
    /// Notified when the server stops.
    stopped: Arc<Notify>,
    /// Whether every page is answered with the document without a page, and the snapshot
    /// is missing.
    without_pages: AtomicBool,
}

impl State {
    async fn wait_for_release(&self, path: &str) {
        loop {
            let released = self.released.notified();
            if !self.held.lock().unwrap_or_else(PoisonError::into_inner).contains(path) {
                return;
            }
            released.await;
        }
    }
}

/// The built site on a free port of 127.0.0.1.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    task: Option<JoinHandle<()>>,
    /// The folder of the site.
    folder: PathBuf,
    /// The path below which the site is served. Paths of requests and answers begin at the
    /// site.
    base: BasePath,
    /// Another site of the same host, with its folder.
    neighbour: Option<(BasePath, PathBuf)>,
    /// Whether responses are compressed.
    compresses: bool,
}

impl Server {
    /// Serves the site under test.
    ///
    /// # Errors
    ///
    /// Fails if there is no such build or no port can be bound.
    pub async fn start() -> Result<Self> {
        let (base, folder) = site::under_test()?;
        Self::start_with(folder, base, false).await
    }

    /// Serves the site in a folder.
    ///
    /// # Errors
    ///
    /// Fails if the folder holds no site or no port can be bound.
    pub async fn start_in(folder: PathBuf) -> Result<Self> {
        Self::start_with(folder, BasePath::default(), false).await
    }

    /// Serves the embedded show's site below a path.
    ///
    /// # Errors
    ///
    /// Fails if the site cannot be made or no port can be bound.
    pub async fn start_below_a_path() -> Result<Self> {
        let (base, folder) = site::below_a_path()?;
        Self::start_with(folder, base, false).await
    }

    /// Serves `dist/` compressed, as hosts do.
    ///
    /// # Errors
    ///
    /// Fails if there is no release build or no port can be bound.
    pub async fn start_compressing() -> Result<Self> {
        Self::start_with(root().join("dist"), BasePath::default(), true).await
    }

    /// Serves the embedded show's site below a path of the same host as well.
    ///
    /// # Errors
    ///
    /// Fails if the site cannot be made or the port can no longer be bound.
    pub async fn add_neighbour(&mut self) -> Result<()> {
        self.stop().await;
        self.neighbour = Some(site::below_a_path()?);
        self.resume().await
    }

    async fn start_with(folder: PathBuf, base: BasePath, compresses: bool) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let state = Arc::default();
        let (task, neighbour) = (None, None);
        let mut server = Self { address, state, task, folder, base, neighbour, compresses };
        server.resume().await?;
        Ok(server)
    }

    /// The absolute URL of a path of the site.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}", self.address, self.href(path))
    }

    /// The path on the host of a path of the site.
    pub fn href(&self, path: &str) -> String {
        self.base.href(path)
    }

    /// Sets the answer to a path.
    pub fn answer(&self, path: &str, answer: impl Into<Answer>) {
        let mut answers = self.state.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(path.to_owned(), answer.into());
    }

    /// Holds back the answers to a path until [`Server::release`].
    pub fn hold(&self, path: &str) {
        let mut held = self.state.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert(path.to_owned());
    }

    /// Gives all answers that were held back.
    pub fn release(&self) {
        self.state.held.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.state.released.notify_waiters();
    }

    /// Answers as if every page was newer than the build: without a rendered page, and
    /// without the snapshot.
    pub fn remove_pages(&self) {
        self.state.without_pages.store(true, Ordering::Relaxed);
    }

    /// Answers with the pages of the build again.
    pub fn restore_pages(&self) {
        self.state.without_pages.store(false, Ordering::Relaxed);
    }

    /// Makes a path answer with the built site's file again.
    pub fn reset_answer(&self, path: &str) {
        self.state.answers.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// The answered requests for a path, oldest first.
    pub fn requests(&self, path: &str) -> Vec<LoggedRequest> {
        let requests = self.state.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.iter().filter(|request| request.path == path).cloned().collect()
    }

    /// Stops listening and breaks responses that stall.
    pub async fn stop(&mut self) {
        self.state.stopped.notify_waiters();
        if let Some(task) = self.task.take() {
            task.abort();
            let _ = task.await;
        }
    }

    /// Serves again, at the same address.
    ///
    /// # Errors
    ///
    /// Fails if there is no build or the port can no longer be bound.
    pub async fn resume(&mut self) -> Result<()> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind(self.address)?;
        let listener = socket.listen(128)?;
        self.address = listener.local_addr()?;
        let files = if self.folder == site::development() {
            preview::development_files(&self.folder)?
        } else {
            preview::files(&self.folder)?
        };
        let mut router = files.layer(from_fn_with_state(Arc::clone(&self.state), override_answer));
        if self.compresses {
            router = router.layer(CompressionLayer::new());
        }
        let mut router = preview::below(&self.base, router);
        if let Some((base, folder)) = &self.neighbour {
            router = preview::below(base, preview::files(folder)?).fallback_service(router);
        }
        self.task = Some(tokio::spawn(serve(listener, router)));
        Ok(())
    }
}

async fn serve(listener: TcpListener, router: Router) {
    // Ends only when the task is aborted.
    let _ = axum::serve(listener, router).await;
}

/// Gives the answer that is set for the path, if any, and logs the request.
async fn override_answer(
    extract::State(state): extract::State<Arc<State>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let headers = request.headers();
    let text = |name| {
        headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned)
    };
    let (range, if_range) = (text(header::RANGE), text(header::IF_RANGE));
    let if_none_match = headers.get(header::IF_NONE_MATCH).cloned();
    let conditional = headers.contains_key(header::IF_NONE_MATCH)
        || headers.contains_key(header::IF_MODIFIED_SINCE);
    state.wait_for_release(&path).await;
    let answer = state.answers.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    let without_pages = state.without_pages.load(Ordering::Relaxed);
    let response = match answer {
        None if without_pages && path.starts_with("/snapshot-") => {
            StatusCode::NOT_FOUND.into_response()
        }
        None if without_pages && !path.contains('.') => {
            *request.uri_mut() = Uri::from_static("/404.html");
            next.run(request).await
        }
        None => next.run(request).await,
        Some(Answer::Html(text)) => ([(header::CONTENT_TYPE, "text/html")], text).into_response(),
        Some(Answer::Bytes(bytes)) => {
            file::respond(&path, bytes, range.as_deref(), if_range.as_deref())
        }
        Some(Answer::Starved(bytes, after)) => {
            let response = file::respond(&path, bytes, range.as_deref(), if_range.as_deref());
            starve(response, after, &state).await
        }
        Some(Answer::Slow(bytes, delay)) => {
            tokio::time::sleep(delay).await;
            file::respond(&path, bytes, range.as_deref(), if_range.as_deref())
        }
        Some(Answer::Versioned(bytes)) => {
            let answer = file::respond(&path, bytes, range.as_deref(), if_range.as_deref());
            let version = answer.headers().get(header::ETAG);
            if if_none_match.is_some() && version == if_none_match.as_ref() {
                StatusCode::NOT_MODIFIED.into_response()
            } else {
                answer
            }
        }
        Some(Answer::Redirect(to)) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Some(Answer::Streamed(bytes)) => {
            let chunks: Vec<_> = bytes.chunks(CHUNK).map(<[u8]>::to_vec).collect();
            Body::from_stream(stream::iter(chunks).map(Ok::<_, std::io::Error>)).into_response()
        }
        Some(Answer::Status(status)) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
    };
    let status = response.status().as_u16();
    let request = LoggedRequest { path, conditional, range, if_range, status };
    state.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    response
}

/// Makes the body of a response stall after `sent` bytes until the server stops.
async fn starve(response: Response, sent: usize, state: &State) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.insert(header::CONTENT_LENGTH, whole.len().into());
    let start = whole.slice(..sent.min(whole.len()));
    // Is told of every stop from now on, whenever it is awaited.
    let stopped = Arc::clone(&state.stopped).notified_owned();
    let reset = stream::once(async move {
        stopped.await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
    });
    let start = stream::iter([Ok(start)]);
    Response::from_parts(head, Body::from_stream(start.chain(reset)))
}

//! A server for the built site that can give other answers to single paths, stop, and
//! resume.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{self, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{StreamExt, stream};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

/// The answer to a path in place of the built site's file.
#[derive(Debug, Clone)]
pub enum Answer {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes, after a delay.
    Slow(Vec<u8>, Duration),
    /// The headers for all of these bytes, but only the given number of bytes of the
    /// body. The response then stalls until the server stops, which breaks the
    /// connection.
    Starved(Vec<u8>, usize),
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
    /// The status of the response.
    pub status: u16,
}

/// What the server shares with its request handlers.
#[derive(Default)]
struct State {
    answers: Mutex<HashMap<String, Answer>>,
    requests: Mutex<Vec<LoggedRequest>>,
    /// Notified when the server stops.
    stopped: Arc<Notify>,
}

/// The built site on a free port of 127.0.0.1.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    task: Option<JoinHandle<()>>,
    /// Whether responses are compressed.
    compresses: bool,
}

impl Server {
    /// Serves `dist/`.
    ///
    /// # Errors
    ///
    /// Fails if there is no release build or no port can be bound.
    pub async fn start() -> Result<Self> {
        Self::start_with(false).await
    }

    /// Serves `dist/` compressed, as hosts do.
    ///
    /// # Errors
    ///
    /// Fails if there is no release build or no port can be bound.
    pub async fn start_compressing() -> Result<Self> {
        Self::start_with(true).await
    }

    async fn start_with(compresses: bool) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { address, state: Arc::default(), task: None, compresses };
        server.resume().await?;
        Ok(server)
    }

    /// The absolute URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Sets the answer to a path.
    pub fn answer(&self, path: &str, answer: impl Into<Answer>) {
        let mut answers = self.state.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(path.to_owned(), answer.into());
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
    /// Fails if there is no release build or the port can no longer be bound.
    pub async fn resume(&mut self) -> Result<()> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind(self.address)?;
        let listener = socket.listen(128)?;
        self.address = listener.local_addr()?;
        let mut router = router(Arc::clone(&self.state))?;
        if self.compresses {
            router = router.layer(CompressionLayer::new());
        }
        self.task = Some(tokio::spawn(serve(listener, router)));
        Ok(())
    }
}

async fn serve(listener: TcpListener, router: Router) {
    // Ends only when the task is aborted.
    let _ = axum::serve(listener, router).await;
}

fn router(state: Arc<State>) -> Result<Router> {
    let dist = root().join("dist");
    let index = std::fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("{} holds no release build; run `make dist`", dist.display()))?;
    let page = move |request: Request| async move { page_or_not_found(&request, index) };
    let files = ServeDir::new(&dist).append_index_html_on_directories(false).fallback(get(page));
    Ok(Router::new().fallback_service(files).layer(from_fn_with_state(state, override_answer)))
}

/// The site's one document for every path without an extension.
fn page_or_not_found(request: &Request, index: String) -> Response {
    if request.uri().path().rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(header::CONTENT_TYPE, "text/html")], index).into_response()
}

/// Gives the answer that is set for the path, if any, and logs the request.
async fn override_answer(
    extract::State(state): extract::State<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let headers = request.headers();
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let range = range.map(str::to_owned);
    let conditional = headers.contains_key(header::IF_NONE_MATCH)
        || headers.contains_key(header::IF_MODIFIED_SINCE);
    let answer = state.answers.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    let response = match answer {
        None => next.run(request).await,
        Some(Answer::Bytes(bytes)) => file(&path, bytes, range.as_deref()),
        Some(Answer::Starved(bytes, after)) => {
            let response = file(&path, bytes, range.as_deref());
            starve(response, after, &state).await
        }
        Some(Answer::Slow(bytes, delay)) => {
            tokio::time::sleep(delay).await;
            file(&path, bytes, range.as_deref())
        }
        Some(Answer::Status(status)) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
    };
    let request = LoggedRequest { path, conditional, range, status: response.status().as_u16() };
    state.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    response
}

/// Makes the body of a response stall after `sent` bytes until the server stops.
async fn starve(response: Response, sent: usize, state: &State) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.insert(header::CONTENT_LENGTH, whole.len().into());
    let start = whole.slice(..sent.min(whole.len()));
    let stopped = Arc::clone(&state.stopped);
    let reset = stream::once(async move {
        stopped.notified().await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
    });
    let start = stream::iter([Ok(start)]);
    Response::from_parts(head, Body::from_stream(start.chain(reset)))
}

/// A response with a file, or with the requested range (RFC 9110, section 14.2).
fn file(path: &str, bytes: Vec<u8>, range: Option<&str>) -> Response {
    let media_type = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("xml") => "application/rss+xml",
        Some("html") => "text/html",
        Some("mp3") => "audio/mpeg",
        _ => "application/octet-stream",
    };
    let content_type = (header::CONTENT_TYPE, media_type.to_owned());
    let total = bytes.len();
    let Some((start, end)) = range.and_then(|range| byte_range(range, total)) else {
        return ([content_type, (header::ACCEPT_RANGES, "bytes".to_owned())], bytes)
            .into_response();
    };
    let part = bytes.get(start..end).unwrap_or_default().to_vec();
    let content_range = format!("bytes {start}-{}/{total}", end.saturating_sub(1));
    let headers = [content_type, (header::CONTENT_RANGE, content_range)];
    (StatusCode::PARTIAL_CONTENT, headers, part).into_response()
}

/// The start and the exclusive end of `bytes=0-99` or `bytes=0-`; `None` if the range is
/// empty or of another form.
fn byte_range(range: &str, total: usize) -> Option<(usize, usize)> {
    let (start, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let start: usize = start.parse().ok()?;
    let end = last.parse().map_or(total, |last: usize| last.saturating_add(1).min(total));
    (start < end).then_some((start, end))
}

/// The project's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

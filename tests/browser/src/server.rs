//! A server for the built site.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
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

/// What a path answers in place of the built site's file.
#[derive(Debug, Clone)]
pub enum Answer {
    Bytes(Vec<u8>),
    /// These bytes, after a while.
    Slow(Vec<u8>, Duration),
    /// So many of these bytes, of all that are announced; then nothing, and the
    /// connection breaks when the server stops.
    Starved(Vec<u8>, usize),
    /// No body, only this status.
    Status(u16),
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }
}

/// A request that was answered.
#[derive(Debug, Clone)]
pub struct Seen {
    pub path: String,
    /// Whether it asked for an answer only if there is a newer one.
    pub conditional: bool,
    /// What it asked for of the file: `bytes=0-65535`.
    pub range: Option<String>,
    pub status: u16,
}

/// What the server answers, and what it was asked.
#[derive(Default)]
struct Desk {
    answers: Mutex<HashMap<String, Answer>>,
    seen: Mutex<Vec<Seen>>,
    /// Told of when the server stops.
    stopped: Arc<Notify>,
}

/// The built site on a port of its own. It can be stopped and started again
/// under the same address.
pub struct Server {
    address: SocketAddr,
    desk: Arc<Desk>,
    running: Option<JoinHandle<()>>,
    /// Whether it makes small what it sends, as hosts do.
    compresses: bool,
}

impl Server {
    /// Serves `dist/`.
    pub async fn start() -> Result<Self> {
        Self::start_as(false).await
    }

    /// Serves `dist/` as a host does, compressed.
    pub async fn start_compressing() -> Result<Self> {
        Self::start_as(true).await
    }

    async fn start_as(compresses: bool) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { address, desk: Arc::default(), running: None, compresses };
        server.resume().await?;
        Ok(server)
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on this path answers so.
    pub fn answer(&self, path: &str, answer: impl Into<Answer>) {
        let mut answers = self.desk.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(path.to_owned(), answer.into());
    }

    /// From now on this path answers with its file again.
    pub fn answer_as_built(&self, path: &str) {
        self.desk.answers.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// The requests for a path so far.
    pub fn seen(&self, path: &str) -> Vec<Seen> {
        let seen = self.desk.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().filter(|seen| seen.path == path).cloned().collect()
    }

    /// Refuses all connections, open ones included.
    pub async fn stop(&mut self) {
        self.desk.stopped.notify_waiters();
        if let Some(running) = self.running.take() {
            running.abort();
            let _ = running.await;
        }
    }

    /// Serves again, under the same address.
    pub async fn resume(&mut self) -> Result<()> {
        let socket = TcpSocket::new_v4()?;
        socket.set_reuseaddr(true)?;
        socket.bind(self.address)?;
        let listener = socket.listen(128)?;
        self.address = listener.local_addr()?;
        let mut router = router(Arc::clone(&self.desk))?;
        if self.compresses {
            router = router.layer(CompressionLayer::new());
        }
        self.running = Some(tokio::spawn(serve(listener, router)));
        Ok(())
    }
}

async fn serve(listener: TcpListener, router: Router) {
    // Only ends when its task is aborted.
    let _ = axum::serve(listener, router).await;
}

fn router(desk: Arc<Desk>) -> Result<Router> {
    let dist = root().join("dist");
    let index = std::fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("{} holds no release build; run `make dist`", dist.display()))?;
    let page = move |request: Request| async move { page_or_nothing(&request, index) };
    let files = ServeDir::new(&dist).append_index_html_on_directories(false).fallback(get(page));
    Ok(Router::new().fallback_service(files).layer(from_fn_with_state(desk, answer_instead)))
}

/// Every path without an extension is a page of the site.
fn page_or_nothing(request: &Request, index: String) -> Response {
    if request.uri().path().rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(header::CONTENT_TYPE, "text/html")], index).into_response()
}

async fn answer_instead(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let headers = request.headers();
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let range = range.map(str::to_owned);
    let conditional = headers.contains_key(header::IF_NONE_MATCH)
        || headers.contains_key(header::IF_MODIFIED_SINCE);
    let answer = desk.answers.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    let response = match answer {
        None => next.run(request).await,
        Some(Answer::Bytes(bytes)) => file(&path, bytes, range.as_deref()),
        Some(Answer::Starved(bytes, after)) => {
            let response = file(&path, bytes, range.as_deref());
            starved(response, after, &desk).await
        }
        Some(Answer::Slow(bytes, delay)) => {
            tokio::time::sleep(delay).await;
            file(&path, bytes, range.as_deref())
        }
        Some(Answer::Status(status)) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
    };
    let seen = Seen { path, conditional, range, status: response.status().as_u16() };
    desk.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    response
}

/// A response whose body does not go on.
async fn starved(response: Response, after: usize, desk: &Desk) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    head.headers.insert(header::CONTENT_LENGTH, whole.len().into());
    let start = whole.slice(..after.min(whole.len()));
    let stopped = Arc::clone(&desk.stopped);
    let broken = stream::once(async move {
        stopped.notified().await;
        Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
    });
    let start = stream::iter([Ok(start)]);
    Response::from_parts(head, Body::from_stream(start.chain(broken)))
}

/// A file, or the part of it that is asked for (RFC 9110, section 14.2).
fn file(path: &str, bytes: Vec<u8>, range: Option<&str>) -> Response {
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("xml") => "application/rss+xml",
        Some("html") => "text/html",
        Some("mp3") => "audio/mpeg",
        _ => "application/octet-stream",
    };
    let kind = (header::CONTENT_TYPE, kind.to_owned());
    let total = bytes.len();
    let Some((start, end)) = range.and_then(|range| part(range, total)) else {
        return ([kind, (header::ACCEPT_RANGES, "bytes".to_owned())], bytes).into_response();
    };
    let part = bytes.get(start..end).unwrap_or_default().to_vec();
    let place = format!("bytes {start}-{}/{total}", end.saturating_sub(1));
    let headers = [kind, (header::CONTENT_RANGE, place)];
    (StatusCode::PARTIAL_CONTENT, headers, part).into_response()
}

fn part(range: &str, total: usize) -> Option<(usize, usize)> {
    let (start, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let start: usize = start.parse().ok()?;
    let end = last.parse().map_or(total, |last: usize| last.saturating_add(1).min(total));
    (start < end).then_some((start, end))
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

//! A server for the built site.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// What a path answers in place of the built site's file.
#[derive(Debug, Clone)]
pub enum Answer {
    Bytes(Vec<u8>),
    /// These bytes, after a while.
    Slow(Vec<u8>, Duration),
    /// No body, only this status.
    Status(u16),
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }
}

type Answers = Arc<Mutex<HashMap<String, Answer>>>;

/// The built site on a port of its own. It can be stopped and started again
/// under the same address.
pub struct Server {
    address: SocketAddr,
    answers: Answers,
    running: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `dist/`.
    pub async fn start() -> Result<Self> {
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { address: any_port, answers: Answers::default(), running: None };
        server.resume().await?;
        Ok(server)
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on this path answers so.
    pub fn answer(&self, path: &str, answer: impl Into<Answer>) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(path.to_owned(), answer.into());
    }

    /// From now on this path answers with its file again.
    pub fn answer_as_built(&self, path: &str) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// Refuses all connections, open ones included.
    pub async fn stop(&mut self) {
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
        let router = router(Arc::clone(&self.answers))?;
        self.running = Some(tokio::spawn(serve(listener, router)));
        Ok(())
    }
}

async fn serve(listener: TcpListener, router: Router) {
    // Only ends when its task is aborted.
    let _ = axum::serve(listener, router).await;
}

fn router(answers: Answers) -> Result<Router> {
    let dist = root().join("dist");
    let index = std::fs::read_to_string(dist.join("index.html"))
        .with_context(|| format!("{} holds no release build; run `make dist`", dist.display()))?;
    let page = move |request: Request| async move { page_or_nothing(&request, index) };
    let files = ServeDir::new(&dist).append_index_html_on_directories(false).fallback(get(page));
    Ok(Router::new().fallback_service(files).layer(from_fn_with_state(answers, answer_instead)))
}

/// Every path without an extension is a page of the site.
fn page_or_nothing(request: &Request, index: String) -> Response {
    if request.uri().path().rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(header::CONTENT_TYPE, "text/html")], index).into_response()
}

async fn answer_instead(State(answers): State<Answers>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let answer = answers.lock().unwrap_or_else(PoisonError::into_inner).get(&path).cloned();
    match answer {
        None => next.run(request).await,
        Some(Answer::Bytes(bytes)) => file(&path, bytes),
        Some(Answer::Slow(bytes, delay)) => {
            tokio::time::sleep(delay).await;
            file(&path, bytes)
        }
        Some(Answer::Status(status)) => StatusCode::from_u16(status)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
    }
}

fn file(path: &str, bytes: Vec<u8>) -> Response {
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("xml") => "application/rss+xml",
        Some("html") => "text/html",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

//! A build as a host of static files serves it.

use std::path::Path;

use anyhow::{Result, ensure};
use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use show::BasePath;
use tower_http::services::ServeDir;

/// The files of the release build in a folder, compressed where the build has a copy. Pages
/// have short addresses, and what is not there is answered with `404.html`.
///
/// # Errors
///
/// If the folder holds no release build.
pub fn files(dist: &Path) -> Result<Router> {
    ensure!(dist::service_worker::is_in(dist), "{} holds no release build", dist.display());
    Ok(serve(dist))
}

/// The files of the development build in a folder. It has one document for all pages.
///
/// # Errors
///
/// If the folder holds no build.
pub fn development_files(dist: &Path) -> Result<Router> {
    ensure!(dist.join("index.html").is_file(), "{} holds no build", dist.display());
    Ok(serve(dist))
}

fn serve(dist: &Path) -> Router {
    let folder = dist.to_owned();
    let page = move |request: Request| async move { page(&request, &folder) };
    let files = ServeDir::new(dist)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(get(page));
    Router::new().fallback_service(files)
}

/// The same, below a base path. Outside of it there is nothing.
pub fn below(base: &BasePath, files: Router) -> Router {
    match base.as_str() {
        "" => files,
        path => Router::new().nest_service(path, files),
    }
}

/// The base path that the documents of a build are for.
pub fn base_path(dist: &Path) -> BasePath {
    let document = std::fs::read_to_string(dist.join("404.html")).unwrap_or_default();
    let stated = document.split_once("data-base=\"").and_then(|(_, rest)| rest.split('"').next());
    stated.and_then(BasePath::parse).unwrap_or_default()
}

/// The document at a path without an extension: `/guests` is `guests.html`. Every other path
/// has the document `404.html`, or `index.html` if there is no such document.
fn page(request: &Request, dist: &Path) -> Response {
    let html = [(header::CONTENT_TYPE, "text/html")];
    let path = request.uri().path().trim_start_matches('/');
    let name = if path.is_empty() { "index" } else { path };
    // A path with an empty segment or with dots is none of a page.
    let is_plain = name.split('/').all(|segment| !segment.is_empty() && !segment.contains('.'));
    let read = |name: &str| std::fs::read(dist.join(format!("{name}.html")));
    match read(name) {
        Ok(document) if is_plain => (html, document).into_response(),
        _ => match read("404") {
            Ok(document) => (StatusCode::NOT_FOUND, html, document).into_response(),
            Err(_) => (html, read("index").unwrap_or_default()).into_response(),
        },
    }
}

//! Files as a host sends them.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A response with a file, or with the requested range (RFC 9110, section 14.2) if the file
/// is still the same.
pub(crate) fn respond(
    path: &str,
    bytes: Vec<u8>,
    range: Option<&str>,
    if_range: Option<&str>,
) -> Response {
    let media_type = match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("xml") => "application/rss+xml",
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("mp3") => "audio/mpeg",
        _ => "application/octet-stream",
    };
    let content_type = (header::CONTENT_TYPE, media_type.to_owned());
    let total = bytes.len();
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let version = format!("\"{:x}\"", hasher.finish());
    let range = range.filter(|_| if_range.is_none_or(|known| known == version));
    let Some((start, end)) = range.and_then(|range| byte_range(range, total)) else {
        let accepts = (header::ACCEPT_RANGES, "bytes".to_owned());
        return ([content_type, accepts, (header::ETAG, version)], bytes).into_response();
    };
    let part = bytes.get(start..end).unwrap_or_default().to_vec();
    let content_range = format!("bytes {start}-{}/{total}", end.saturating_sub(1));
    let headers = [content_type, (header::CONTENT_RANGE, content_range), (header::ETAG, version)];
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

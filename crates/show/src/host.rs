/// The host of an address, with its port; `None` for a relative one.
///
/// ```
/// assert_eq!(show::host("https://example.org:8000/a?b"), Some("example.org:8000"));
/// assert_eq!(show::host("/a"), None);
/// ```
pub fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

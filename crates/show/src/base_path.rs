/// The path below which a host serves the site: `/podcast` for
/// `https://example.org/podcast/`, empty for a site with a host of its own.
///
/// Everywhere else, a path begins at the site. What leaves the program (links, requests, names
/// in storage) gets the base path at that border.
///
/// ```
/// use show::BasePath;
///
/// let base = BasePath::parse("/podcast/").unwrap();
/// assert_eq!(base.href("/episodes/14?t=60"), "/podcast/episodes/14?t=60");
/// assert_eq!(base.href("https://example.org/"), "https://example.org/");
/// assert_eq!(base.strip("/podcast/episodes/14").as_deref(), Some("/episodes/14"));
/// assert_eq!(base.strip("/podcasts"), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// Reads a path such as `/podcast/`; `None` unless it begins with a slash and has nothing
    /// but letters, digits, `-`, `_`, `.` and `~` between its slashes.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.strip_suffix('/').unwrap_or(text);
        if path.is_empty() {
            return (text == "/").then(Self::default);
        }
        let is_segment = |segment: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
            !matches!(segment, "" | "." | "..") && segment.bytes().all(plain)
        };
        let whole = path.strip_prefix('/')?.split('/').all(is_segment);
        whole.then(|| Self(path.to_owned()))
    }

    /// The base path of the site at an absolute address; `None` if the address has no host, or
    /// more than a path after it.
    ///
    /// ```
    /// use show::BasePath;
    ///
    /// let base = BasePath::of_site("https://example.org/podcast");
    /// assert_eq!(base, BasePath::parse("/podcast/"));
    /// ```
    pub fn of_site(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = !host.is_empty() && !host.contains(['?', '#', '@', ' ']);
        (matches!(scheme, "http" | "https") && is_host).then_some(())?;
        Self::parse(&format!("/{path}"))
    }

    /// The path without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A path of this site as a path of its host; any other address as it is.
    pub fn href(&self, address: &str) -> String {
        if address.starts_with('/') && !address.starts_with("//") {
            format!("{}{address}", self.0)
        } else {
            address.to_owned()
        }
    }

    /// A path of the host, with query and fragment, as a path of this site; `None` if it is
    /// outside of the site.
    pub fn strip(&self, path: &str) -> Option<String> {
        let rest = path.strip_prefix(&self.0)?;
        match rest.chars().next() {
            Some('/') => Some(rest.to_owned()),
            None | Some('?' | '#') => Some(format!("/{rest}")),
            Some(_) => None,
        }
    }

    /// The name of something that browsers store by origin, which sites may share: `name`
    /// alone for a site with an origin of its own. Also in `src/sw/base_path.js` and
    /// `src/early/early.js`.
    pub fn scoped(&self, name: &str) -> String {
        if self.0.is_empty() { name.to_owned() } else { format!("{}/{name}", self.0) }
    }
}

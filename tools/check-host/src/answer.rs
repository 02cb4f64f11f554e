//! Requests to the host, and what its documents name.

use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Response;

/// The most bytes of an answer that are looked at.
const MOST_BYTES: u64 = 20_000_000;

/// The host of a site.
pub(crate) struct Host {
    agent: Agent,
    url: String,
    /// The home page.
    pub home: String,
    /// The path of the program's script, whose name changes with its content.
    pub program: String,
    /// The path of an episode's page, as its card links to it.
    pub episode: String,
    /// The path of a file of audio on this host.
    pub audio: Option<String>,
}

/// An answer, with its body as text.
pub(crate) struct Answer {
    pub status: u16,
    headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header in lower case; empty if there is none.
    pub fn header(&self, name: &str) -> String {
        let all = self.headers.get_all(name).iter();
        let all: Vec<_> = all.filter_map(|value| value.to_str().ok()).collect();
        all.join(", ").to_ascii_lowercase()
    }

    /// A header as it came; empty if there is none.
    pub fn raw(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    /// Whether it is the document of the site's own program.
    pub fn is_document(&self) -> bool {
        self.body.contains("data-js=")
    }
}

impl Host {
    /// The host at an address.
    pub(crate) fn new(url: &str) -> Result<Self, String> {
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .build();
        let mut host = Self {
            agent: Agent::new_with_config(config),
            url: url.to_owned(),
            home: String::new(),
            program: String::new(),
            episode: String::new(),
            audio: None,
        };
        host.home = host.get("/", &[])?.body;
        // The addresses in documents begin at the host, and may have a path before the site's.
        let base = between(&host.home, "data-base=\"", "\"").unwrap_or_default().to_owned();
        host.program = between(&host.home, &format!("data-js=\"{base}"), "\"")
            .ok_or_else(|| format!("{url}/ is no release build of the site"))?
            .to_owned();
        host.episode = between(&host.home, &format!("href=\"{base}/episodes/"), "\"")
            .map_or_else(String::new, |segment| format!("/episodes/{segment}"));
        let feed = host.get("/feed.json", &[])?.body;
        host.audio = serde_json::from_str(&feed).ok().and_then(|feed| own_audio(&feed));
        Ok(host)
    }

    /// Requests a path of the site.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
        let mut request = self.agent.get(format!("{}{path}", self.url));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.call().map_err(|error| format!("{}{path}: {error}", self.url))?;
        let (head, body) = Response::into_parts(answer);
        let mut body = body;
        let bytes = body.with_config().limit(MOST_BYTES).read_to_vec();
        let bytes = bytes.map_err(|error| format!("{}{path}: {error}", self.url))?;
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
    }

    /// The path of the program's WebAssembly.
    pub fn wasm(&self) -> String {
        self.program.replace(".js", "_bg.wasm")
    }
}

/// The path of an episode's audio, if it is on the host itself.
fn own_audio(feed: &Value) -> Option<String> {
    let origin = feed.get("home_page_url")?.as_str()?.trim_end_matches('/');
    let items = feed.get("items")?.as_array()?.iter();
    let files = items.filter_map(|item| item.get("attachments")?.get(0)?.get("url")?.as_str());
    let own = files.filter_map(|url| url.strip_prefix(origin));
    own.map(str::to_owned).next()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(found, _)| found)
}

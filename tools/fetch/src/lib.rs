//! Polite requests of files on other hosts: conditional, limited in time and size, repeated
//! with growing pauses, and never to a private network unless that is allowed.

mod download;
mod resolver;

use std::io::Read;
use std::time::Duration;

use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use ureq::config::Config;
use ureq::http::{HeaderMap, Response, StatusCode};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};

use resolver::Public;

/// How long a request may take from its start to the last byte.
const LIMIT: Duration = Duration::from_secs(300);
/// How long to wait for a connection, and for the head of the answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pauses before a request is repeated.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(4)];
/// How the requests introduce themselves.
const AGENT: &str = concat!("podcast-site-tools/", env!("CARGO_PKG_VERSION"));

/// What may be requested.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Whether addresses without https are allowed.
    pub http: bool,
    /// Whether hosts in private networks are allowed.
    pub private: bool,
    /// The most bytes of a file.
    pub most_bytes: u64,
    /// Whether a request is repeated if it fails.
    pub repeat: bool,
}

/// What a server calls the version of a file (RFC 9110, section 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Validators {
    /// What tells versions apart byte by byte, for parts of them (RFC 9110, section 13.1.5).
    fn strong(&self) -> Option<&str> {
        let etag = self.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        etag.or(self.last_modified.as_deref())
    }
}

/// A file.
#[derive(Debug)]
pub struct File {
    /// The content.
    pub bytes: Vec<u8>,
    /// Its version.
    pub validators: Validators,
}

/// The answer to a conditional request.
#[derive(Debug)]
pub enum Answer {
    /// The version that is known is the newest.
    Unchanged,
    /// Another one.
    File(File),
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no whole answer.
    #[error("{0}: {1}")]
    Failed(String, ureq::Error),
    /// The answer is an error.
    #[error("{0}: the host answers {1}")]
    Refused(String, u16),
    /// The body is shorter than its head says.
    #[error("{0}: the host promises {1} bytes and sends {2}")]
    Truncated(String, u64, u64),
    /// The body could not be read to its end.
    #[error("{0}: {1}")]
    Broken(String, std::io::Error),
    /// The file is larger than allowed.
    #[error("{0}: is larger than {1} bytes, which is the limit")]
    TooLarge(String, u64),
}

impl Fault {
    /// Whether another attempt may succeed.
    fn is_passing(&self) -> bool {
        match self {
            Self::Failed(_, error) => !matches!(
                error,
                ureq::Error::RequireHttpsOnly(_)
                    | ureq::Error::HostNotFound
                    | ureq::Error::Other(_)
                    | ureq::Error::BadUri(_)
            ),
            Self::Refused(_, status) => *status == 429 || *status >= 500,
            Self::Truncated(..) | Self::Broken(..) => true,
            Self::TooLarge(..) => false,
        }
    }
}

/// Makes requests.
pub struct Client {
    agent: Agent,
    rules: Rules,
}

impl Client {
    /// A client that keeps to these rules.
    pub fn new(rules: Rules) -> Self {
        let config = Config::builder()
            .https_only(!rules.http)
            .http_status_as_error(false)
            .max_redirects(5)
            .timeout_global(Some(LIMIT))
            .timeout_connect(Some(PATIENCE))
            .timeout_recv_response(Some(PATIENCE))
            .user_agent(AGENT)
            // A proxy would look names up by itself, those of private networks, too.
            .proxy(None)
            .build();
        let resolver = Public::allowing_private(rules.private);
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), resolver), rules }
    }

    /// Fetches a file, unless the version that is known is still the newest.
    ///
    /// # Errors
    ///
    /// If there is no whole file after three attempts, or it may not be requested.
    pub fn get(&self, url: &str, known: &Validators) -> Result<Answer, Fault> {
        self.repeat(|| self.attempt(url, known))
    }

    /// Makes an attempt, and others after growing pauses if its fault may pass.
    fn repeat<T>(&self, attempt: impl Fn() -> Result<T, Fault>) -> Result<T, Fault> {
        let mut pauses = PAUSES.iter().filter(|_| self.rules.repeat);
        loop {
            match attempt() {
                Err(fault) if fault.is_passing() => match pauses.next() {
                    Some(pause) => std::thread::sleep(*pause),
                    None => return Err(fault),
                },
                outcome => return outcome,
            }
        }
    }

    fn attempt(&self, url: &str, known: &Validators) -> Result<Answer, Fault> {
        let mut request = self.agent.get(url).header("accept-encoding", "gzip");
        if let Some(etag) = &known.etag {
            request = request.header("if-none-match", etag);
        }
        if let Some(date) = &known.last_modified {
            request = request.header("if-modified-since", date);
        }
        let answer = request.call().map_err(|error| Fault::Failed(url.to_owned(), error))?;
        match answer.status() {
            StatusCode::NOT_MODIFIED => Ok(Answer::Unchanged),
            StatusCode::OK => self.read(url, answer).map(Answer::File),
            status => Err(Fault::Refused(url.to_owned(), status.as_u16())),
        }
    }

    fn read(&self, url: &str, answer: Response<Body>) -> Result<File, Fault> {
        let limit = self.rules.most_bytes;
        let (head, body) = answer.into_parts();
        let promised = body.content_length();
        let bytes = read_to_limit(body.into_reader(), limit, url)?;
        let read = bytes.len() as u64;
        if let Some(promised) = promised.filter(|promised| *promised != read) {
            return Err(Fault::Truncated(url.to_owned(), promised, read));
        }
        let encoding = head.headers.get("content-encoding");
        let bytes = match encoding.map(|encoding| encoding.as_bytes()) {
            Some(b"gzip" | b"x-gzip") => read_to_limit(GzDecoder::new(&bytes[..]), limit, url)?,
            _ => bytes,
        };
        Ok(File { bytes, validators: validators(&head.headers) })
    }
}

/// All bytes, if they are not more than the limit.
fn read_to_limit(reader: impl Read, limit: u64, url: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Fault::Broken(url.to_owned(), error))?;
    if bytes.len() as u64 > limit {
        return Err(Fault::TooLarge(url.to_owned(), limit));
    }
    Ok(bytes)
}

fn validators(headers: &HeaderMap) -> Validators {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Validators { etag: text("etag"), last_modified: text("last-modified") }
}

use show::EpisodeId;
use show::record::{decode, encode, field};

use crate::{Problem, Progress, stored_name};

/// The beginning of the keys of all downloads; not that of the records that are exported,
/// since a file stays in its browser. Also in `src/early/early.js`.
pub const PREFIX: &str = "netstack-fm-download/";
const VERSION: &str = "1";

/// What a download is about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It runs, or waits for its turn.
    Waiting,
    /// The listener has paused it.
    Paused,
    /// The whole file is stored.
    Complete,
    /// The whole file was stored, and the browser has removed it.
    Missing,
    /// It does not go on by itself.
    Failed(Problem),
}

/// The record of a download. Its file is apart; the record says how much of it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// The address of the audio.
    pub address: String,
    /// The name of the stored file.
    pub file: String,
    /// What it is about to do.
    pub state: State,
    /// What is stored of the file.
    pub progress: Progress,
    /// When it was asked for: Unix time in milliseconds.
    pub since: u64,
    /// Whether the settings have asked for it.
    pub automatic: bool,
    /// The SHA-256 of the whole file, in hexadecimal.
    pub digest: Option<String>,
}

impl Download {
    /// A download that nothing is stored of.
    pub fn new(id: &EpisodeId, address: &str, since: u64) -> Self {
        Self {
            address: address.to_owned(),
            file: stored_name(id, address),
            state: State::Waiting,
            progress: Progress::default(),
            since,
            automatic: false,
            digest: None,
        }
    }

    /// The same download from the start, as asked for now.
    #[must_use]
    pub fn anew(&self, since: u64) -> Self {
        Self {
            state: State::Waiting,
            progress: Progress::default(),
            digest: None,
            since,
            ..self.clone()
        }
    }

    /// The stored part in percent, if the size of the file is known.
    pub fn percent(&self) -> Option<u64> {
        let total = self.progress.total.filter(|total| *total > 0)?;
        self.progress.stored.min(total).checked_mul(100)?.checked_div(total)
    }

    /// The text to store. It begins with the version of its format.
    pub fn text(&self) -> String {
        let (state, problem) = match self.state {
            State::Waiting => ("waiting", None),
            State::Paused => ("paused", None),
            State::Complete => ("complete", None),
            State::Missing => ("missing", None),
            State::Failed(problem) => ("failed", Some(problem)),
        };
        let Progress { stored, total, validator } = &self.progress;
        let mut fields = vec![
            VERSION.to_owned(),
            format!("state={state}"),
            format!("file={}", self.file),
            format!("stored={stored}"),
            format!("since={}", self.since),
            format!("address={}", encode(&self.address)),
        ];
        fields.extend(total.map(|total| format!("total={total}")));
        fields.extend(validator.as_deref().map(|text| format!("validator={}", encode(text))));
        fields.extend(self.digest.as_deref().map(|digest| format!("sha256={digest}")));
        fields.extend(self.automatic.then(|| "automatic=1".to_owned()));
        fields.extend(problem.map(|problem| format!("problem={}", problem.name())));
        fields.join(" ")
    }

    /// Reads what [`Download::text`] wrote for an episode; `None` if it is of another version
    /// or damaged. The name of the file follows from the episode, whatever the text says.
    pub fn parse(id: &EpisodeId, text: &str) -> Option<Self> {
        let fields = text.strip_prefix(VERSION)?.strip_prefix(' ')?;
        let address = decode(&field::<String>(fields, "address")?);
        let state = match field::<String>(fields, "state")?.as_str() {
            "waiting" => State::Waiting,
            "paused" => State::Paused,
            "complete" => State::Complete,
            "missing" => State::Missing,
            "failed" => State::Failed(Problem::named(&field::<String>(fields, "problem")?)?),
            _ => return None,
        };
        let progress = Progress {
            stored: field(fields, "stored")?,
            total: field(fields, "total"),
            validator: field::<String>(fields, "validator").map(|text| decode(&text)),
        };
        // Only a whole file is complete.
        let whole = progress.total == Some(progress.stored);
        let state = if state == State::Complete && !whole { State::Missing } else { state };
        Some(Self {
            file: stored_name(id, &address),
            address,
            state,
            progress,
            since: field(fields, "since")?,
            automatic: field(fields, "automatic") == Some(1),
            digest: field(fields, "sha256"),
        })
    }
}

/// The key of an episode's download.
pub fn key(id: &EpisodeId) -> String {
    format!("{PREFIX}{}", id.0)
}

/// The episode of a key; `None` for other keys.
pub fn id_of(key: &str) -> Option<EpisodeId> {
    key.strip_prefix(PREFIX).map(|id| EpisodeId(id.to_owned()))
}

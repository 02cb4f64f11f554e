use show::EpisodeId;
use show::record::{decode, encode, field};

/// The key of the settings.
pub const SETTINGS_KEY: &str = "netstack-fm-download-settings";
const VERSION: &str = "1";

/// What is downloaded and removed without being asked for each time. At first, nothing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether the first episode of the queue is downloaded.
    pub next_in_queue: bool,
    /// How many of the newest episodes are downloaded and kept.
    pub newest: u8,
    /// Whether an episode is removed a day after it was played.
    pub remove_played: bool,
    /// How many files are fetched at once.
    pub at_once: u8,
    /// The episodes that would be downloaded, if the listener had not removed them.
    pub declined: Vec<EpisodeId>,
}

impl Settings {
    /// The choices for the newest episodes.
    pub const NEWEST: [u8; 5] = [0, 1, 3, 5, 10];
    /// The choices for files at once.
    pub const AT_ONCE: [u8; 3] = [1, 2, 3];

    /// The text to store. It begins with the version of its format.
    pub fn text(&self) -> String {
        let declined: Vec<_> = self.declined.iter().map(|id| encode(&id.0)).collect();
        format!(
            "{VERSION} next={} newest={} remove={} at-once={} declined={}",
            u8::from(self.next_in_queue),
            self.newest,
            u8::from(self.remove_played),
            self.at_once,
            declined.join(",")
        )
    }

    /// Reads what [`Settings::text`] wrote, with the default for what is missing or of
    /// another version.
    pub fn parse(text: &str) -> Self {
        let Some(fields) = text.strip_prefix(VERSION).and_then(|rest| rest.strip_prefix(' '))
        else {
            return Self::default();
        };
        let flag = |name| field::<u8>(fields, name) == Some(1);
        let choice = |name, choices: &[u8], default| {
            field(fields, name).filter(|value| choices.contains(value)).unwrap_or(default)
        };
        let declined = field::<String>(fields, "declined").unwrap_or_default();
        let declined = declined.split(',').filter(|id| !id.is_empty());
        Self {
            next_in_queue: flag("next"),
            newest: choice("newest", &Self::NEWEST, 0),
            remove_played: flag("remove"),
            at_once: choice("at-once", &Self::AT_ONCE, 1),
            declined: declined.map(|id| EpisodeId(decode(id))).collect(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            next_in_queue: false,
            newest: 0,
            remove_played: false,
            at_once: 1,
            declined: Vec::new(),
        }
    }
}

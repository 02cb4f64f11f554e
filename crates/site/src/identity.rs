//! What the show is called, and what its pages say in its own words.

use serde::{Deserialize, Serialize};

/// The name of the show and its own words. A text that is not given is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The name; that in the feed if none is given.
    pub name: String,
    /// The name as the header draws it: its beginning, and the rest in another colour. The
    /// name if none is given.
    pub wordmark: (String, String),
    /// What the show is about, in a few words: it follows the name in titles.
    pub tagline: String,
    /// The heading of the home page; the tagline or the name if none is given.
    pub heading: String,
    /// The text below it; the description in the feed if none is given.
    pub lead: String,
    /// The heading above the topics.
    pub topics_heading: String,
    /// The name of a series of short episodes, with which their titles begin.
    pub shorts: String,
    /// Small jokes.
    pub asides: Asides,
}

/// Small jokes of the show's own, which follow plain messages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asides {
    /// After "No episodes yet."
    pub no_episodes: String,
    /// After "No episodes match."
    pub no_matches: String,
    /// After "No results for “…”."
    pub no_results: String,
    /// After "The connection was lost."
    pub connection_lost: String,
    /// On the page for an address without a page.
    pub not_found: String,
}

impl Identity {
    /// Completes what the editors have not given with what the feed says.
    pub fn completed(&self, title: &str, description: &str) -> Self {
        let first = |texts: &[&str]| {
            texts.iter().find(|text| !text.is_empty()).map_or_else(String::new, |t| (*t).to_owned())
        };
        let name = first(&[&self.name, title, "Podcast"]);
        let wordmark = match &self.wordmark {
            (start, end) if start.is_empty() && end.is_empty() => (name.clone(), String::new()),
            wordmark => wordmark.clone(),
        };
        Self {
            heading: first(&[&self.heading, &self.tagline, &name]),
            lead: first(&[&self.lead, description]),
            topics_heading: first(&[&self.topics_heading, "Topics"]),
            tagline: self.tagline.clone(),
            shorts: self.shorts.clone(),
            asides: self.asides.clone(),
            wordmark,
            name,
        }
    }
}

/// A message, and a joke after it if there is one.
pub fn with_aside(message: &str, aside: &str) -> String {
    format!("{message} {aside}").trim_end().to_owned()
}

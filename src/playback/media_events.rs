//! What the document's media element reports.

use std::sync::Arc;

use leptos::prelude::*;
use player::machine::{Event, StartAt};
use player::track::Track;

use super::PlayerHandle;
use crate::browser::media_element;

/// The events that the player follows (HTML, section "Media events").
const EVENTS: [&str; 12] = [
    "loadedmetadata",
    "durationchange",
    "progress",
    "emptied",
    "timeupdate",
    "playing",
    "waiting",
    "seeking",
    "seeked",
    "pause",
    "ended",
    "error",
];

impl PlayerHandle {
    /// Connects the player with the media element. No file is requested before it is
    /// played: a request counts as a download.
    pub(super) fn connect_media_element(self) {
        media_element::on_events(&EVENTS, move |element, kind| {
            if let Some(event) = media_element::report(element, kind) {
                self.send(Event::Media(event));
            }
            // The last `progress` event of a short file comes before its metadata.
            if matches!(kind, "progress" | "emptied" | "timeupdate") {
                let ranges = media_element::buffered(element);
                if self.buffered.with_untracked(|before| *before != ranges) {
                    self.buffered.set(ranges);
                }
            }
        });
    }

    /// Goes on with an episode that was started before the program was there.
    pub fn adopt(self) {
        let Some((id, element)) = media_element::started_early() else { return };
        let track = self.entry(&id).and_then(|entry| Track::of(&entry));
        if let Some(track) = track {
            media_element::take_controls();
            if track.file.video {
                // The document's element has no picture.
                self.send(Event::Start(Arc::new(track), StartAt::Moment(element.position)));
            } else {
                self.send(Event::Adopt(Arc::new(track), element));
            }
        }
    }
}

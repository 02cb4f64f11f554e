use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use show::Cue;

use crate::browser::transcript_dom;
use crate::erased::spawn;

/// How many lines are rendered between two turns of the event loop.
pub const GROUP: usize = 25;

/// The lines of a transcript, and which of them is in view.
#[derive(Clone, Copy)]
pub struct ScrollingLines {
    /// The element that contains the lines.
    pub container: NodeRef<html::Div>,
    cues: StoredValue<Arc<Vec<Cue>>>,
    /// The line that is being scrolled to.
    target: StoredValue<Option<usize>>,
    /// Whether the view follows playback. It does until the reader scrolls.
    follows: RwSignal<bool>,
}

impl ScrollingLines {
    /// The lines of a transcript, in a view that follows playback.
    pub fn new(cues: Arc<Vec<Cue>>) -> Self {
        Self {
            container: NodeRef::new(),
            cues: StoredValue::new(cues),
            target: StoredValue::new(None),
            follows: RwSignal::new(true),
        }
    }

    /// The lines.
    pub fn cues(self) -> Arc<Vec<Cue>> {
        self.cues.get_value()
    }

    /// Whether the view follows playback. Subscribes the caller.
    pub fn follows(self) -> bool {
        self.follows.get()
    }

    /// Scrolls to a line and stays there.
    pub fn show(self, index: usize) {
        self.follows.set(false);
        self.scroll_to(index);
    }

    /// Follows playback again.
    pub fn follow(self) {
        self.follows.set(true);
    }

    /// Stops following and scrolling, for a reader who scrolls.
    pub fn release(self) {
        self.follows.set(false);
        self.target.set_value(None);
    }

    /// Scrolls to a line.
    pub fn scroll_to(self, index: usize) {
        self.target.set_value(Some(index));
        let is_current = move || self.target.try_get_value() == Some(Some(index));
        self.with_container(|container| {
            spawn(transcript_dom::scroll_to(container.clone(), GROUP, index, is_current));
        });
    }

    /// Runs an action on the container while it is on the page.
    pub fn with_container(self, act: impl FnOnce(&web_sys::Element)) {
        if let Some(container) = self.container.try_get_untracked().flatten() {
            act(&container);
        }
    }
}

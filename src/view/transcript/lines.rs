use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::search::Search;
use crate::browser::{lines, page};
use crate::live::{effect, flag, on, settled, spawn};
use crate::player::deck::Deck;
use crate::show::{Cue, EpisodeId, current_cue};

/// How many lines are put on the page at once, between two frames.
pub const GROUP: usize = 25;

/// The lines, and what is to be seen of them.
#[derive(Clone, Copy)]
pub struct View {
    container: NodeRef<html::Div>,
    cues: StoredValue<Arc<Vec<Cue>>>,
    /// The line that the view is being moved to.
    aim: StoredValue<Option<usize>>,
    /// Whether the view goes with the sound. It does until the reader scrolls.
    follows: RwSignal<bool>,
}

impl View {
    /// Brings a line into view, and stays there.
    pub fn show(self, index: usize) {
        self.follows.set(false);
        self.move_to(index);
    }

    /// The reader has it in their own hands.
    fn let_go(self) {
        self.follows.set(false);
        self.aim.set_value(None);
    }

    fn move_to(self, index: usize) {
        self.aim.set_value(Some(index));
        let wanted = move || self.aim.try_get_value() == Some(Some(index));
        self.with_container(|container| {
            spawn(lines::show(container.clone(), GROUP, index, wanted));
        });
    }

    pub fn with_container(self, act: impl FnOnce(&web_sys::Element)) {
        if let Some(container) = self.container.try_get_untracked().flatten() {
            act(&container);
        }
    }

    pub fn cues(self) -> Arc<Vec<Cue>> {
        self.cues.get_value()
    }
}

/// A transcript's lines, in a view of their own that goes with the sound.
#[component]
pub fn Lines(id: EpisodeId, path: String, cues: Arc<Vec<Cue>>) -> impl IntoView {
    let deck = Deck::expect();
    let timed = cues.iter().any(|cue| cue.start.is_some());
    let view = View {
        container: NodeRef::new(),
        cues: StoredValue::new(Arc::clone(&cues)),
        aim: StoredValue::new(None),
        follows: RwSignal::new(true),
    };
    let groups = fill_in_pieces(cues.len());
    let current = settled(move || {
        let at = deck.with(|player| player.holds(&id).then_some(player.position));
        at.and_then(|at| current_cue(&view.cues(), at))
    });
    effect(move || {
        // Once more when more lines are there.
        groups.track();
        let (current, follows) = (current.get(), view.follows.get());
        view.with_container(|container| {
            lines::mark(container, GROUP, current);
            if let Some(index) = current.filter(|_| follows) {
                view.move_to(index);
            }
        });
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let scrolls = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];
        if scrolls.contains(&event.key().as_str()) {
            view.let_go();
        }
    };
    let astray = flag(move || current.get().is_none() || view.follows.get());
    let path = StoredValue::new(path);
    view! {
        <Search view/>
        <div
            class="lines"
            class:untimed=!timed
            role="region"
            aria-label="Transcript text"
            tabindex="0"
            node_ref=view.container
            on:wheel=on(move |_| view.let_go())
            on:touchmove=on(move |_| view.let_go())
            on:keydown=on(on_key)
        >
            <For
                each=move || 0..groups.get()
                key=|group| *group
                children=move |group| group_of_lines(&view.cues(), group, &path.get_value())
            />
        </div>
        <button class="button quiet" hidden=astray on:click=on(move |_| view.follows.set(true))>
            "Back to what is being said"
        </button>
    }
}

/// How many groups are on the page by now: one more with each turn, so that ten
/// thousand lines stop nobody from scrolling.
fn fill_in_pieces(lines: usize) -> RwSignal<usize> {
    let groups = lines.div_ceil(GROUP);
    let there = RwSignal::new(groups.min(1));
    spawn(async move {
        for count in 2..=groups {
            page::pause().await;
            if there.try_set(count).is_some() {
                // The page is gone.
                return;
            }
        }
    });
    there
}

fn group_of_lines(cues: &[Cue], group: usize, path: &str) -> AnyView {
    let from = group * GROUP;
    let mut speaker = from.checked_sub(1).and_then(|at| cues.get(at)?.speaker.as_deref());
    let lines = cues.iter().skip(from).take(GROUP).map(|cue| {
        let turns = cue.speaker.as_deref() != speaker;
        speaker = cue.speaker.as_deref();
        line(cue, speaker.filter(|_| turns), path)
    });
    let lines: Vec<_> = lines.collect();
    view! { <div class="line-group">{lines}</div> }.into_any()
}

fn line(cue: &Cue, speaker: Option<&str>, path: &str) -> AnyView {
    let time = cue.start.map(|start| {
        let href = format!("{path}?t={}", start.address());
        view! { <a class="time" href=href>{start.clock()}</a> }.into_any()
    });
    let speaker = speaker.map(|name| view! { <b class="speaker">{name.to_owned()}</b> }.into_any());
    view! {
        <p class="line">
            {time}
            {speaker}
            <span class="line-text">{cue.text.clone()}</span>
        </p>
    }
    .into_any()
}

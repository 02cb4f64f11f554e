use std::sync::Arc;

use leptos::prelude::*;
use show::{Address, Cue, EpisodeId, current_cue};

use super::scrolling::{GROUP, ScrollingLines};
use super::search::TranscriptSearch;
use crate::browser::base_path::href;
use crate::browser::{schedule, transcript_dom};
use crate::element_id::ElementId;
use crate::erased::{effect, flag, handler, memo, spawn};
use crate::playback::PlayerHandle;

/// The keys that scroll.
const SCROLL_KEYS: [&str; 7] = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];

/// How many groups are rendered at most in one turn of the event loop.
const MAX_STEP: usize = 8;

/// The lines of a transcript, in a scrolling view that follows playback. Their times link
/// to moments of `path`.
#[component]
pub fn Lines(
    id: EpisodeId,
    path: String,
    cues: Arc<Vec<Cue>>,
    /// The id of the view.
    element_id: ElementId,
) -> impl IntoView {
    let timed = cues.iter().any(|cue| cue.start.is_some());
    let view = ScrollingLines::new(Arc::clone(&cues));
    let groups = render_in_groups(cues.len());
    let current = follow_playback(view, id, groups);
    let on_key = move |event: web_sys::KeyboardEvent| {
        if SCROLL_KEYS.contains(&event.key().as_str()) {
            view.release();
        }
    };
    let in_view = flag(move || current.get().is_none() || view.follows());
    let path = StoredValue::new(path);
    view! {
        <TranscriptSearch view/>
        <div
            id=element_id.as_str()
            class="lines"
            class:untimed=!timed
            role="region"
            aria-label="Transcript text"
            tabindex="0"
            node_ref=view.container
            on:wheel=handler(move |_| view.release())
            on:touchmove=handler(move |_| view.release())
            on:keydown=handler(on_key)
        >
            <For
                each=move || 0..groups.get()
                key=|group| *group
                children=move |group| line_group(&view.cues(), group, &path.get_value())
            />
        </div>
        <button class="button quiet" hidden=in_view on:click=handler(move |_| view.follow())>
            "Back to the current line"
        </button>
    }
}

/// Marks the line at the playback position, and scrolls to it while the view follows.
/// Returns the index of the line.
fn follow_playback(
    view: ScrollingLines,
    id: EpisodeId,
    groups: RwSignal<usize>,
) -> Memo<Option<usize>> {
    let player = PlayerHandle::expect();
    let current = memo(move || {
        let at = player.with(|player| player.holds(&id).then_some(player.position));
        at.and_then(|at| current_cue(&view.cues(), at))
    });
    effect(move || {
        // Again when more lines are rendered.
        groups.track();
        let (current, follows) = (current.get(), view.follows());
        view.with_container(|container| {
            transcript_dom::mark(container, GROUP, current);
            if let Some(index) = current.filter(|_| follows) {
                view.scroll_to(index);
            }
        });
    });
    current
}

/// The number of groups to render: some more with each turn of the event loop, so that ten
/// thousand lines do not block scrolling. Each turn costs a layout, which grows with what is
/// there; so do the steps.
fn render_in_groups(lines: usize) -> RwSignal<usize> {
    let groups = lines.div_ceil(GROUP);
    let rendered = RwSignal::new(groups.min(1));
    spawn(async move {
        let mut count = 1;
        while count < groups {
            schedule::yield_now().await;
            count = groups.min(count + (count / 8).clamp(1, MAX_STEP));
            if rendered.try_set(count).is_some() {
                // The page is gone.
                return;
            }
        }
    });
    rendered
}

fn line_group(cues: &[Cue], group: usize, path: &str) -> AnyView {
    let from = group * GROUP;
    let mut speaker = from.checked_sub(1).and_then(|at| cues.get(at)?.speaker.as_deref());
    let lines = cues.iter().skip(from).take(GROUP).map(|cue| {
        let changes = cue.speaker.as_deref() != speaker;
        speaker = cue.speaker.as_deref();
        line(cue, speaker.filter(|_| changes), path)
    });
    let lines: Vec<_> = lines.collect();
    view! { <div class="line-group">{lines}</div> }.into_any()
}

fn line(cue: &Cue, speaker: Option<&str>, path: &str) -> AnyView {
    let time = cue.start.map(|start| {
        let href = href(&Address::of_moment(path, start).to_string());
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

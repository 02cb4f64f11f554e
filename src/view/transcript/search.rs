use leptos::prelude::*;
use search::{CueHit, find_in_cues};

use super::scrolling::{GROUP, ScrollingLines};
use crate::browser::transcript_dom::highlight;
use crate::erased::{flag, handler, text};
use crate::view::control::Control;
use crate::view::icon::Shape;

/// Searches a transcript: counts the hits and steps through them.
#[component]
pub fn TranscriptSearch(view: ScrollingLines) -> impl IntoView {
    let hits = RwSignal::new(Vec::<CueHit>::new());
    let query = RwSignal::new(String::new());
    let current = RwSignal::new(0usize);
    let show = move || {
        let (hits, current) = (hits.get_untracked(), current.get_untracked());
        view.with_container(|container| highlight(container, GROUP, &hits, Some(current)));
        if let Some(hit) = hits.get(current) {
            view.show(hit.cue);
        }
    };
    let search = move |event| {
        query.set(event_target_value(&event));
        hits.set(find_in_cues(&view.cues(), &query.get_untracked()));
        current.set(0);
        show();
    };
    let step = move |back: bool| {
        let count = hits.with_untracked(Vec::len);
        if count > 0 {
            current.update(|at| *at = (*at + if back { count - 1 } else { 1 }) % count);
            show();
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            step(event.shift_key());
        }
    };
    on_cleanup(move || view.with_container(|container| highlight(container, GROUP, &[], None)));
    let no_hits = flag(move || hits.with(Vec::is_empty));
    let previous = Callback::new(move |()| step(true));
    let next = Callback::new(move |()| step(false));
    let count = text(move || match hits.with(Vec::len) {
        0 if query.with(|query| query.trim().is_empty()) => String::new(),
        0 => "Not found".to_owned(),
        count => format!("{} of {count}", current.get() + 1),
    });
    view! {
        <div class="line-search">
            <input
                type="search"
                class="field"
                aria-label="Search the transcript"
                placeholder="Search the transcript"
                on:input=handler(search)
                on:keydown=handler(on_key)
            />
            <span class="line-count" role="status">{count}</span>
            <Control name="Previous match" shape=Shape::Open disabled=no_hits run=previous/>
            <Control name="Next match" shape=Shape::Down disabled=no_hits run=next/>
        </div>
    }
}

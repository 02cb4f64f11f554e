use leptos::prelude::*;

use super::lines::{GROUP, View};
use crate::browser::lines;
use crate::live::{flag, on, text};
use crate::show::{Hit, find};
use crate::view::control::Control;
use crate::view::icon::Shape;

/// Searches a transcript: how often something is said, and one place after the
/// other.
#[component]
pub fn Search(view: View) -> impl IntoView {
    let hits = RwSignal::new(Vec::<Hit>::new());
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let show = move || {
        let (hits, at) = (hits.get_untracked(), at.get_untracked());
        view.with_container(|container| lines::highlight(container, GROUP, &hits, Some(at)));
        if let Some(hit) = hits.get(at) {
            view.show(hit.cue);
        }
    };
    let look = move |event| {
        words.set(event_target_value(&event));
        hits.set(find(&view.cues(), &words.get_untracked()));
        at.set(0);
        show();
    };
    let step = move |back: bool| {
        let all = hits.with_untracked(Vec::len);
        if all > 0 {
            at.update(|at| *at = (*at + if back { all - 1 } else { 1 }) % all);
            show();
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            step(event.shift_key());
        }
    };
    on_cleanup(move || {
        view.with_container(|container| lines::highlight(container, GROUP, &[], None))
    });
    let none = flag(move || hits.with(Vec::is_empty));
    let back = Callback::new(move |()| step(true));
    let on_to = Callback::new(move |()| step(false));
    let count = text(move || match hits.with(Vec::len) {
        0 if words.with(|words| words.trim().is_empty()) => String::new(),
        0 => "Not found".to_owned(),
        all => format!("{} of {all}", at.get() + 1),
    });
    view! {
        <div class="line-search">
            <input
                type="search"
                class="field"
                aria-label="Search the transcript"
                placeholder="Search the transcript"
                on:input=on(look)
                on:keydown=on(on_key)
            />
            <span class="line-count" role="status">{count}</span>
            <Control name="Previous place" shape=Shape::Open disabled=none run=back/>
            <Control name="Next place" shape=Shape::Down disabled=none run=on_to/>
        </div>
    }
}

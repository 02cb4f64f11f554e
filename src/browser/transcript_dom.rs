//! The lines of a transcript on the page, in groups of equal size: the current line,
//! scrolling, highlights.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Range};

use super::dom::document;
use super::schedule;
use search::CueHit;

/// How many hits before and after the current one are highlighted: about as many as
/// are visible, since each costs time.
const AROUND: usize = 100;
/// The most frames that scrolling to a line may take.
const FRAMES: usize = 6;

#[wasm_bindgen]
extern "C" {
    type Highlights;
    #[wasm_bindgen(js_namespace = CSS, js_name = highlights, thread_local_v2)]
    static HIGHLIGHTS: Option<Highlights>;
    #[wasm_bindgen(method)]
    fn set(this: &Highlights, name: &str, highlight: &JsValue);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlights, name: &str) -> bool;
}

/// The element of a line.
fn line(container: &Element, group: usize, index: usize) -> Option<Element> {
    let place = |index: usize| u32::try_from(index).ok();
    let within = container.children().item(place(index / group)?)?;
    within.children().item(place(index % group)?)
}

/// Marks a line as the current one, in place of the one before.
pub fn mark(container: &Element, group: usize, index: Option<usize>) {
    if let Ok(Some(before)) = container.query_selector("[aria-current]") {
        let _ = before.remove_attribute("aria-current");
    }
    if let Some(line) = index.and_then(|index| line(container, group, index)) {
        let _ = line.set_attribute("aria-current", "true");
    }
}

/// Scrolls a line to the middle of the container, and nothing else.
///
/// Lines out of view have an estimated height until they are laid out, so this takes
/// some frames. It stops when `is_current` returns false.
pub async fn scroll_to(
    container: Element,
    group: usize,
    index: usize,
    is_current: impl Fn() -> bool,
) {
    for _ in 0..FRAMES {
        if !is_current() {
            return;
        }
        let Some(line) = line(&container, group, index) else { return };
        let (line, view) = (line.get_bounding_client_rect(), container.get_bounding_client_rect());
        let off = line.top() - view.top() - (view.height() - line.height()) / 2.0;
        container.set_scroll_top(container.scroll_top().saturating_add(off as i32));
        schedule::frame().await;
    }
}

/// Highlights hits, and the current one more than the others. Browsers without
/// highlights only scroll to the line.
/// <https://www.w3.org/TR/css-highlight-api-1/>
pub fn highlight(container: &Element, group: usize, hits: &[CueHit], current: Option<usize>) {
    let Some(highlight) = constructor() else { return };
    let range = |hit: &CueHit| range(container, group, hit);
    let from = current.unwrap_or(0).saturating_sub(AROUND);
    let all: Array = hits.iter().skip(from).take(2 * AROUND).filter_map(range).collect();
    let one: Array = current.and_then(|at| hits.get(at)).and_then(range).into_iter().collect();
    HIGHLIGHTS.with(|highlights| {
        let Some(highlights) = highlights else { return };
        for (name, ranges) in [("found", all), ("found-current", one)] {
            match Reflect::construct(&highlight, &ranges) {
                Ok(made) if ranges.length() > 0 => highlights.set(name, &made),
                _ => drop(highlights.delete(name)),
            }
        }
    });
}

fn constructor() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"Highlight".into()).ok()?.dyn_into().ok()
}

fn range(container: &Element, group: usize, hit: &CueHit) -> Option<Range> {
    let text = line(container, group, hit.cue)?.last_element_child()?.first_child()?;
    let range = document()?.create_range().ok()?;
    range.set_start(&text, hit.start).ok()?;
    range.set_end(&text, hit.start + hit.length).ok()?;
    Some(range)
}

//! What the visitor is doing on a part of the page: kept while the program replaces that
//! part by an equal one.

use std::cell::Cell;
use std::collections::BTreeMap;

use show::{Address, Route};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlDetailsElement, HtmlElement, HtmlInputElement};

use super::dom::{document, find_in, link_to, listen, window};
use super::dom_path::DomPath;
use super::focus::{focus_without_scrolling, scroll_until};
use super::{base_path, schedule};
use crate::element_id::ElementId;

/// How often [`settled`] looks, in milliseconds.
const INTERVAL: i32 = 100;
/// How many links in view are remembered: some may be gone afterwards.
const ANCHORS: usize = 12;
/// The links on the page.
const LINKS: &str = "main a[href]";

thread_local! {
    /// Whether a pointer is down.
    static PRESSED: Cell<bool> = const { Cell::new(false) };
    /// Whether a text is being composed with an input method.
    static COMPOSING: Cell<bool> = const { Cell::new(false) };
    static TOUCHES: Cell<u32> = const { Cell::new(0) };
}

/// Starts to watch pointers, keys and input methods, for [`settled`] and [`touches`].
pub fn watch() {
    let Some(document) = document() else { return };
    for (kind, flag, value) in [
        ("pointerdown", &PRESSED, true),
        ("pointerup", &PRESSED, false),
        ("pointercancel", &PRESSED, false),
        ("compositionstart", &COMPOSING, true),
        ("compositionend", &COMPOSING, false),
    ] {
        listen(&document, kind, move |_| flag.set(value));
    }
    for kind in ["pointerdown", "keydown", "wheel", "touchmove"] {
        listen(&document, kind, |_| TOUCHES.set(TOUCHES.get().wrapping_add(1)));
    }
}

/// Counts what may scroll the page: presses, keys, turns of a wheel.
pub fn touches() -> u32 {
    TOUCHES.get()
}

/// Whether a pointer is down.
pub fn is_pressed() -> bool {
    PRESSED.get()
}

/// Waits until no pointer is down, no text is being composed and none is selected:
/// replacing nodes would interrupt that.
pub async fn settled() {
    while PRESSED.get() || COMPOSING.get() || has_selection() {
        schedule::wait(INTERVAL).await;
    }
}

fn has_selection() -> bool {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// The focus, the open parts, the typed text and the scroll position in a part of the
/// page.
pub struct Interaction {
    focus: Option<Focus>,
    /// The text in each field that has been changed.
    typed: Vec<(DomPath, String)>,
    /// The open `<details>`.
    details: Vec<DomPath>,
    /// The open popovers.
    popovers: Vec<DomPath>,
    /// The links in view, each by its address, with its distance from the top of the
    /// window in CSS pixels.
    anchors: Vec<(String, f64)>,
}

struct Focus {
    path: DomPath,
    /// The start and the end of the selection in a field.
    caret: Option<(u32, u32)>,
}

impl Interaction {
    /// What the visitor is doing in `root`.
    pub fn in_part(root: &Element) -> Self {
        Self {
            focus: focus_in(root),
            typed: typed_in(root),
            details: paths_of(root, "details[open]"),
            popovers: paths_of(root, ":popover-open"),
            // Header and footer have links to pages, too.
            anchors: if root.id() == ElementId::MAIN.as_str() {
                anchors_in(root)
            } else {
                Vec::new()
            },
        }
    }

    /// Restores in `root`, whose content has been replaced, what keys go to: open parts,
    /// typed text and focus.
    pub fn restore(&self, root: &Element) {
        for details in self.details.iter().filter_map(|path| path.find(root)) {
            if let Ok(details) = details.dyn_into::<HtmlDetailsElement>() {
                details.set_open(true);
            }
        }
        for popover in self.popovers.iter().filter_map(|path| path.find(root)) {
            if let Ok(popover) = popover.dyn_into::<HtmlElement>() {
                let _ = popover.show_popover();
            }
        }
        for (path, text) in &self.typed {
            if let Some(field) = path.find(root) {
                type_into(&field, text);
            }
        }
        let focus = self.focus.as_ref();
        let focused = focus.and_then(|focus| Some((focus.path.find(root)?, focus.caret)));
        if let Some((element, caret)) = focused
            && let Ok(element) = element.dyn_into::<HtmlElement>()
        {
            focus_without_scrolling(&element);
            if let (Some((start, end)), Some(field)) =
                (caret, element.dyn_ref::<HtmlInputElement>())
            {
                let _ = field.set_selection_range(start, end);
            }
        }
    }

    /// Scrolls until the first link that was in view is where it was.
    pub fn restore_scroll(&self) {
        let mut anchors = self.anchors.iter();
        let anchor = anchors.find_map(|(href, top)| Some((link_to(LINKS, href)?, *top)));
        if let Some((link, top)) = anchor {
            scroll_until(&link, top);
        }
    }
}

/// Puts a text into a field as if the visitor had typed it.
pub fn type_into(field: &Element, text: &str) {
    let field = field.dyn_ref::<HtmlInputElement>();
    if let Some(field) = field.filter(|field| field.value() != text) {
        field.set_value(text);
        fire(field, "input");
    }
}

/// Fires an event that bubbles.
pub fn fire(element: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
        let _ = element.dispatch_event(&event);
    }
}

fn focus_in(root: &Element) -> Option<Focus> {
    let element = document()?.active_element()?;
    let path = DomPath::between(root, &element)?;
    let field = element.dyn_ref::<HtmlInputElement>();
    let caret = field
        .and_then(|field| Some((field.selection_start().ok()??, field.selection_end().ok()??)));
    Some(Focus { path, caret })
}

fn typed_in(root: &Element) -> Vec<(DomPath, String)> {
    let fields = find_in(root, "input[type=search], input[type=text]:not([readonly])");
    let typed = fields.into_iter().filter_map(|field| {
        let text = field.dyn_ref::<HtmlInputElement>()?;
        let changed = text.value() != text.default_value();
        changed.then_some(())?;
        Some((DomPath::between(root, &field)?, text.value()))
    });
    typed.collect()
}

/// The links in view that no other link has the address of.
fn anchors_in(root: &Element) -> Vec<(String, f64)> {
    let links = find_in(root, "a[href]");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for href in links.iter().filter_map(|link| link.get_attribute("href")) {
        *counts.entry(href).or_default() += 1;
    }
    let visible = links.iter().filter_map(|link| {
        let bounds = link.get_bounding_client_rect();
        let href = link.get_attribute("href")?;
        // What is not shown, such as a closed menu, has no size.
        let shown = bounds.height() > 0.0 && bounds.top() >= 0.0;
        (shown && counts.get(&href) == Some(&1)).then_some((href, bounds.top()))
    });
    visible.take(ANCHORS).collect()
}

/// The address of the first episode in view inside an element.
pub fn episode_in_view(root: &Element) -> Option<String> {
    let anchors = anchors_in(root).into_iter().map(|(href, _)| href);
    let is_episode = |href: &String| {
        let path = base_path::with(|base| base.strip(href));
        path.is_some_and(|path| matches!(Route::of(&Address::parse(&path)), Route::Episode(_)))
    };
    anchors.into_iter().find(is_episode)
}

fn paths_of(root: &Element, selector: &str) -> Vec<DomPath> {
    let found = find_in(root, selector);
    found.iter().filter_map(|element| DomPath::between(root, element)).collect()
}

//! What visitors do before the program is there. `src/early/early.js` plays at once, and
//! keeps everything else for the program.

use js_sys::{Array, Function, Promise, Reflect};
use show::{EpisodeId, Moment};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, FileList, HtmlElement, HtmlInputElement, HtmlSelectElement};
use web_sys::{KeyboardEvent, KeyboardEventInit, MouseEvent, PointerEvent};

use super::dom::{self, document, listen_first, window};
use super::dom_path::DomPath;
use super::interaction::{fire, is_pressed, type_into};
use super::pointer::is_plain_click;
use crate::element_id::ElementId;

/// The object of `src/early/early.js` on the window.
const EARLY: &str = "early";
/// Elements that play, by what the build has written into them.
const PLAYS: &str = "[data-play]";
/// Controls that do nothing without the program.
const CONTROLS: &str = "button:not([popovertarget])";

/// Ends `src/early/early.js`. Returns the events that it kept, oldest first; none if there
/// was no such script.
pub fn take() -> Vec<Replay> {
    let end = field("end").and_then(|end| end.dyn_into::<Function>().ok());
    let Some(end) = end else { return Vec::new() };
    let events = end.call0(&JsValue::NULL).ok().and_then(|events| events.dyn_into::<Array>().ok());
    let events = events.iter().flat_map(Array::iter).filter_map(|event| event.dyn_into().ok());
    events.filter_map(|event: Event| Replay::of(&event)).collect()
}

/// The response to the request for the snapshot that `src/early/early.js` has made, if there
/// was one.
pub fn snapshot() -> Option<Promise> {
    field("snapshot")?.dyn_into().ok()
}

/// A field of the object of `src/early/early.js`.
fn field(name: &str) -> Option<JsValue> {
    let early = Reflect::get(&window()?.into(), &EARLY.into()).ok()?;
    // Without the script there is no object.
    Reflect::get(&early, &name.into()).ok()
}

/// A press of an element that plays.
#[derive(Debug, Clone, PartialEq)]
pub struct Press {
    /// The episode.
    pub episode: EpisodeId,
    /// Where to start; `None` for the stored position.
    pub at: Option<Moment>,
}

/// An event, to be repeated when the program has rendered the part of the document that
/// it happened in.
#[derive(Debug, Clone)]
pub enum Replay {
    /// The press of a key.
    Key(String),
    /// An event of an element.
    Element {
        /// The part of the document.
        part: ElementId,
        /// The way from the part to the element.
        path: DomPath,
        /// What happened.
        action: Action,
    },
}

/// What a visitor has done with an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Followed a link.
    Follow,
    /// Pressed a button.
    Press,
    /// Typed a text.
    Type(String),
    /// Chosen a value.
    Choose(String),
    /// Checked a box, or not.
    Check(bool),
    /// Chosen files.
    Open(FileList),
}

impl Replay {
    /// The event; `None` if nothing has to be repeated.
    pub fn of(event: &Event) -> Option<Self> {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            return Some(Self::Key(key.key()));
        }
        let target = target(event)?;
        let (element, action) = if event.type_() == "click" {
            match target.closest(CONTROLS).ok()? {
                Some(control) => (control, Action::Press),
                None => (target.closest("a[href]").ok()??, Action::Follow),
            }
        } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
            (target.clone(), Action::Choose(select.value()))
        } else {
            let field = target.dyn_ref::<HtmlInputElement>()?;
            let action = match field.type_().as_str() {
                "checkbox" | "radio" => Action::Check(field.checked()),
                // The choice of a file fires "input" and "change".
                "file" if event.type_() == "input" => return None,
                "file" => Action::Open(field.files()?),
                _ => Action::Type(field.value()),
            };
            (target.clone(), action)
        };
        [ElementId::MAIN, ElementId::HEADER, ElementId::FOOTER].into_iter().find_map(|part| {
            let root = dom::element(part)?;
            let path = DomPath::between(&root, &element)?;
            Some(Self::Element { part, path, action: action.clone() })
        })
    }

    /// Whether the page has to be rendered before: its nodes cannot do what was asked for.
    pub fn needs_page(&self) -> bool {
        matches!(self, Self::Element { part: ElementId::MAIN, action, .. } if *action != Action::Follow)
    }

    /// Repeats the event.
    pub fn run(self) {
        match self {
            Self::Key(key) => press_key(&key),
            Self::Element { part, path, action } => {
                if let Some(element) = dom::element(part).and_then(|part| path.find(&part)) {
                    repeat(&element, action);
                }
            }
        }
    }
}

fn repeat(element: &Element, action: Action) {
    match action {
        Action::Follow | Action::Press => {
            let _ = element.dyn_ref::<HtmlElement>().map(HtmlElement::click);
        }
        Action::Type(text) => type_into(element, &text),
        Action::Choose(value) => {
            if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
                select.set_value(&value);
                fire(select, "change");
            }
        }
        Action::Check(checked) => {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                field.set_checked(checked);
                fire(field, "change");
            }
        }
        Action::Open(files) => {
            if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
                field.set_files(Some(&files));
                fire(field, "change");
            }
        }
    }
}

fn press_key(key: &str) {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(press) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) {
        let _ = body.dispatch_event(&press);
    }
}

/// Calls back with each event inside an element that its nodes, which are not the
/// program's, cannot handle. The callback says whether it does; then nothing else happens.
pub fn intercept(root: &Element, handle: impl Fn(&Event) -> bool + Clone + 'static) {
    for kind in ["click", "input", "change"] {
        let handle = handle.clone();
        listen_first(root, kind, move |event| {
            if handle(&event) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
    }
}

/// Whether an event shows that the visitor is about to use a control: it gets the focus,
/// or a mouse is over it. A finger is not: it would miss a control that is replaced.
pub fn announces_use(event: &Event) -> bool {
    let mouse = event.dyn_ref::<PointerEvent>();
    // A control that is pressed gets the focus, too, and would miss the click.
    !is_pressed()
        && mouse.is_none_or(|pointer| pointer.pointer_type() == "mouse")
        && target(event).is_some_and(|target| is_control(&target))
}

/// Whether a control inside an element has the focus.
pub fn has_focused_control(root: &Element) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|focused| root.contains(Some(&focused)) && is_control(&focused))
}

/// Whether an element is in a control that does nothing without the program, and does not
/// play.
fn is_control(element: &Element) -> bool {
    let inside = |selector| element.closest(selector).is_ok_and(|found| found.is_some());
    inside("button:not([popovertarget]), input, select") && !inside(PLAYS)
}

/// The press of an element that plays; `None` for every other event.
pub fn press(event: &Event) -> Option<Press> {
    // With a key held, the browser opens the link.
    event.dyn_ref::<MouseEvent>().filter(|click| is_plain_click(click))?;
    let element = target(event).filter(|_| event.type_() == "click")?.closest(PLAYS).ok()??;
    let episode = element.closest("[data-episode]").ok()??.get_attribute("data-episode")?;
    let at = element.get_attribute("data-play")?.parse().ok().map(Moment::from_millis);
    Some(Press { episode: EpisodeId(episode), at })
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

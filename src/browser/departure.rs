//! Where the visitor was when a page was left, kept in the page's history entry.

use std::cell::Cell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, History, HtmlElement};

use super::dom::{links_to, listen, window};
use super::focus::{focus_without_scrolling, scroll_until};
use super::object::object;
use super::{interaction, schedule};
use crate::erased::spawn;

/// The fields of a history entry's state.
const LINK: &str = "link";
const INDEX: &str = "index";
const TOP: &str = "top";
const SCROLL: &str = "scroll";

/// The links that are returned to. Those of header and player are on every page.
const LINKS: &str = "main a[href]";

/// How long a place is held, in frames: about two seconds.
const HOLD: u32 = 120;

/// The time between two looks at the scroll position, in milliseconds. Safari allows 100
/// changes of the history in 30 seconds.
const INTERVAL: i32 = 400;

/// Where the visitor was on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Departure {
    link: Option<UsedLink>,
    /// How far the page was scrolled, in CSS pixels.
    scroll: f64,
}

/// The link by which a page was left.
#[derive(Debug, Clone, PartialEq)]
struct UsedLink {
    href: String,
    /// Its place among the page's links with that href.
    index: usize,
    /// In CSS pixels below the top of the window.
    top: f64,
}

impl Departure {
    /// The departure by a link.
    pub fn by(link: &Element) -> Self {
        let used = || {
            let href = link.get_attribute("href")?;
            let index = links_to(LINKS, &href).position(|other| other.is_same_node(Some(link)))?;
            Some(UsedLink { href, index, top: link.get_bounding_client_rect().top() })
        };
        Self { link: used(), scroll: scroll_position() }
    }

    /// A departure by the first link with an href.
    pub fn by_first(href: String) -> Self {
        Self { link: Some(UsedLink { href, index: 0, top: 0.0 }), scroll: 0.0 }
    }

    /// The departure from the page of the current history entry.
    pub fn stored(history: &History) -> Self {
        let state = history.state().ok().and_then(|state| state.dyn_into::<Object>().ok());
        let field = |key: &str| Reflect::get(state.as_ref()?, &key.into()).ok();
        let number = |key: &str| field(key)?.as_f64();
        let link = || {
            let index = number(INDEX)? as usize;
            Some(UsedLink { href: field(LINK)?.as_string()?, index, top: number(TOP)? })
        };
        Self { link: link(), scroll: number(SCROLL).unwrap_or_default() }
    }

    /// Stores the departure in the current history entry.
    pub fn store(&self, history: &History) {
        let mut fields = vec![(SCROLL, self.scroll.into())];
        if let Some(UsedLink { href, index, top }) = &self.link {
            fields.extend([
                (LINK, href.into()),
                (INDEX, (*index as f64).into()),
                (TOP, (*top).into()),
            ]);
        }
        if let Ok(state) = object(&fields) {
            let _ = history.replace_state_with_url(&state, "", None);
        }
    }

    /// The href of the link by which the page was left.
    pub fn href(&self) -> Option<String> {
        self.link.as_ref().map(|link| link.href.clone())
    }

    /// Restores focus and scroll position. Holds the link in its place while what is above
    /// it gets its height, unless the visitor scrolls or leaves.
    pub async fn restore(&self, is_here: impl Fn() -> bool) {
        let link = self.link.as_ref().and_then(|link| Some((link.find()?, link.top)));
        if let Some((link, _)) = &link {
            focus_without_scrolling(link);
        }
        let touched = interaction::touches();
        for _ in 0..HOLD {
            match &link {
                Some((link, top)) if link.is_connected() => scroll_until(link, *top),
                None if !scroll_to(self.scroll) => {}
                _ => return,
            }
            schedule::frame().await;
            if interaction::touches() != touched || !is_here() {
                return;
            }
        }
    }
}

impl UsedLink {
    fn find(&self) -> Option<HtmlElement> {
        links_to(LINKS, &self.href).take(self.index.saturating_add(1)).last()
    }
}

/// Keeps the scroll position in the history entry that `current` gives, from now on: it is
/// too late for that when "back" has left the entry.
pub fn keep_scroll_position(current: impl Fn() -> Option<History> + Copy + 'static) {
    thread_local! {
        static WAITS: Cell<bool> = const { Cell::new(false) };
    }
    let Some(window) = window() else { return };
    listen(&window, "scroll", move |_| {
        if WAITS.replace(true) {
            return;
        }
        spawn(async move {
            schedule::wait(INTERVAL).await;
            WAITS.set(false);
            let scroll = scroll_position();
            // An entry that is being left by a link keeps the link.
            let moved = |history: &History| Departure::stored(history).scroll != scroll;
            if let Some(history) = current().filter(moved) {
                Departure { link: None, scroll }.store(&history);
            }
        });
    });
}

/// How far the page is scrolled, in CSS pixels.
fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page, and returns whether it is high enough for that.
fn scroll_to(position: f64) -> bool {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, position);
    }
    (scroll_position() - position).abs() < 1.0
}

//! The document: focus, scroll, and what the address bar holds.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement};

/// Unix time in milliseconds.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Lets everything else that waits have its turn.
pub async fn pause() {
    let turn = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(turn).await;
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Names the page, in the tab and in the history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the page's heading, as a new page would.
pub fn focus_heading() {
    focus("main h1");
}

/// Moves the focus to the first element that this CSS selector finds, without
/// scrolling there. For controls that go away when they are used.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = found.focus_with_options(&options);
    }
}

/// Says whether the network is there, as far as the browser knows.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Shows the banner that stands in the page for the case that the program died.
pub fn show_crash_banner() {
    let banner = document().and_then(|document| document.get_element_by_id("crashed"));
    if let Some(banner) = banner {
        let _ = banner.remove_attribute("hidden");
    }
}

/// Takes away what the page showed until the program was there.
pub fn remove_shell() {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id("shell")) {
        shell.remove();
    }
}

/// An address on this site, or anywhere, in full.
pub fn absolute(address: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let url = base.and_then(|base| web_sys::Url::new_with_base(address, &base).ok());
    url.map_or_else(|| address.to_owned(), |url| url.href())
}

/// A day and time, as this visitor writes them; `at` is Unix time in
/// milliseconds.
pub fn date_and_time(at: u64) -> String {
    let date = js_sys::Date::new(&(at as f64).into());
    String::from(date.to_locale_string("default", &js_sys::Object::new()))
}

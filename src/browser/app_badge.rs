//! The badge of the installed app, which counts new episodes (Badging API).

use js_sys::Reflect;

use super::dom::window;
use super::{service_worker, storage};

/// The key of the listener's choice.
const KEY: &str = "netstack-fm-badge";
const OFF: &str = "off";

/// Whether the browser has such badges.
pub fn is_supported() -> bool {
    let navigator = window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| {
        Reflect::has(&navigator, &"setAppBadge".into()).is_ok_and(|there| there)
    })
}

/// Whether the visitor wants a badge.
pub fn is_wanted() -> bool {
    storage::get(KEY).as_deref() != Some(OFF)
}

/// Stores whether the visitor wants a badge.
pub fn want(wanted: bool) {
    // Without storage, the choice lasts until the next refresh.
    let _ = storage::set(KEY, if wanted { "on" } else { OFF });
    note_seen();
}

/// Notes that the visitor sees the newest episodes: the badge counts those that come later.
pub fn note_seen() {
    service_worker::note_seen(is_wanted());
}

//! Light or dark. `public/theme.js` shows it, since that has to happen before
//! anything is painted.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

use super::page::window;
use super::storage;

/// As in `public/theme.js`.
const KEY: &str = "netstack-fm-theme";

/// Who says whether the site is light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The one that was chosen, in this visit or another one.
    pub fn chosen() -> Self {
        let kept = storage::get(KEY).unwrap_or_default();
        Self::ALL.into_iter().find(|theme| theme.id() == kept).unwrap_or_default()
    }

    /// Shows it from now on, in visits to come as well.
    pub fn choose(self) {
        storage::set(KEY, &self.id());
        show(&self.id());
    }

    /// Calls back when another tab has chosen one.
    pub fn on_change(mut changed: impl FnMut(Self) + 'static) {
        storage::on_change(move |key, _| {
            if key == KEY {
                changed(Self::chosen());
            }
        });
    }

    fn id(self) -> String {
        self.name().to_ascii_lowercase()
    }
}

/// Shows the site in this theme for as long as the page is there; in the system's
/// for anything but `light` or `dark`.
pub fn show(theme: &str) {
    let Some(window) = window() else { return };
    let function = Reflect::get(&window, &"showTheme".into()).ok();
    if let Some(function) = function.and_then(|function| function.dyn_into::<Function>().ok()) {
        let _ = function.call1(&window, &theme.into());
    }
}

//! The theme. `src/early/theme.js` applies it, since that has to happen before the first
//! paint.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

use super::dom::window;
use super::storage;

/// As in `src/early/theme.js`.
const KEY: &str = "netstack-fm-theme";

/// A choice of theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// The theme of the system.
    #[default]
    System,
    /// Dark text on light paper.
    Light,
    /// Light text on dark paper.
    Dark,
}

impl Theme {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name for display.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The stored choice.
    pub fn chosen() -> Self {
        let kept = storage::get(KEY).unwrap_or_default();
        Self::ALL.into_iter().find(|theme| theme.id() == kept).unwrap_or_default()
    }

    /// Applies and stores the choice.
    pub fn choose(self) {
        storage::set(KEY, &self.id());
        apply(&self.id());
    }

    /// Calls back when another tab has stored a choice.
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

/// Applies a theme until the page is left: `light`, `dark`, or the system's for anything
/// else.
pub fn apply(theme: &str) {
    let Some(window) = window() else { return };
    let function = Reflect::get(&window, &"showTheme".into()).ok();
    if let Some(function) = function.and_then(|function| function.dyn_into::<Function>().ok()) {
        let _ = function.call1(&window, &theme.into());
    }
}

//! The files that are loaded after the first paint, and their content.
//!
//! Nothing else may name what is listed here, or it becomes part of the first file. In a
//! release build `tools` writes a file for each line of the list (see `docs/build.md`);
//! in a debug build everything is in one file.

#[cfg(not(split))]
use std::convert::Infallible;

#[cfg(split)]
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::lazy::{LazyViews, Loading, VIEWS};
use crate::{pages, view};

/// Defines a loader for each file, and `register`, which registers them all. The name of
/// a line is part of the name of its file.
macro_rules! lazy_files {
    ($($name:ident: $slot:ident = $content:ident as $type:ty;)*) => {
        /// Registers the loaders of all lazy files.
        pub fn register() {
            $($slot.register($name);)*
        }

        $(fn $name() -> Loading<$type> {
            #[cfg(split)]
            #[allow(unsafe_code, reason = "the macro expands to it")]
            #[wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
            fn load() -> Result<&'static $type, SplitLoaderError> {
                Ok(&$content)
            }
            #[cfg(not(split))]
            async fn load() -> Result<&'static $type, Infallible> {
                Ok(&$content)
            }
            Box::pin(async { load().await.ok() })
        })*
    };
}

lazy_files! {
    later: VIEWS = LATER as LazyViews;
}

static LATER: LazyViews = LazyViews {
    page: pages::lazy_page,
    player_bar: view::player_bar,
    subscribe_menu: view::subscribe_menu,
    footer: view::footer,
    helpers: view::helpers,
};

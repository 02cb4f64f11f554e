//! The base path of the site, which the build writes into its documents.

use std::cell::RefCell;

use show::BasePath;

use super::dom::document;

thread_local! {
    static BASE: RefCell<BasePath> = RefCell::new(stated().unwrap_or_default());
}

/// The base path in the document; `None` on the host, and if there is none.
fn stated() -> Option<BasePath> {
    let root = document()?.document_element()?;
    BasePath::parse(&root.get_attribute("data-base")?)
}

/// Reads the base path.
pub fn with<T>(read: impl FnOnce(&BasePath) -> T) -> T {
    BASE.with_borrow(read)
}

/// A path of this site as a path of its host; any other address as it is.
pub fn href(address: &str) -> String {
    with(|base| base.href(address))
}

/// The name of something that browsers store by origin, which sites may share.
pub fn scoped(name: &str) -> String {
    with(|base| base.scoped(name))
}

/// Renders pages for a site below a base path. A browser renders for that of its document.
#[cfg(not(target_family = "wasm"))]
pub fn render_below<T>(base: &BasePath, render: impl FnOnce() -> T) -> T {
    let before = BASE.replace(base.clone());
    let rendered = render();
    BASE.set(before);
    rendered
}

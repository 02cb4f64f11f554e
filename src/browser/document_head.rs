//! The `<head>` of the document.

use head::Head;

use super::dom::{document, find_all};
use super::location;

/// The attribute of the elements that belong to the current page.
const MARK: &str = "data-head";

/// Replaces title and elements of the head, as loading another page would.
pub fn set(head: &Head) {
    let Some(document) = document() else { return };
    document.set_title(&head.title);
    let before = find_all("head link[rel=canonical]").into_iter().next();
    let before = before.and_then(|link| link.get_attribute("href"));
    let site = site();
    let now = head.canonical.as_ref().map(|path| head::absolute(&site, path));
    // Structured data, which only the build writes, stays with its page.
    let removed = if before == now { "head [data-head]:not(script)" } else { "head [data-head]" };
    find_all(removed).iter().for_each(|element| element.remove());
    let Some(place) = document.head() else { return };
    for tag in head.tags(&site) {
        let Ok(element) = document.create_element(tag.name) else { continue };
        let _ = element.set_attribute(MARK, "");
        for (name, value) in &tag.attributes {
            let _ = element.set_attribute(name, value);
        }
        let _ = place.append_child(&element);
    }
}

/// The site's own address: what the build says, else where it is served.
fn site() -> String {
    let stated = document().and_then(|document| document.body()?.get_attribute("data-site"));
    stated.or_else(location::site).unwrap_or_default()
}

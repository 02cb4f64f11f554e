//! Sanitised notes: by the browser's own sanitiser where it has one, else by DOMPurify,
//! which is fetched only then.

use js_sys::{Array, Function, Promise, Reflect};
use show::{Address, Route};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, HtmlScriptElement, SupportedType};

use super::dom::document;
use super::object::object;

/// The elements that notes may use. Images are missing: they would be requests to
/// third parties that nobody asked for.
const ELEMENTS: [&str; 29] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
    "ul",
];
const ATTRIBUTES: [&str; 4] = ["href", "title", "lang", "dir"];
const PURIFIER: &str = "/purify.min.js";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type Sanitising;

    /// <https://developer.mozilla.org/docs/Web/API/Element/setHTML>
    #[wasm_bindgen(method, catch, js_name = setHTML)]
    fn set_html(this: &Sanitising, html: &str, options: &JsValue) -> Result<(), JsValue>;
}

/// Fills an element with sanitised HTML; with plain text if the browser can sanitise
/// nothing.
pub async fn fill(element: &Element, html: &str) {
    let native = Reflect::has(element, &"setHTML".into()).unwrap_or(false);
    let filled = if native { fill_natively(element, html) } else { purify(element, html).await };
    if filled.is_err() {
        element.set_text_content(text_of(html).as_deref());
    }
    mend_links(element);
}

/// The text in HTML. A parsed document that is shown nowhere runs and fetches nothing.
fn text_of(html: &str) -> Option<String> {
    let parsed = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    parsed.body()?.text_content()
}

fn strings(values: &[&str]) -> Array {
    values.iter().map(|value| JsValue::from_str(value)).collect()
}

fn fill_natively(element: &Element, html: &str) -> Result<(), JsValue> {
    let allowed = object(&[
        ("elements", strings(&ELEMENTS).into()),
        ("attributes", strings(&ATTRIBUTES).into()),
    ])?;
    let options = object(&[("sanitizer", allowed.into())])?;
    element.unchecked_ref::<Sanitising>().set_html(html, &options)
}

async fn purify(element: &Element, html: &str) -> Result<(), JsValue> {
    let purifier = match purifier() {
        Some(purifier) => purifier,
        None => {
            JsFuture::from(load_purifier()?).await?;
            purifier().ok_or(JsValue::NULL)?
        }
    };
    let sanitize: Function = Reflect::get(&purifier, &"sanitize".into())?.dyn_into()?;
    let options = object(&[
        ("ALLOWED_TAGS", strings(&ELEMENTS).into()),
        ("ALLOWED_ATTR", strings(&ATTRIBUTES).into()),
        ("RETURN_DOM_FRAGMENT", JsValue::TRUE),
    ])?;
    let safe = sanitize.call2(&purifier, &html.into(), &options)?;
    element.replace_children_with_node_1(safe.dyn_ref().ok_or(JsValue::NULL)?);
    Ok(())
}

fn purifier() -> Option<JsValue> {
    let found = Reflect::get(&js_sys::global(), &"DOMPurify".into()).ok()?;
    (found.is_object() || found.is_function()).then_some(found)
}

fn load_purifier() -> Result<Promise, JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let script: HtmlScriptElement = document.create_element("script")?.dyn_into()?;
    script.set_src(PURIFIER);
    let head = document.head().ok_or(JsValue::NULL)?;
    head.append_child(&script)?;
    Ok(Promise::new(&mut |resolve, reject| {
        script.set_onload(Some(&resolve));
        script.set_onerror(Some(&reject));
    }))
}

/// Opens links to other sites in a new tab, so that playback continues. Links to this
/// show's episodes stay in this one.
fn mend_links(element: &Element) {
    let Ok(links) = element.query_selector_all("a[href]") else { return };
    for index in 0..links.length() {
        let Some(link) = links.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let href = link.get_attribute("href").unwrap_or_default();
        if !has_allowed_scheme(&href) {
            let _ = link.remove_attribute("href");
            continue;
        }
        let stays =
            href.starts_with('?') || matches!(Route::of(&Address::parse(&href)), Route::Episode(_));
        if !stays {
            let _ = link.set_attribute("target", "_blank");
            let _ = link.set_attribute("rel", "noopener noreferrer");
        }
    }
}

/// Whether a link is relative or has a scheme that notes need. Sanitisers accept every
/// scheme that runs no script.
fn has_allowed_scheme(href: &str) -> bool {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    // A colon after the first slash is part of a path.
    let scheme = scheme.filter(|scheme| !scheme.contains(['/', '?', '#']));
    scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}

//! Sanitised notes: by the browser's own sanitiser where it has one, else by DOMPurify,
//! which is fetched only then.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, HtmlScriptElement, SupportedType};

use super::base_path::href;
use super::dom::document;
use super::object::object;
use crate::notes_html::{ATTRIBUTES, ELEMENTS, EXTERNAL, LinkRule};

const PURIFIER: &str = "/purify.min.js";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type Sanitising;

    /// <https://developer.mozilla.org/docs/Web/API/Element/setHTML>
    #[wasm_bindgen(method, catch, js_name = setHTML)]
    fn set_html(this: &Sanitising, html: &str, options: &JsValue) -> Result<(), JsValue>;
}

/// Has whatever [`fill`] needs at hand, so that it fills at once.
pub async fn prepare() {
    let native = document().and_then(|document| document.body());
    let native = native.is_some_and(|body| Reflect::has(&body, &"setHTML".into()) == Ok(true));
    if !native
        && purifier().is_none()
        && let Ok(loaded) = load_purifier()
    {
        // Without it, notes are shown as plain text.
        let _ = JsFuture::from(loaded).await;
    }
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
        // Allowed besides those, unless it is told otherwise.
        ("ALLOW_DATA_ATTR", JsValue::FALSE),
        ("ALLOW_ARIA_ATTR", JsValue::FALSE),
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
    script.set_src(&href(PURIFIER));
    let head = document.head().ok_or(JsValue::NULL)?;
    head.append_child(&script)?;
    Ok(Promise::new(&mut |resolve, reject| {
        script.set_onload(Some(&resolve));
        script.set_onerror(Some(&reject));
    }))
}

/// Applies the rule for each link.
fn mend_links(element: &Element) {
    let Ok(links) = element.query_selector_all("a[href]") else { return };
    for index in 0..links.length() {
        let Some(link) = links.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let address = link.get_attribute("href").unwrap_or_default();
        match LinkRule::of(&address) {
            LinkRule::Stays => {
                let _ = link.set_attribute("href", &href(&address));
            }
            LinkRule::Refused => {
                let _ = link.remove_attribute("href");
            }
            LinkRule::External => EXTERNAL.iter().for_each(|(name, value)| {
                let _ = link.set_attribute(name, value);
            }),
        }
    }
}

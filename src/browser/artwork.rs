//! Drawings as bitmaps, for interfaces that accept no SVG.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::dom::document;

/// Draws a square SVG as a PNG of so many pixels. Returns a `data:` address.
pub async fn png(svg: &str, pixels: u32) -> Option<String> {
    let image = HtmlImageElement::new().ok()?;
    let svg = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml,{svg}"));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = document()?.create_element("canvas").ok()?;
    let canvas = canvas.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(pixels);
    canvas.set_height(pixels);
    let context = canvas.get_context("2d").ok()??;
    let context = context.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).ok()?;
    canvas.to_data_url().ok()
}

//! Pointers and dragging.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

use super::dom::element;
use crate::element_id::ElementId;

/// Whether a click is one with the main button and no key: others open a link elsewhere.
pub fn is_plain_click(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.meta_key() || click.alt_key() || click.ctrl_key() || click.shift_key())
}

/// The address of the link that a plain click follows, as it is written.
pub fn followed_href(click: &MouseEvent) -> Option<String> {
    let target = click.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    link.get_attribute("href").filter(|_| is_plain_click(click))
}

/// The position of the pointer along the listening element, from 0 at its left edge
/// to 1 at its right edge.
pub fn fraction(event: &PointerEvent) -> Option<f64> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let bounds = element.get_bounding_client_rect();
    let fraction = (f64::from(event.client_x()) - bounds.left()) / bounds.width();
    fraction.is_finite().then(|| fraction.clamp(0.0, 1.0))
}

/// Captures the pointer: the listening element gets its events until it is released.
pub fn capture(event: &PointerEvent) {
    let element = event.current_target().and_then(|e| e.dyn_into::<Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// The index of the child of an element that is at this height of the window, or
/// nearest to it.
pub fn child_at(parent: ElementId, y: i32) -> Option<usize> {
    let children = element(parent)?.children();
    let rows = (0..children.length()).filter_map(|at| children.item(at));
    let middles = rows.map(|row| {
        let bounds = row.get_bounding_client_rect();
        (bounds.top() + bounds.height() / 2.0 - f64::from(y)).abs()
    });
    let nearest = middles.enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
    nearest.map(|(at, _)| at)
}

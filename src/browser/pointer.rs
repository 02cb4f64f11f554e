//! Where a pointer is.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// How far along the element that listens the pointer is, from 0 at its left
/// edge to 1 at its right one.
pub fn share(event: &PointerEvent) -> Option<f64> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let bounds = element.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width();
    share.is_finite().then(|| share.clamp(0.0, 1.0))
}

/// Has the element that listens get all that the pointer does until it is let go.
pub fn capture(event: &PointerEvent) {
    let element = event.current_target().and_then(|e| e.dyn_into::<Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Which of the elements that a selector finds is at this height of the window;
/// the nearest one if none is.
pub fn row_at(selector: &str, y: i32) -> Option<usize> {
    let rows = super::page::find_all(selector);
    let middles = rows.iter().map(|row| {
        let bounds = row.get_bounding_client_rect();
        (bounds.top() + bounds.height() / 2.0 - f64::from(y)).abs()
    });
    let nearest = middles.enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
    nearest.map(|(at, _)| at)
}

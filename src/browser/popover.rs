//! Popovers: elements with the attribute `popover` (HTML, section 6.12).

use super::dom::element;
use crate::element_id::ElementId;

/// Opens a popover.
pub fn open(id: ElementId) {
    if let Some(popover) = element(id) {
        let _ = popover.show_popover();
    }
}

/// Closes a popover.
pub fn close(id: ElementId) {
    if let Some(popover) = element(id) {
        let _ = popover.hide_popover();
    }
}

//! The places of the document in which the program renders. Every document has the same
//! ones, whether the build has filled them or not.

use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use web_sys::Element;

use super::dom::{document, element};
use super::interaction::Interaction;
use super::schedule;
use crate::element_id::ElementId;
use crate::erased::spawn;

/// A place in which the program renders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Inside the element with this id.
    Inside(ElementId),
    /// At the end of the document.
    End,
}

/// Renders a view in a place of the document, for the rest of the visit, instead of what
/// was there.
pub fn fill(place: Place, view: impl FnOnce() -> AnyView) {
    let root = match place {
        Place::End => document().and_then(|document| document.body()),
        Place::Inside(id) => element(id),
    };
    let Some(root) = root else { return };
    if place != Place::End {
        root.set_text_content(None);
    }
    mount(&root, build(view()));
}

/// A view whose nodes are there, in no place yet.
pub struct Built(<AnyView as Render>::State);

/// Builds the nodes of a view.
pub fn build(view: AnyView) -> Built {
    Built(view.build())
}

/// Puts nodes in the place of others that look like them. Nobody sees the change, since it is
/// made in one task: focus, typed text and scroll position are restored before the next paint.
pub fn replace_with(id: ElementId, built: Built) {
    let Some(root) = element(id) else { return };
    let interaction = Interaction::in_part(&root);
    root.set_text_content(None);
    mount(&root, built);
    interaction.restore(&root);
    spawn(async move {
        // What views fill in after they are mounted is there before the next paint.
        schedule::frame().await;
        interaction.restore_scroll();
    });
}

fn mount(parent: &Element, Built(mut state): Built) {
    state.mount(parent, None);
    std::mem::forget(state);
}

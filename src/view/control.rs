use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::element_id::ElementId;
use crate::erased::handler;

/// A button with an icon.
#[component]
pub fn Control(
    /// The accessible name, also shown as a tooltip.
    #[prop(into)]
    name: Signal<String>,
    #[prop(into)] shape: Signal<Shape>,
    run: Callback<()>,
    #[prop(into, optional)] class: &'static str,
    #[prop(into, optional)] disabled: Signal<bool>,
    /// The id of the button, if another module looks it up.
    #[prop(optional)]
    id: Option<ElementId>,
    /// The popover that the button opens.
    #[prop(optional)]
    popover: Option<ElementId>,
    /// A short text next to the icon. Screen readers skip it.
    #[prop(into, optional)]
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <button
            id=id.map(ElementId::as_str)
            class=format!("control {class}")
            aria-label=name
            title=name
            disabled=disabled
            popovertarget=popover.map(ElementId::as_str)
            on:click=handler(move |_| run.run(()))
        >
            <Icon shape/>
            <span class="control-hint" aria-hidden="true">{hint}</span>
        </button>
    }
}

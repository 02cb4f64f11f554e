use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::live::on;
/// A button that is an icon; its name is for whoever does not see it, and for
/// the pointer that rests on it.
#[component]
pub fn Control(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] shape: Signal<Shape>,
    run: Callback<()>,
    #[prop(into, optional)] class: &'static str,
    #[prop(into, optional)] disabled: Signal<bool>,
    /// The popover that it opens, if it opens one.
    #[prop(optional)]
    popover: Option<&'static str>,
    /// What it does, in short, to be seen next to the icon.
    #[prop(into, optional)]
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <button
            class=format!("control {class}")
            aria-label=name
            title=name
            disabled=disabled
            popovertarget=popover
            on:click=on(move |_| run.run(()))
        >
            <Icon shape/>
            <span class="control-hint" aria-hidden="true">{hint}</span>
        </button>
    }
}

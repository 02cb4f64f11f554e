use leptos::prelude::*;

use crate::browser::focus::{focus_heading, has_focus};
use crate::browser::navigation::Navigation;
use crate::element_id::ElementId;
use crate::erased::effect;

/// A page with its heading. The heading gets the focus when the visitor comes
/// from another page.
#[component]
pub fn Page(
    #[prop(into)] title: String,
    /// The heading, if it is not the title.
    #[prop(into, optional)]
    heading: String,
    #[prop(into, optional)] class: &'static str,
    /// The language of the heading, if it is not the page's.
    #[prop(optional_no_strip)]
    lang: Option<String>,
    /// Whether this is shown until the page itself is loaded.
    #[prop(optional)]
    placeholder: bool,
    children: Children,
) -> impl IntoView {
    let heading = if heading.is_empty() { title.clone() } else { heading };
    let navigation = use_context::<Navigation>().filter(|_| !placeholder);
    effect(move || {
        // While the visitor types a search, the focus stays in the field.
        if navigation.is_some_and(Navigation::mark_rendered) && !has_focus(ElementId::SEARCH_FIELD)
        {
            focus_heading();
        }
    });
    view! {
        <div class=format!("page {class}")>
            <h1 tabindex="-1" lang=lang>{heading}</h1>
            {children()}
        </div>
    }
}

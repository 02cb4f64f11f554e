use leptos::prelude::*;

use crate::browser::dom::set_title;
use crate::browser::focus::{focus_heading, has_focus};
use crate::browser::navigation::Navigation;
use crate::element_id::ElementId;
use crate::erased::effect;

/// The name of the site, in the title of every page.
const SITE: &str = "Netstack.FM";

/// A page with its title and heading. The heading gets the focus when the visitor comes
/// from another page.
#[component]
pub fn Page(
    #[prop(into)] title: String,
    /// The heading, if it is not the title.
    #[prop(into, optional)]
    heading: String,
    #[prop(into, optional)] class: &'static str,
    /// Whether this is shown until the page itself is loaded.
    #[prop(optional)]
    placeholder: bool,
    children: Children,
) -> impl IntoView {
    let heading = if heading.is_empty() { title.clone() } else { heading };
    let document_title = match title.as_str() {
        "" => format!("{SITE}: networking, Rust and everything in between"),
        title => format!("{title} – {SITE}"),
    };
    let navigation = use_context::<Navigation>().filter(|_| !placeholder);
    effect(move || {
        set_title(&document_title);
        // While the visitor types a search, the focus stays in the field.
        if navigation.is_some_and(Navigation::mark_rendered) && !has_focus(ElementId::SEARCH_FIELD)
        {
            focus_heading();
        }
    });
    view! {
        <div class=format!("page {class}")>
            <h1 tabindex="-1">{heading}</h1>
            {children()}
        </div>
    }
}

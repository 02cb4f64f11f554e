use leptos::prelude::*;

use crate::browser::navigation::Navigation;
use crate::browser::page::{focus_heading, has_focus, set_title};
use crate::live::effect;
const SITE: &str = "Netstack.FM";

/// The frame of a page: its title, and its heading, which receives the focus
/// when the page is reached from another one.
#[component]
pub fn Page(
    #[prop(into)] title: String,
    /// The heading, where it is not the title.
    #[prop(into, optional)]
    heading: String,
    #[prop(into, optional)] class: &'static str,
    /// Whether this stands in for a page that is still to come.
    #[prop(optional)]
    provisional: bool,
    children: Children,
) -> impl IntoView {
    let heading = if heading.is_empty() { title.clone() } else { heading };
    let document_title = match title.as_str() {
        "" => format!("{SITE}: networking, Rust and everything in between"),
        title => format!("{title} – {SITE}"),
    };
    let navigation = use_context::<Navigation>().filter(|_| !provisional);
    effect(move || {
        set_title(&document_title);
        // Whoever is typing what they look for goes on typing.
        if navigation.is_some_and(Navigation::arrive) && !has_focus(".site-search") {
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

use leptos::prelude::*;

/// A link to another site. It opens beside this one, so that the sound goes on.
#[component]
pub fn ExternalLink(#[prop(into)] href: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <a href=href target="_blank" rel="noopener noreferrer">{text}</a> }
}

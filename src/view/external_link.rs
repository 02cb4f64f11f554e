use leptos::prelude::*;

/// A link to another site. It opens in a new tab, so that playback continues.
#[component]
pub fn ExternalLink(#[prop(into)] href: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <a href=href target="_blank" rel="noopener noreferrer">{text}</a> }
}

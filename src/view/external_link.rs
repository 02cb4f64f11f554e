use leptos::prelude::*;

use crate::browser::base_path;

/// A link to another site. It opens in a new tab, so that playback continues.
#[component]
pub fn ExternalLink(#[prop(into)] href: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <a href=base_path::href(&href) target="_blank" rel="noopener noreferrer">{text}</a> }
}

use leptos::prelude::*;

use super::SearchBox;
use crate::browser::navigation::Navigation;
use crate::live::{each, text};

const PAGES: [(&str, &str); 5] = [
    ("/", "Episodes"),
    ("/guests", "Guests"),
    ("/references", "References"),
    ("/upcoming", "Upcoming"),
    ("/about", "About"),
];

/// The name of the site and the way to its pages.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let navigation = Navigation::expect();
    let links = PAGES.map(|(path, name)| {
        let here = move || navigation.with(|here| here.path == path);
        let current = text(move || if here() { "page" } else { "false" }.to_owned());
        view! { <li><a href=path aria-current=current>{name}</a></li> }.into_any()
    });
    view! {
        <header class="site-header">
            <a class="skip-link" href="#main" rel="external">"Skip to content"</a>
            <a class="wordmark" href="/">"Netstack"<span class="wordmark-tail">".FM"</span></a>
            <SearchBox/>
            <nav aria-label="Main">
                <ul role="list">{each(links)}</ul>
            </nav>
        </header>
    }
}

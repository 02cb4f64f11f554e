use leptos::prelude::*;
use show::Route;

use super::SearchBox;
use crate::browser::base_path::href;
use crate::browser::navigation::Navigation;
use crate::browser::prerendered;
use crate::erased::{memo, text, views};
use crate::library::Library;

/// The pages in the menu.
const PAGES: [(Route, &str); 5] = [
    (Route::Home, "Episodes"),
    (Route::Guests, "Guests"),
    (Route::References, "References"),
    (Route::Upcoming, "Upcoming"),
    (Route::About, "About"),
];

/// The header of the site: its name, the search and the main menu.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let navigation = Navigation::expect();
    let links = PAGES.map(|(route, name)| {
        let path = route.path();
        let page = path.clone();
        let is_current = move || navigation.with(|here| here.path == page);
        let current = text(move || if is_current() { "page" } else { "false" }.to_owned());
        view! { <li><a href=href(&path) aria-current=current>{name}</a></li> }.into_any()
    });
    let library = Library::expect();
    // Until there is a catalogue, the name is that in the document of the build.
    let known = prerendered::wordmark();
    let wordmark = memo(move || match library.identity().wordmark {
        (start, end) if start.is_empty() && end.is_empty() => known.clone(),
        wordmark => wordmark,
    });
    let (start, end) = (text(move || wordmark.get().0), text(move || wordmark.get().1));
    view! {
        <header class="site-header">
            <a class="skip-link" href="#main" rel="external">"Skip to content"</a>
            <a class="wordmark" href=href(&Route::Home.path())>{start}<span class="wordmark-tail">{end}</span></a>
            <SearchBox/>
            <nav aria-label="Main">
                <ul role="list">{views(links)}</ul>
            </nav>
        </header>
    }
}

use leptos::prelude::*;
use show::Route;

use crate::browser::base_path::href;
use crate::erased;
use crate::library::Library;
use crate::view::Page;

/// The fields of the drawing.
const FIELDS: [&[(usize, &str)]; 2] = [&[(8, "404"), (24, "not found")], &[(32, "your address")]];

/// The page for an address without a page.
pub fn not_found() -> AnyView {
    view! { <Missing heading="Page not found" text="The address may be mistyped, or the page is gone."/> }
        .into_any()
}

/// A page that reports what is missing, with a link to the home page.
#[component]
pub fn Missing(#[prop(into)] heading: String, #[prop(into)] text: String) -> impl IntoView {
    let library = Library::expect();
    let aside = move || library.identity().asides.not_found;
    view! {
        <Page title=heading>
            <p class="lead">{text}</p>
            <div class="cover lost" aria-hidden="true" inner_html=figure::packet(&FIELDS)></div>
            <p class="aside">{erased::text(aside)}</p>
            <p><a class="button" href=href(&Route::Home.path())>"All episodes"</a></p>
        </Page>
    }
}

use leptos::prelude::*;
use show::Route;

use crate::view::Page;

/// A destination unreachable message (RFC 792), for the drawing.
const UNREACHABLE: [&[(usize, &str)]; 3] =
    [&[(8, "3"), (8, "1"), (16, "checksum")], &[(32, "unused")], &[(32, "your address")]];

/// The page for an address without a page.
pub fn not_found() -> AnyView {
    view! { <Missing heading="Page not found" text="The address may be mistyped, or the page is gone."/> }
        .into_any()
}

/// A page that reports what is missing, with a link to the home page.
#[component]
pub fn Missing(#[prop(into)] heading: String, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <Page title=heading>
            <p class="lead">{text}</p>
            <div class="cover lost" aria-hidden="true" inner_html=figure::packet(&UNREACHABLE)></div>
            <p class="aside">"ICMP type 3: destination unreachable."</p>
            <p><a class="button" href=Route::Home.path()>"All episodes"</a></p>
        </Page>
    }
}

use leptos::prelude::*;

use crate::figure;
use crate::view::Page;

/// The message that says so (RFC 792).
const UNREACHABLE: [&[(usize, &str)]; 3] =
    [&[(8, "3"), (8, "1"), (16, "checksum")], &[(32, "unused")], &[(32, "your address")]];

/// An address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Missing heading="There is no such page" text="The address may be mistyped, or the page is gone."/> }
        .into_any()
}

/// Says what is missing, and leads back.
#[component]
pub fn Missing(#[prop(into)] heading: String, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <Page title=heading>
            <p class="lead">{text}</p>
            <div class="cover lost" aria-hidden="true" inner_html=figure::packet(&UNREACHABLE)></div>
            <p class="aside">"ICMP type 3: destination unreachable."</p>
            <p><a class="button" href="/">"To all episodes"</a></p>
        </Page>
    }
}

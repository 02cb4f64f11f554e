use leptos::prelude::*;

use crate::view::Page;

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
            <p class="aside">"ICMP type 3: destination unreachable."</p>
            <p><a class="button" href="/">"To all episodes"</a></p>
        </Page>
    }
}

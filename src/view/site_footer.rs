use leptos::prelude::*;

use super::ThemeChoice;

/// The last lines of every page.
#[component]
pub fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>
                "Nothing here comes from a third party, except the audio and its chapters once you \
                 press play, and a transcript once you want to read it."
            </p>
            <ThemeChoice/>
        </footer>
    }
}

use leptos::prelude::*;

/// The last lines of every page.
#[component]
pub fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>"Nothing on this page comes from a third party, and nothing leaves it."</p>
        </footer>
    }
}

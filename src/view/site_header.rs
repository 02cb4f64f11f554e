use leptos::prelude::*;
use leptos_router::components::A;

/// The name of the site and the way to its pages.
#[component]
pub fn SiteHeader() -> impl IntoView {
    view! {
        <header class="site-header">
            <a class="skip-link" href="#main" rel="external">"Skip to content"</a>
            <a class="wordmark" href="/">"Netstack"<span class="wordmark-tail">".FM"</span></a>
            <nav aria-label="Main">
                <ul role="list">
                    <li><A href="/" exact=true>"Episodes"</A></li>
                    <li><A href="/guests">"Guests"</A></li>
                    <li><A href="/upcoming">"Upcoming"</A></li>
                </ul>
            </nav>
        </header>
    }
}

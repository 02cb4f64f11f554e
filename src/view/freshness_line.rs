use leptos::prelude::*;

use crate::browser::page;
use crate::library::{Freshness, Library, Refresh};

/// A quiet line that says when the shown episodes are not today's, and why.
#[component]
pub fn FreshnessLine() -> impl IntoView {
    let library = Library::expect();
    let stale = move || {
        let Refresh::Failed(failure) = library.last_refresh() else { return None };
        library.catalogue()?;
        let since = match library.freshness()? {
            Freshness::Kept(since) => page::date_and_time(since),
            Freshness::Live => "this visit".to_owned(),
        };
        Some(view! {
            <div class="freshness">
                <p>
                    {format!("Showing the episodes as of {since}. ")}
                    {failure.to_string()}
                </p>
                <button class="button quiet" on:click=move |_| library.retry()>"Retry"</button>
            </div>
        })
    };
    view! { <div role="status">{stale}</div> }
}

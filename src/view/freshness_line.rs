use leptos::prelude::*;

use crate::browser::{clock, focus};
use crate::erased::{dynamic, handler};
use crate::library::{Freshness, Library, Refresh};

/// A line with the age of the episodes and the reason, if the last refresh failed.
#[component]
pub fn FreshnessLine() -> impl IntoView {
    let library = Library::expect();
    let notice = dynamic(move || {
        let Refresh::Failed(failure) = library.last_refresh() else { return ().into_any() };
        let since = match library.freshness() {
            Some(Freshness::Cached(since)) => clock::date_and_time(since),
            Some(Freshness::Live) => "this visit".to_owned(),
            None => return ().into_any(),
        };
        view! {
            <div class="freshness">
                <p>
                    {format!("Showing the episodes as of {since}. ")}
                    {failure.to_string()}
                </p>
                <button class="button quiet" on:click=handler(move |_| {
                    focus::focus_heading();
                    library.retry();
                })>"Retry"</button>
            </div>
        }
        .into_any()
    });
    view! { <div role="status">{notice}</div> }
}

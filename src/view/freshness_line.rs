use leptos::prelude::*;

use crate::browser::page;
use crate::library::{Freshness, Library, Refresh};
use crate::live::{live, on};
/// A quiet line that says when the shown episodes are not today's, and why.
#[component]
pub fn FreshnessLine() -> impl IntoView {
    let library = Library::expect();
    let stale = live(move || {
        let Refresh::Failed(failure) = library.last_refresh() else { return ().into_any() };
        let since = match library.freshness() {
            Some(Freshness::Kept(since)) => page::date_and_time(since),
            Some(Freshness::Live) => "this visit".to_owned(),
            None => return ().into_any(),
        };
        view! {
            <div class="freshness">
                <p>
                    {format!("Showing the episodes as of {since}. ")}
                    {failure.to_string()}
                </p>
                <button class="button quiet" on:click=on(move |_| {
                        page::focus_heading();
                        library.retry();
                    })
               >"Retry"</button>
            </div>
        }
        .into_any()
    });
    view! { <div role="status">{stale}</div> }
}

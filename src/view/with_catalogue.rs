use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;

use super::Page;
use crate::browser::focus::focus_heading;
use crate::erased::{dynamic, handler, memo, text, views};
use crate::library::{Library, Refresh};

/// Renders a view of the catalogue once it is loaded; until then a skeleton of about the
/// same size, or the failure.
#[component]
pub fn WithCatalogue(
    /// The title, if the view is a whole page.
    #[prop(optional)]
    title: &'static str,
    #[prop(into)] render: Callback<Arc<Catalogue>, AnyView>,
) -> impl IntoView {
    let library = Library::expect();
    let failed = memo(move || matches!(library.last_refresh(), Refresh::Failed(_)));
    dynamic(move || match library.catalogue() {
        Some(catalogue) => render.run(catalogue),
        None => {
            let fallback = if failed.get() { failure() } else { skeleton() };
            if title.is_empty() {
                fallback
            } else {
                view! { <Page title placeholder=true>{fallback}</Page> }.into_any()
            }
        }
    })
}

fn failure() -> AnyView {
    let library = Library::expect();
    let message = text(move || match library.last_refresh() {
        Refresh::Failed(failure) => failure.to_string(),
        Refresh::Running | Refresh::Done => String::new(),
    });
    view! {
        <div class="failure" role="alert">
            <p><strong>"The episodes could not be loaded."</strong></p>
            <p>{message}</p>
            <button
                class="button"
                on:click=handler(move |_| {
                    focus_heading();
                    library.retry();
                })
            >
                "Retry"
            </button>
        </div>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    let cards = (0..4).map(|_| {
        let lines = views((0..4).map(|_| view! { <div class="skeleton-line"></div> }));
        view! {
            <div class="card">
                <div class="skeleton-cover"></div>
                <div class="card-body">{lines}</div>
            </div>
        }
    });
    view! {
        <p class="visually-hidden" role="status">"Loading episodes…"</p>
        <div class="cards skeleton" aria-hidden="true">{views(cards)}</div>
    }
    .into_any()
}

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::browser::page::focus_heading;
use crate::catalogue::Catalogue;
use crate::library::{Library, Refresh};
use crate::live::{each, live, on, settled, text};
/// What needs the catalogue; until it is there, a skeleton of about the same
/// size, or what went wrong.
///
/// With a `title` it stands for a whole page, without one for a part of a page.
#[component]
pub fn WithCatalogue(
    #[prop(optional)] title: &'static str,
    #[prop(into)] render: Callback<Arc<Catalogue>, AnyView>,
) -> impl IntoView {
    let library = Library::expect();
    let failed = settled(move || matches!(library.last_refresh(), Refresh::Failed(_)));
    live(move || match library.catalogue() {
        Some(catalogue) => render.run(catalogue),
        None => {
            let state = if failed.get() { failure() } else { skeleton() };
            if title.is_empty() {
                state
            } else {
                view! { <Page title provisional=true>{state}</Page> }.into_any()
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
                on:click=on(move |_| {
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
        let lines = each((0..4).map(|_| view! { <div class="skeleton-line"></div> }));
        view! {
            <div class="card">
                <div class="skeleton-cover"></div>
                <div class="card-body">{lines}</div>
            </div>
        }
    });
    view! {
        <p class="visually-hidden" role="status">"Loading the episodes…"</p>
        <div class="cards skeleton" aria-hidden="true">{each(cards)}</div>
    }
    .into_any()
}

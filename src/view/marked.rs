use leptos::prelude::*;
use search::{Segment, Term, marked};
use show::EpisodeId;

use crate::erased::{dynamic, memo};

/// What a search looks for, so that the texts of the page can highlight it. Provided by
/// pages with a search.
#[derive(Clone, Copy)]
pub struct SearchTerms {
    /// The terms to highlight.
    pub terms: Signal<Vec<Term>>,
    /// Excerpts with matches that an episode's card does not show, by episode.
    pub snippets: Signal<Vec<(EpisodeId, String)>>,
}

/// A text with the search terms highlighted.
#[component]
pub fn Highlighted(#[prop(into)] text: String) -> impl IntoView {
    let Some(SearchTerms { terms, .. }) = use_context::<SearchTerms>() else {
        return text.into_any();
    };
    let render = move |Segment { text, hit }| {
        if hit { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    let segments = dynamic(move || {
        let segments = terms.with(|terms| marked(&text, terms));
        segments.into_iter().map(render).collect::<Vec<_>>().into_any()
    });
    segments.into_any()
}

/// The excerpt of an episode with a match that its card does not show, if there is one.
#[component]
pub fn SnippetLine(id: EpisodeId) -> impl IntoView {
    let Some(SearchTerms { snippets, .. }) = use_context::<SearchTerms>() else {
        return ().into_any();
    };
    let snippet = memo(move || {
        snippets.with(|all| {
            all.iter().find(|(episode, _)| *episode == id).map(|(_, text)| text.clone())
        })
    });
    let line = dynamic(move || match snippet.get() {
        Some(text) => view! { <p class="snippet"><Highlighted text/></p> }.into_any(),
        None => ().into_any(),
    });
    line.into_any()
}

use leptos::prelude::*;

use crate::live::{live, settled};
use crate::search::{Piece, Term, marked};
use crate::show::EpisodeId;

/// What is looked for, for every text on the page. Provided by a page on which
/// something is looked for.
#[derive(Clone, Copy)]
pub struct Terms {
    pub terms: Signal<Vec<Term>>,
    /// What is found in an episode, but does not stand on its card.
    pub snippets: Signal<Vec<(EpisodeId, String)>>,
}

/// A text in which what is looked for is marked.
#[component]
pub fn Marked(#[prop(into)] text: String) -> impl IntoView {
    let Some(Terms { terms, .. }) = use_context::<Terms>() else { return text.into_any() };
    let pieces = move |Piece { text, hit }| {
        if hit { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    let pieces = live(move || {
        let all = terms.with(|terms| marked(&text, terms));
        all.into_iter().map(pieces).collect::<Vec<_>>().into_any()
    });
    pieces.into_any()
}

/// A line of an episode in which something is found that does not stand on its
/// card; nothing where there is none.
#[component]
pub fn SnippetLine(id: EpisodeId) -> impl IntoView {
    let Some(Terms { snippets, .. }) = use_context::<Terms>() else { return ().into_any() };
    let snippet = settled(move || {
        snippets.with(|all| all.iter().find(|(of, _)| *of == id).map(|(_, text)| text.clone()))
    });
    let line = live(move || match snippet.get() {
        Some(text) => view! { <p class="snippet"><Marked text/></p> }.into_any(),
        None => ().into_any(),
    });
    line.into_any()
}

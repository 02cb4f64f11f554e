use leptos::prelude::*;

use crate::browser::page::focus;
use crate::catalogue::{Facet, Facets, LayerFacets, Selection};
use crate::live::{each, flag, on, settled, text};
/// The topic filter, drawn as a network stack: a layer a row, its topics as
/// fields that can be switched on.
#[component]
pub fn TopicFilter(
    selection: Memo<Selection>,
    facets: Memo<Facets>,
    /// Called with what is chosen from now on.
    choose: Callback<Selection>,
) -> impl IntoView {
    let unknown = text(move || facets.with(|facets| unknown_topics(&facets.unknown)));
    let toggle = Callback::new(move |id: String| {
        choose.run(selection.with_untracked(|selection| selection.toggled(&id)));
    });
    let nothing_chosen = flag(move || selection.with(Selection::is_empty));
    // The stack itself never changes here, only the state of its topics does.
    let layers = facets.with_untracked(|facets| facets.layers.clone());
    let rows = layers.into_iter().enumerate().map(|(place, layer)| {
        view! { <LayerRow place layer facets toggle/> }
    });
    view! {
        <div class="stack" role="group" aria-label="Topics">
            <div class="ruler" aria-hidden="true"></div>
            {each(rows)}
        </div>
        <div class="filter-foot">
            <p role="status">{unknown}</p>
            <button
                class="button quiet"
                hidden=nothing_chosen
                on:click=on(move |_| {
                    choose.run(Selection::default());
                    focus(".topic:enabled");
                })
            >
                "Clear topics"
            </button>
        </div>
    }
}

fn unknown_topics(ids: &[String]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("“{id}”")).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!("There is no topic {} here.", names.join(", ")),
    }
}

#[component]
fn LayerRow(
    place: usize,
    layer: LayerFacets,
    facets: Memo<Facets>,
    toggle: Callback<String>,
) -> impl IntoView {
    let topics = layer.topics.into_iter().enumerate().map(|(index, topic)| {
        let id = topic.id.clone();
        let facet = settled(move || {
            facets.with(|facets| {
                let found = facets.layers.get(place).and_then(|layer| layer.topics.get(index));
                found.cloned().unwrap_or_else(|| topic.clone())
            })
        });
        view! { <TopicToggle facet on_toggle=Callback::new(move |()| toggle.run(id.clone()))/> }
    });
    view! {
        <div class=format!("layer layer-{}", layer.place)>
            <span class="layer-name">{layer.name}</span>
            <div class="layer-topics">{each(topics)}</div>
        </div>
    }
}

#[component]
fn TopicToggle(facet: Memo<Facet>, on_toggle: Callback<()>) -> impl IntoView {
    let name = facet.with_untracked(|facet| facet.name.clone());
    view! {
        <button
            class="topic"
            aria-pressed=text(move || facet.with(|facet| facet.chosen).to_string())
            disabled=flag(move || facet.with(Facet::is_impossible))
            on:click=on(move |_| on_toggle.run(()))
        >
            {name}
            " "
            <span class="topic-count">{text(move || facet.with(|facet| facet.count).to_string())}</span>
        </button>
    }
}

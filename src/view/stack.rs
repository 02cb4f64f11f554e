use std::sync::Arc;

use catalogue::{Entry, Facet, Facets, LayerFacets, Selection, Spectrum};
use leptos::prelude::*;

use crate::browser::focus::focus_first_control;
use crate::element_id::ElementId;
use crate::erased::{flag, handler, memo, text, views};

/// The topic filter, drawn as a network stack. Each row is a layer: its topics are toggle
/// buttons, its episodes are bits.
#[component]
pub fn Stack(
    selection: Memo<Selection>,
    facets: Memo<Facets>,
    /// All episodes, newest first, whether they match or not.
    entries: Arc<[Arc<Entry>]>,
    /// Called with the new selection.
    choose: Callback<Selection>,
) -> impl IntoView {
    let unknown = text(move || facets.with(|facets| unknown_topics(&facets.unknown)));
    let toggle = Callback::new(move |id: String| {
        choose.run(selection.with_untracked(|selection| selection.toggled(&id)));
    });
    let no_selection = flag(move || selection.with(Selection::is_empty));
    let (figure, caption) = figure(facets, toggle, entries);
    // Layers and topics stay the same; only the state of the topics changes.
    let layers = facets.with_untracked(|facets| facets.layers.clone());
    let rows = layers.into_iter().enumerate().map(|(row, layer)| {
        let beside = layer.beside;
        (beside, view! { <LayerRow row layer figure/> }.into_any())
    });
    let (beside, rows): (Vec<_>, Vec<_>) = rows.partition(|(beside, _)| *beside);
    let views =
        |rows: Vec<(bool, AnyView)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
    let beside = (!beside.is_empty())
        .then(|| view! { <div class="layers beside">{views(beside)}</div> }.into_any());
    view! {
        <div id=ElementId::TOPICS.as_str() class="stack" role="group" aria-label="Topics">
            <div class="ruler" aria-hidden="true"></div>
            <div class="layers">{views(rows)}</div>
            {beside}
        </div>
        <p class="stack-caption" aria-hidden="true">{caption}</p>
        <div class="filter-foot">
            <p role="status">{unknown}</p>
            <button
                class="button quiet"
                hidden=no_selection
                on:click=handler(move |_| {
                    choose.run(Selection::default());
                    focus_first_control(ElementId::TOPICS);
                })
            >
                "Clear topics"
            </button>
        </div>
    }
}

/// The state that all rows share.
#[derive(Clone, Copy)]
struct Figure {
    facets: Memo<Facets>,
    toggle: Callback<String>,
    /// The bits of the matching episodes.
    spectrum: Memo<Spectrum>,
    /// The number of columns.
    width: usize,
    /// The number of columns that stand for an episode.
    episodes: usize,
    /// The topic under the pointer or with the focus.
    highlighted: RwSignal<Option<Facet>>,
    /// Its columns, as the data of an SVG path.
    highlighted_columns: Signal<String>,
}

/// The shared state, and the caption below the stack.
fn figure(
    facets: Memo<Facets>,
    toggle: Callback<String>,
    entries: Arc<[Arc<Entry>]>,
) -> (Figure, Signal<String>) {
    let all_bits = Spectrum::of(&entries, |_| true);
    let (width, episodes) = (all_bits.columns, all_bits.episodes);
    let all = Arc::clone(&entries);
    let spectrum = memo(move || {
        facets.with(|facets| {
            let mut matches: Vec<_> = facets.matches.iter().map(Arc::as_ptr).collect();
            matches.sort_unstable();
            Spectrum::of(&all, |entry| matches.binary_search(&Arc::as_ptr(entry)).is_ok())
        })
    });
    let highlighted = RwSignal::new(None::<Facet>);
    let highlighted_columns = text(move || {
        highlighted.with(|topic| {
            let id = topic.as_ref().map(|facet| facet.id.as_str()).unwrap_or_default();
            column_path(all_bits.topic(id), 0, 10)
        })
    });
    let caption = text(move || match highlighted.get() {
        Some(topic) => {
            caption(&topic.name, entries.iter().filter(|entry| has_topic(entry, &topic.id)))
        }
        None => facets.with(selection_caption),
    });
    (
        Figure { facets, toggle, spectrum, width, episodes, highlighted, highlighted_columns },
        caption,
    )
}

fn unknown_topics(ids: &[String]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("“{id}”")).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!("Unknown topic: {}.", names.join(", ")),
    }
}

/// How many episodes a caption lists.
const LISTED: usize = 12;

fn has_topic(entry: &Entry, topic: &str) -> bool {
    entry.topics.iter().any(|tag| tag.id == topic)
}

/// The chosen topics, and the numbers of the matching episodes.
fn selection_caption(facets: &Facets) -> String {
    let topics = facets.layers.iter().flat_map(|layer| &layer.topics);
    let chosen: Vec<_> = topics.filter(|topic| topic.chosen).map(|t| t.name.as_str()).collect();
    if chosen.is_empty() {
        return "Each bar is an episode, oldest first.".to_owned();
    }
    caption(&chosen.join(" + "), facets.matches.iter())
}

/// Topics, and the numbers of their episodes.
fn caption<'a>(topics: &str, entries: impl Iterator<Item = &'a Arc<Entry>>) -> String {
    let numbers: Vec<_> = entries
        .filter_map(|entry| entry.episode.number)
        .map(|number| format!("#{number}"))
        .collect();
    let more = if numbers.len() > LISTED { " …" } else { "" };
    let numbers = numbers.into_iter().take(LISTED).collect::<Vec<_>>().join(" ");
    format!("{topics}: {numbers}{more}")
}

/// Bits at these columns, as the data of an SVG path. A column is one unit wide, the figure
/// 10 units high.
fn column_path(columns: &[usize], top: usize, height: usize) -> String {
    let columns = columns.iter();
    columns.map(|column| format!("M{column} {top}h.8v{height}h-.8z")).collect()
}

#[component]
fn LayerRow(row: usize, layer: LayerFacets, figure: Figure) -> impl IntoView {
    let topics = layer.topics.into_iter().enumerate().map(|(index, topic)| {
        let facet = memo(move || {
            figure.facets.with(|facets| {
                let current = facets.layers.get(row).and_then(|layer| layer.topics.get(index));
                current.cloned().unwrap_or_else(|| topic.clone())
            })
        });
        view! { <TopicToggle facet figure/> }
    });
    let baseline = column_path(&(0..figure.episodes).collect::<Vec<_>>(), 9, 1);
    let layer_index = layer.place;
    let bits = text(move || {
        figure.spectrum.with(|spectrum| column_path(spectrum.layer(layer_index), 3, 6))
    });
    view! {
        <div class=format!("layer layer-{}", layer.place)>
            <span class="layer-name">{layer.name}</span>
            <div class="layer-topics">{views(topics)}</div>
            <svg
                class="layer-bits"
                viewBox=format!("0 0 {} 10", figure.width)
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <path class="bit-lit" d=figure.highlighted_columns/>
                <path class="bit-line" d=baseline/>
                <path class="bit" d=bits/>
            </svg>
        </div>
    }
}

#[component]
fn TopicToggle(facet: Memo<Facet>, figure: Figure) -> impl IntoView {
    let Facet { id, name, .. } = facet.get_untracked();
    let highlight = move || figure.highlighted.set(Some(facet.get_untracked()));
    let clear = move || figure.highlighted.set(None);
    view! {
        <button
            class="topic"
            aria-pressed=text(move || facet.with(|facet| facet.chosen).to_string())
            disabled=flag(move || facet.with(Facet::is_empty_choice))
            on:click=handler(move |_| figure.toggle.run(id.clone()))
            on:pointerenter=handler(move |_| highlight())
            on:pointerleave=handler(move |_| clear())
            on:focus=handler(move |_| highlight())
            on:blur=handler(move |_| clear())
        >
            {name}
            " "
            <span class="topic-count">{text(move || facet.with(|facet| facet.count).to_string())}</span>
        </button>
    }
}

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page::focus;
use crate::catalogue::{Entry, Facet, Facets, LayerFacets, Selection, Spectrum};
use crate::live::{each, flag, on, settled, text};

/// The topic filter, drawn as a network stack: a layer a row, its topics as fields
/// that can be switched on, its episodes as bits.
#[component]
pub fn Stack(
    selection: Memo<Selection>,
    facets: Memo<Facets>,
    /// All episodes, newest first, whatever is chosen.
    entries: Arc<[Arc<Entry>]>,
    /// Called with what is chosen from now on.
    choose: Callback<Selection>,
) -> impl IntoView {
    let unknown = text(move || facets.with(|facets| unknown_topics(&facets.unknown)));
    let toggle = Callback::new(move |id: String| {
        choose.run(selection.with_untracked(|selection| selection.toggled(&id)));
    });
    let nothing_chosen = flag(move || selection.with(Selection::is_empty));
    let (figure, caption) = figure(facets, toggle, entries);
    // The stack itself never changes here, only the state of its topics does.
    let layers = facets.with_untracked(|facets| facets.layers.clone());
    let rows = layers.into_iter().enumerate().map(|(place, layer)| {
        let beside = layer.beside;
        (beside, view! { <LayerRow place layer figure/> }.into_any())
    });
    let (beside, rows): (Vec<_>, Vec<_>) = rows.partition(|(beside, _)| *beside);
    let views =
        |rows: Vec<(bool, AnyView)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
    view! {
        <div class="stack" role="group" aria-label="Topics">
            <div class="ruler" aria-hidden="true"></div>
            <div class="layers">{views(rows)}</div>
            <div class="layers beside">{views(beside)}</div>
        </div>
        <p class="stack-caption" aria-hidden="true">{caption}</p>
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

/// What all rows of the figure share.
#[derive(Clone, Copy)]
struct Figure {
    facets: Memo<Facets>,
    toggle: Callback<String>,
    /// The bits of the episodes that are left.
    spectrum: Memo<Spectrum>,
    /// How many columns the figure has, and how many of them are episodes.
    width: usize,
    episodes: usize,
    /// The topic that somebody points at.
    lit: RwSignal<Option<Facet>>,
    /// Its columns, as the path of a drawing.
    lit_columns: Signal<String>,
}

/// The figure's changing parts, and what stands below it.
fn figure(
    facets: Memo<Facets>,
    toggle: Callback<String>,
    entries: Arc<[Arc<Entry>]>,
) -> (Figure, Signal<String>) {
    let whole = Spectrum::of(&entries, |_| true);
    let (width, episodes) = (whole.columns, whole.episodes);
    let all = Arc::clone(&entries);
    let spectrum = settled(move || {
        facets.with(|facets| {
            let mut matches: Vec<_> = facets.matches.iter().map(Arc::as_ptr).collect();
            matches.sort_unstable();
            Spectrum::of(&all, |entry| matches.binary_search(&Arc::as_ptr(entry)).is_ok())
        })
    });
    let lit = RwSignal::new(None::<Facet>);
    let lit_columns = text(move || {
        lit.with(|lit| {
            let id = lit.as_ref().map(|facet| facet.id.as_str()).unwrap_or_default();
            columns(whole.topic(id), 0, 10)
        })
    });
    let caption = text(move || match lit.get() {
        Some(lit) => named(&lit.name, entries.iter().filter(|entry| has(entry, &lit.id))),
        None => facets.with(chosen_caption),
    });
    (Figure { facets, toggle, spectrum, width, episodes, lit, lit_columns }, caption)
}

fn unknown_topics(ids: &[String]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("“{id}”")).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!("There is no topic {} here.", names.join(", ")),
    }
}

/// How many episodes a caption names.
const NAMED: usize = 12;

fn has(entry: &Entry, topic: &str) -> bool {
    entry.topics.iter().any(|tag| tag.id == topic)
}

/// What is chosen, and the numbers of the episodes that are left.
fn chosen_caption(facets: &Facets) -> String {
    let topics = facets.layers.iter().flat_map(|layer| &layer.topics);
    let chosen: Vec<_> = topics.filter(|topic| topic.chosen).map(|t| t.name.as_str()).collect();
    if chosen.is_empty() {
        return "Each bar is an episode, the oldest at the left.".to_owned();
    }
    named(&chosen.join(" + "), facets.matches.iter())
}

/// The numbers of some episodes, under what they have in common.
fn named<'a>(what: &str, entries: impl Iterator<Item = &'a Arc<Entry>>) -> String {
    let names: Vec<_> =
        entries.filter_map(|entry| entry.number).map(|number| format!("#{number}")).collect();
    let more = if names.len() > NAMED { " …" } else { "" };
    let names = names.into_iter().take(NAMED).collect::<Vec<_>>().join(" ");
    format!("{what}: {names}{more}")
}

/// Bits at these columns, as the path of a drawing that is a unit a column wide and
/// 10 units high.
fn columns(columns: &[usize], top: usize, height: usize) -> String {
    let columns = columns.iter();
    columns.map(|column| format!("M{column} {top}h.8v{height}h-.8z")).collect()
}

#[component]
fn LayerRow(place: usize, layer: LayerFacets, figure: Figure) -> impl IntoView {
    let topics = layer.topics.into_iter().enumerate().map(|(index, topic)| {
        let facet = settled(move || {
            figure.facets.with(|facets| {
                let found = facets.layers.get(place).and_then(|layer| layer.topics.get(index));
                found.cloned().unwrap_or_else(|| topic.clone())
            })
        });
        view! { <TopicToggle facet figure/> }
    });
    let all = columns(&(0..figure.episodes).collect::<Vec<_>>(), 9, 1);
    let at = layer.place;
    let touched = text(move || figure.spectrum.with(|spectrum| columns(spectrum.layer(at), 3, 6)));
    view! {
        <div class=format!("layer layer-{}", layer.place)>
            <span class="layer-name">{layer.name}</span>
            <div class="layer-topics">{each(topics)}</div>
            <svg
                class="layer-bits"
                viewBox=format!("0 0 {} 10", figure.width)
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <path class="bit-lit" d=figure.lit_columns/>
                <path class="bit-line" d=all/>
                <path class="bit" d=touched/>
            </svg>
        </div>
    }
}

#[component]
fn TopicToggle(facet: Memo<Facet>, figure: Figure) -> impl IntoView {
    let Facet { id, name, .. } = facet.get_untracked();
    let light = move || figure.lit.set(Some(facet.get_untracked()));
    let dim = move || figure.lit.set(None);
    view! {
        <button
            class="topic"
            aria-pressed=text(move || facet.with(|facet| facet.chosen).to_string())
            disabled=flag(move || facet.with(Facet::is_impossible))
            on:click=on(move |_| figure.toggle.run(id.clone()))
            on:pointerenter=on(move |_| light())
            on:pointerleave=on(move |_| dim())
            on:focus=on(move |_| light())
            on:blur=on(move |_| dim())
        >
            {name}
            " "
            <span class="topic-count">{text(move || facet.with(|facet| facet.count).to_string())}</span>
        </button>
    }
}

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::navigation::Navigation;
use crate::catalogue::{Catalogue, Selection};
use crate::live::{settled, text};
use crate::view::{EpisodeCard, LatestEpisode, Page, SubscribeLinks, TopicFilter, WithCatalogue};

/// The show, its newest episode, and all episodes with the topic filter.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <Page title="" heading="Networking, Rust and everything in between">
            <p class="lead">
                "A podcast about protocols and packets, and about the people who build with them. \
                 Every minute of it can be found, linked and heard."
            </p>
            <WithCatalogue render=found/>
        </Page>
    }
    .into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    view! { <Episodes catalogue/> }.into_any()
}

#[component]
fn Episodes(catalogue: Arc<Catalogue>) -> impl IntoView {
    let Some(latest) = catalogue.entries.first().cloned() else {
        return view! {
            <p class="notice">"There are no episodes in the feed yet. No packets captured."</p>
        }
        .into_any();
    };
    let navigation = Navigation::expect();
    let selection = settled(move || {
        Selection::new(navigation.with(|here| here.values("topic").collect::<Vec<_>>()))
    });
    let asked = Arc::clone(&catalogue);
    // A new selection is worth a new list; to compare the lists would cost more.
    let facets = Memo::new_with_compare(move |_| asked.facets(&selection.get()), |_, _| true);
    let choose = Callback::new(move |selection: Selection| navigation.vary(&address(&selection)));
    let total = catalogue.entries.len();
    view! {
        <SubscribeLinks catalogue=Arc::clone(&catalogue)/>
        <section class="section" aria-labelledby="latest">
            <h2 id="latest" class="ruled">"Latest episode"</h2>
            <LatestEpisode entry=latest/>
        </section>
        <section class="section" aria-labelledby="explore">
            <h2 id="explore" class="ruled">"Explore the stack"</h2>
            <TopicFilter selection facets choose/>
        </section>
        <section class="section" aria-labelledby="episodes">
            <h2 id="episodes" class="ruled">"All episodes"</h2>
            <p class="count" role="status">
                {text(move || summary(facets.with(|facets| facets.matches.len()), total))}
            </p>
            <div class="cards">
                <For
                    each=move || facets.with(|facets| facets.matches.clone())
                    key=|entry| entry.id.clone()
                    children=|entry| view! { <EpisodeCard entry/> }.into_any()
                />
            </div>
        </section>
    }
    .into_any()
}

/// The address of this page with these topics chosen.
fn address(selection: &Selection) -> String {
    let topics: Vec<_> = selection.ids().map(|id| format!("topic={id}")).collect();
    if topics.is_empty() { "/".to_owned() } else { format!("/?{}", topics.join("&")) }
}

fn summary(shown: usize, total: usize) -> String {
    match shown {
        _ if shown == total => format!("{total} episodes"),
        0 => "No episode has all of these topics.".to_owned(),
        _ => format!("{shown} of {total} episodes"),
    }
}

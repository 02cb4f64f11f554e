use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Catalogue;
use crate::later::{Meanwhile, later};
use crate::view::{Explorer, LatestEpisode, Page, Section, WithCatalogue};

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
    let Some(latest) = catalogue.entries.first().cloned() else {
        return view! {
            <p class="notice">"There are no episodes in the feed yet. No packets captured."</p>
        }
        .into_any();
    };
    let of = Arc::clone(&catalogue);
    let subscribe = later(Meanwhile::Nothing, move |later| (later.subscribe_menu)(Arc::clone(&of)));
    let entries = Signal::stored(Arc::new(catalogue.entries.clone()));
    view! {
        <div class="card-controls lead-controls">
            {subscribe}
        </div>
        <Section id="latest" heading="Latest episode">
            <LatestEpisode entry=latest/>
        </Section>
        <Explorer catalogue entries heading="All episodes" as_found="Newest first"/>
    }
    .into_any()
}

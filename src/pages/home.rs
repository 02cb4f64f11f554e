use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;

use crate::view::{Explorer, LatestEpisode, Page, Section, WithCatalogue, subscribe_menu};

/// The home page: the newest episode, and all episodes with the topic filter.
pub fn home() -> AnyView {
    view! {
        <Page title="" heading="Networking, Rust and everything in between">
            <p class="lead">
                "A podcast about protocols and packets, and about the people who build with them. \
                 Every minute of it can be found, linked and heard."
            </p>
            <WithCatalogue render=content/>
        </Page>
    }
    .into_any()
}

fn content(catalogue: Arc<Catalogue>) -> AnyView {
    let Some(latest) = catalogue.entries.first().cloned() else {
        return view! {
            <p class="notice">"No episodes yet. No packets captured."</p>
        }
        .into_any();
    };
    let entries = Signal::stored(Arc::new(catalogue.entries.clone()));
    view! {
        <div class="card-controls lead-controls">{subscribe_menu(Arc::clone(&catalogue))}</div>
        <Section id="latest" heading="Latest episode">
            <LatestEpisode entry=latest/>
        </Section>
        <Explorer catalogue entries heading="All episodes" default_order="Newest first"/>
    }
    .into_any()
}

use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use site::{Identity, with_aside};

use crate::library::Library;
use crate::view::{Explorer, LatestEpisode, Page, Section, WithCatalogue, subscribe_menu};

/// The home page: the newest episode, and all episodes with the topic filter.
pub fn home() -> AnyView {
    view! { <WithCatalogue title="Episodes" render=content/> }.into_any()
}

fn content(catalogue: Arc<Catalogue>) -> AnyView {
    let lang = Library::expect().language();
    let Identity { heading, lead, .. } = catalogue.identity.clone();
    view! {
        <Page title=heading lang=lang.clone()>
            <p class="lead" lang=lang>{lead}</p>
            {episodes(catalogue)}
        </Page>
    }
    .into_any()
}

fn episodes(catalogue: Arc<Catalogue>) -> AnyView {
    let Some(first) = catalogue.first_to_hear() else {
        let text = with_aside("No episodes yet.", &catalogue.identity.asides.no_episodes);
        return view! { <p class="notice">{text}</p> }.into_any();
    };
    let (heading, default_order) = match catalogue.serial {
        true => ("Begin with the first episode", "In order"),
        false => ("Latest episode", "Newest first"),
    };
    let entries = Signal::stored(Arc::new(catalogue.listed()));
    view! {
        <div class="card-controls lead-controls">{subscribe_menu(Arc::clone(&catalogue))}</div>
        <Section id="latest" heading=heading>
            <LatestEpisode entry=first/>
        </Section>
        <Explorer catalogue entries heading="All episodes" default_order/>
    }
    .into_any()
}

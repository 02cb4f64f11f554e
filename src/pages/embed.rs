use std::sync::Arc;

use catalogue::{Catalogue, Entry};
use leptos::prelude::*;
use show::key;

use super::episode::{arm, audio_controls, use_requested_moment};
use super::not_found::Missing;
use crate::browser::base_path::href;
use crate::browser::navigation::Navigation;
use crate::browser::theme;
use crate::erased::{effect, without_scripts};
use crate::library::Library;
use crate::playback::PlayerHandle;
use crate::view::{ByLine, ChapterList, Cover, GuestLinks, Page, WithCatalogue};

/// The embedded player: one episode without the rest of the site, for frames on other
/// sites. `segment` is the last segment of its path. In the query `t` is the moment to
/// start at and `theme` is `light` or `dark`.
pub fn embed(segment: String) -> AnyView {
    let navigation = Navigation::expect();
    effect(move || {
        if let Some(name) = navigation.with(|here| here.value(key::THEME)) {
            theme::apply(&name);
        }
    });
    let render = move |catalogue: Arc<Catalogue>| match catalogue.entry(&segment).cloned() {
        Some(entry) => content(entry),
        None => view! {
            <Missing
                heading="Episode not found"
                text="The feed has no episode at this address yet."
            />
        }
        .into_any(),
    };
    view! { <WithCatalogue title="Player" render/> }.into_any()
}

fn content(entry: Arc<Entry>) -> AnyView {
    let player = PlayerHandle::expect();
    let requested = use_requested_moment();
    arm(Arc::clone(&entry), requested);
    let episode = Arc::clone(&entry);
    effect(move || {
        if requested.get().is_none() {
            player.restore(&episode);
        }
    });
    let home = format!("On {}", Library::expect().identity().name);
    view! {
        <Page title=entry.episode.title() class="embed" lang=Library::expect().language()>
            <div class="embed-head">
                <Cover entry=Arc::clone(&entry)/>
                <div>
                    <ByLine entry=Arc::clone(&entry)/>
                    <GuestLinks entry=Arc::clone(&entry) target="_blank"/>
                    <p class="aside"><a href=href(&entry.path) target="_blank">{home}</a></p>
                </div>
            </div>
            {without_scripts(|| audio_controls(&entry))}
            <ChapterList entry/>
        </Page>
    }
    .into_any()
}

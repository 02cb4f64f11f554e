use std::sync::Arc;

use leptos::prelude::*;

use super::episode::{arm, use_asked_moment};
use super::not_found::Missing;
use crate::browser::navigation::Navigation;
use crate::browser::theme;
use crate::catalogue::{Catalogue, Entry};
use crate::live::effect;
use crate::player::deck::Deck;
use crate::view::{ByLine, ChapterList, Cover, GuestLinks, Page, WithCatalogue};

/// One episode with the player and nothing else, for frames on other sites.
/// `?t=` says where it starts, `?theme=` is `light` or `dark`.
pub fn embed(address: String) -> AnyView {
    let navigation = Navigation::expect();
    effect(move || {
        if let Some(name) = navigation.with(|here| here.value("theme")) {
            theme::show(&name);
        }
    });
    let render = move |catalogue: Arc<Catalogue>| match catalogue.entry(&address).cloned() {
        Some(entry) => found(entry),
        None => view! {
            <Missing
                heading="There is no such episode"
                text="The feed has none under this address, at least not yet."
            />
        }
        .into_any(),
    };
    view! { <WithCatalogue title="Player" render/> }.into_any()
}

fn found(entry: Arc<Entry>) -> AnyView {
    let deck = Deck::expect();
    let asked = use_asked_moment();
    arm(Arc::clone(&entry), asked);
    let held = Arc::clone(&entry);
    effect(move || {
        if asked.get().is_none() {
            deck.restore(&held);
        }
    });
    view! {
        <Page title=entry.title() class="embed">
            <div class="embed-head">
                <Cover entry=Arc::clone(&entry)/>
                <div>
                    <ByLine entry=Arc::clone(&entry)/>
                    <GuestLinks entry=Arc::clone(&entry)/>
                    <p class="aside"><a href=entry.path.clone()>"On Netstack.FM"</a></p>
                </div>
            </div>
            <ChapterList entry/>
        </Page>
    }
    .into_any()
}

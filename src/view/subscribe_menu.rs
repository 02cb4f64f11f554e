use std::sync::Arc;

use leptos::prelude::*;

use super::ExternalLink;
use crate::browser::{page, share};
use crate::catalogue::Catalogue;
use crate::live::{each, on, spawn};
use crate::site::{Link, app_links};

/// What the editors call the link to the feed.
const FEED: &str = "RSS";

/// All ways to follow the show, in a menu that opens from a button.
pub fn subscribe_menu(catalogue: Arc<Catalogue>) -> AnyView {
    let link = |link: &Link| {
        let Link { name, url } = link.clone();
        view! { <li><ExternalLink href=url text=name/></li> }
    };
    let elsewhere = catalogue.subscribe.iter().filter(|link| link.name != FEED).map(link);
    let feed = catalogue.subscribe.iter().find(|link| link.name == FEED);
    let feed = feed.map_or_else(|| "/feed.xml".to_owned(), |link| link.url.clone());
    let feed = StoredValue::new(page::absolute(&feed));
    let apps = app_links(&feed.get_value());
    let apps = apps.iter().map(|app| {
        view! { <li><a href=app.url.clone() rel="external">{app.name.clone()}</a></li> }
    });
    let said = RwSignal::new("");
    let copy = move |_| {
        spawn(async move {
            let copied = share::copy(&feed.get_value()).await;
            said.set(if copied { "Copied." } else { "Copy it from the field." });
        });
    };
    view! {
        <button class="button" popovertarget="subscribe">"Subscribe"</button>
        <div id="subscribe" class="sheet centred" popover role="dialog" aria-label="Subscribe">
            <h2>"Subscribe"</h2>
            <ul class="inline-links" role="list">{each(elsewhere)}</ul>
            <h3>"With an app on this device"</h3>
            <ul class="inline-links" role="list">{each(apps)}</ul>
            <h3><label for="feed-address">"With any other: the feed’s address"</label></h3>
            <div class="copy-field">
                <input id="feed-address" type="text" class="field code" readonly prop:value=feed.get_value()/>
                <button class="button quiet" on:click=on(copy)>"Copy"</button>
            </div>
            <p class="aside" role="status">{move || said.get()}</p>
            <button class="button" popovertarget="subscribe" popovertargetaction="hide">"Close"</button>
        </div>
    }
    .into_any()
}

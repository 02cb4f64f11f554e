use std::sync::Arc;

use catalogue::{Catalogue, FEED_LINK};
use leptos::prelude::*;
use site::{Link, app_links};

use super::ExternalLink;
use crate::browser::{location, share};
use crate::element_id::ElementId;
use crate::erased::{handler, spawn, views};

/// A button that opens a menu with ways to subscribe: other sites, apps, and the feed's
/// address.
pub fn subscribe_menu(catalogue: Arc<Catalogue>) -> AnyView {
    let link = |link: &Link| {
        let Link { name, url } = link.clone();
        view! { <li><ExternalLink href=url text=name/></li> }
    };
    let sites = catalogue.subscribe.iter().filter(|link| link.name != FEED_LINK).map(link);
    let address = StoredValue::new(location::absolute(&catalogue.feed_address()));
    let apps = app_links(&address.get_value());
    let apps = apps.iter().map(|app| {
        view! { <li><a href=app.url.clone() rel="external">{app.name.clone()}</a></li> }
    });
    let status = RwSignal::new("");
    let copy = move |_| {
        spawn(async move {
            let copied = share::copy(&address.get_value()).await;
            let _ = status.try_set(if copied { "Copied." } else { "Copy it from the field." });
        });
    };
    view! {
        <button class="button" popovertarget=ElementId::SUBSCRIBE.as_str()>"Subscribe"</button>
        <div id=ElementId::SUBSCRIBE.as_str() class="sheet centred" popover role="dialog" aria-label="Subscribe">
            <h2>"Subscribe"</h2>
            <ul class="inline-links" role="list">{views(sites)}</ul>
            <h3>"Open in an app"</h3>
            <ul class="inline-links" role="list">{views(apps)}</ul>
            <h3><label for="feed-address">"Address of the feed"</label></h3>
            <div class="copy-field">
                <input id="feed-address" type="text" class="field code" readonly prop:value=address.get_value()/>
                <button class="button quiet" on:click=handler(copy)>"Copy"</button>
            </div>
            <p class="aside" role="status">{move || status.get()}</p>
            <button class="button" popovertarget=ElementId::SUBSCRIBE.as_str() popovertargetaction="hide">"Close"</button>
        </div>
    }
    .into_any()
}

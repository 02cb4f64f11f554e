//! What an installed app does when it is opened: it goes where the manifest's addresses lead,
//! or where the visitor has left.

use catalogue::Catalogue;
use show::{Address, Launch, Route};

use crate::app::App;
use crate::browser::{app_badge, focus, launch_queue, location, storage, viewport};
use crate::element_id::ElementId;
use crate::erased::effect;
use crate::library::Refresh;
use crate::playback::last_played;

/// The key of the page that the visitor has left.
const LAST_PAGE: &str = "netstack-fm-last-page";

/// Leads to what the app was opened for, and remembers the pages that it shows.
pub fn start(app: App) {
    let Some(site) = location::site() else { return };
    let address = app.navigation.with_untracked(Address::clone);
    if let Some(launch) = Launch::of(&address, &site) {
        lead(app, launch);
    }
    let opened = format!("{site}{address}");
    launch_queue::on_launch(move |target| {
        if target == opened {
            return;
        }
        let address = location::on_this_site(&target);
        let Some(address) = address.filter(|address| Route::of(address) != Route::NotFound) else {
            // The host has more than this site.
            return location::leave_to(&target);
        };
        let launch = Launch::of(&address, &site);
        // The app is where the visitor has left it.
        if launch != Some(Launch::Last) {
            app.navigation.open(&address.to_string());
            launch.into_iter().for_each(|launch| lead(app, launch));
        }
    });
    if viewport::is_app() {
        effect(move || {
            if app.library.last_refresh() == Refresh::Done {
                app_badge::note_seen();
            }
        });
        effect(move || {
            let page = app.navigation.with(Address::to_string);
            // Without storage, the app opens at home.
            let _ = storage::set(LAST_PAGE, &page);
        });
    }
}

fn lead(app: App, launch: Launch) {
    let home = || Address::parse(&Route::Home.path());
    match launch {
        Launch::Page(page) => app.navigation.replace(&page),
        Launch::Last => {
            let last = storage::get(LAST_PAGE).map(|page| Address::parse(&page));
            app.navigation.replace(&last.unwrap_or_else(home));
        }
        Launch::Search => {
            app.navigation.replace(&home());
            focus::focus_soon(ElementId::SEARCH_FIELD);
        }
        Launch::Latest => {
            with_catalogue(app, |catalogue| catalogue.latest().map(|entry| entry.path.clone()))
        }
        Launch::Continue => {
            with_catalogue(app, |catalogue| Some(catalogue.by_id(&last_played()?)?.path.clone()))
        }
    }
}

/// Leads to a page of the catalogue once there is one; home if there is no such page.
fn with_catalogue(app: App, find: fn(&Catalogue) -> Option<String>) {
    effect(move || {
        if let Some(catalogue) = app.library.catalogue() {
            let here = app.navigation.with_untracked(Address::clone);
            if here.value(show::key::OPEN).is_some() {
                let path = find(&catalogue).unwrap_or_else(|| Route::Home.path());
                app.navigation.replace(&Address::parse(&path));
            }
        }
    });
}

//! The pages of the site.

use catalogue::{Catalogue, Entry};
use show::Route;

/// A page and the files that it is written to.
pub struct Page {
    /// What is on the page.
    pub route: Route,
    /// The path of the page.
    pub path: String,
    /// The paths of its files in the build.
    pub files: Vec<String>,
}

/// All pages that the build knows the content of.
///
/// Hosts answer `/guests/ada` with the file `guests/ada.html`, without a redirect. A
/// numbered episode has a file for the short address, too.
pub fn all(catalogue: &Catalogue) -> Vec<Page> {
    let single = |route: Route| {
        let path = route.path();
        let file = if path == "/" { "index.html".to_owned() } else { file(&path) };
        Page { route, path, files: vec![file] }
    };
    let mut pages = vec![single(Route::Home)];
    for entry in &catalogue.entries {
        for route in [Route::Episode as fn(String) -> Route, Route::Embed] {
            let names = file_names(catalogue, entry).into_iter();
            let files = names.map(|name| file(&route(name).path())).collect();
            let route = route(head::segment(entry).to_owned());
            pages.push(Page { path: route.path(), route, files });
        }
    }
    let guests = catalogue.guests.iter().map(|guest| Route::Guest(guest.slug.clone()));
    let announced = catalogue.upcoming.iter().map(|next| Route::Announcement(next.slug()));
    let others =
        [Route::Guests, Route::References, Route::Upcoming, Route::Downloads, Route::About];
    pages.extend(others.into_iter().chain(guests).chain(announced).map(single));
    pages
}

/// The names of an episode's files: the last segment of its path, and its number, if no
/// newer episode has the same one.
pub fn file_names(catalogue: &Catalogue, entry: &Entry) -> Vec<String> {
    let segment = head::segment(entry).to_owned();
    let number = entry.episode.number.filter(|number| {
        catalogue.by_number(*number).is_some_and(|newest| newest.path == entry.path)
    });
    let short = number.map(|number| number.to_string()).filter(|short| *short != segment);
    std::iter::once(segment).chain(short).collect()
}

/// The file of a path.
fn file(path: &str) -> String {
    format!("{}.html", path.trim_start_matches('/'))
}

use show::{Address, Moment, Route};

#[test]
fn every_page_has_a_path_that_leads_back_to_it() {
    let name = || "name".to_owned();
    let routes = [
        (Route::Home, "/"),
        (Route::Episode("14-roto".to_owned()), "/episodes/14-roto"),
        (Route::Embed("14".to_owned()), "/embed/14"),
        (Route::Guests, "/guests"),
        (Route::Guest(name()), "/guests/name"),
        (Route::References, "/references"),
        (Route::Upcoming, "/upcoming"),
        (Route::Announcement(name()), "/upcoming/name"),
        (Route::About, "/about"),
    ];
    for (route, path) in routes {
        assert_eq!(route.path(), path);
        assert_eq!(Route::of(&Address::parse(path)), route, "{path}");
    }
}

#[test]
fn a_query_decides_between_home_and_search() {
    let cases = [
        ("/?q=dns", Route::Search),
        ("/?q=", Route::Home),
        ("/?q=+&topic=dns", Route::Home),
        ("/about?q=dns", Route::About),
        ("/nowhere", Route::NotFound),
        ("/episodes", Route::NotFound),
        ("/episodes/1/2", Route::NotFound),
    ];
    for (address, route) in cases {
        assert_eq!(Route::of(&Address::parse(address)), route, "{address}");
    }
}

#[test]
fn links_are_built_in_one_place() {
    assert_eq!(Address::of_topic("dns").to_string(), "/?topic=dns");
    assert_eq!(Address::of_search("ref:\"rfc 9000\"").to_string(), "/?q=ref:%22rfc+9000%22");
    let moment = Address::of_moment("/episodes/14-roto", Moment::from_secs(3_723));
    assert_eq!(moment.to_string(), "/episodes/14-roto?t=1h02m03s");
}

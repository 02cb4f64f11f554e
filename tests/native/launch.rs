use show::{Address, Launch};

const ORIGIN: &str = "https://netstack.fm";

fn launch(address: &str) -> Option<Launch> {
    Launch::of(&Address::parse(address), ORIGIN)
}

fn page(address: &str) -> Option<Launch> {
    Some(Launch::Page(Address::parse(address)))
}

#[test]
fn the_manifest_opens_the_app_for_different_ends() {
    let cases = [
        ("/?open=last", Some(Launch::Last)),
        ("/?open=latest", Some(Launch::Latest)),
        ("/?open=continue", Some(Launch::Continue)),
        ("/?open=search", Some(Launch::Search)),
        ("/?open=elsewhere", None),
        ("/episodes/8?t=10", None),
        ("/", None),
    ];
    for (address, expected) in cases {
        assert_eq!(launch(address), expected, "{address}");
    }
}

#[test]
fn a_link_of_this_site_that_is_shared_with_the_app_is_opened() {
    let cases = [
        ("/?shared-url=https://netstack.fm/episodes/8?t%3D10", page("/episodes/8?t=10")),
        ("/?shared-text=Hear+this:+https://netstack.fm/guests+now", page("/guests")),
        ("/?shared-url=https://netstack.fm", page("/")),
        // Links of other sites are none of ours.
        ("/?shared-url=https://example.org/episodes/8", page("/")),
        ("/?shared-url=https://netstack.fm.example.org/x", page("/")),
        ("/?shared-text=nothing", page("/")),
    ];
    for (address, expected) in cases {
        assert_eq!(launch(address), expected, "{address}");
    }
}

//! What editors get who have only a feed: its health, and the folder of a show.

use new_show::{Folder, propose};
use site::Site;

use super::support::{self, FEED, LATER};

const HOSTS: [(&str, &str); 8] = [
    ("anchor", include_str!("../fixtures/hosts/anchor.xml")),
    ("buzzsprout", include_str!("../fixtures/hosts/buzzsprout.xml")),
    ("castopod", include_str!("../fixtures/hosts/castopod.xml")),
    ("libsyn", include_str!("../fixtures/hosts/libsyn.xml")),
    ("megaphone", include_str!("../fixtures/hosts/megaphone.xml")),
    ("podlove", include_str!("../fixtures/hosts/podlove.xml")),
    ("riverside", include_str!("../fixtures/hosts/riverside.xml")),
    ("transistor", include_str!("../fixtures/hosts/transistor.xml")),
];

#[test]
fn the_health_of_a_feed_names_faults_and_remedies() {
    let odd = feed::parse(include_str!("../fixtures/feed-odd.xml"), "https://e.org/f.xml").unwrap();
    insta::assert_snapshot!(inspect::health::report(&odd));
    let sound = feed::parse(FEED, "https://e.org/feed.xml").unwrap();
    assert!(inspect::health::report(&sound).contains("Faults\n  Nothing to mend."));
}

#[test]
fn every_hosts_feed_becomes_a_folder_without_faults() {
    for (host, text) in HOSTS {
        let address = format!("https://feeds.{host}.example/feed.xml");
        let show = feed::parse(text, &address).unwrap();
        let folder = Folder::of(&show, text.as_bytes().to_vec(), Some(&address), None);
        let (site, faults) = Site::parse(folder.site_json());
        assert_eq!(faults, [""; 0], "{host}: {}", folder.site_json());
        let catalogue = support::catalogue(text, folder.site_json());
        assert_eq!(catalogue.identity.name, show.title, "{host}");
        assert!(catalogue.health.faults.is_empty(), "{host}: {:?}", catalogue.health.faults);
        assert_eq!(site.feeds, ["/feed.xml"], "{host}");
    }
}

#[test]
fn topics_are_proposed_from_what_stands_out() {
    let show = feed::parse(LATER, "https://e.org/feed.xml").unwrap();
    let proposal = propose(&show);
    insta::assert_snapshot!(proposal.report());
    // Each of them finds episodes.
    let json = serde_json::json!({ "layers": proposal.layers() }).to_string();
    let catalogue = support::catalogue(LATER, &json);
    let found: usize = catalogue.layers.iter().map(|layer| layer.topics.len()).sum();
    assert!(found * 10 >= proposal.count() * 9, "{found} of {}", proposal.count());
    let nothing = feed::parse("<rss version='2.0'><channel/></rss>", "https://e.org/").unwrap();
    assert_eq!(propose(&nothing).count(), 0);
}

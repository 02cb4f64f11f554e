use catalogue::Catalogue;

use super::support::{embedded, later};

fn related(catalogue: &Catalogue, number: u32) -> Vec<(u32, String)> {
    let entry = catalogue.by_number(number).unwrap();
    let related = catalogue.related(&entry.episode.id).into_iter();
    related.map(|r| (r.entry.episode.number.unwrap(), r.reason)).collect()
}

#[test]
fn what_two_episodes_have_in_common_is_said() {
    let related = related(&embedded(), 8);
    assert_eq!(related.len(), 3);
    let (number, reason) = &related[0];
    assert_eq!(*number, 11);
    assert!(reason.starts_with("Also about QUIC and IPv6"), "{reason}");
    assert!(reason.contains("also refers to Fast UDP I/O"), "{reason}");
}

#[test]
fn the_same_guest_counts_most() {
    // Martin Algesten was on twice.
    let (number, reason) = related(&later(), 16).remove(0);
    assert_eq!(number, 30);
    assert!(reason.starts_with("Also with Martin Algesten"), "{reason}");
}

#[test]
fn another_version_is_not_related_and_versions_count_once() {
    let catalogue = later();
    for entry in &catalogue.entries {
        let related = catalogue.related(&entry.episode.id);
        let mut conversations: Vec<_> =
            related.iter().map(|r| r.entry.original.or(r.entry.episode.number)).collect();
        assert!(
            !conversations.contains(&entry.original.or(entry.episode.number)),
            "{:?}",
            entry.episode.number
        );
        conversations.sort();
        conversations.dedup();
        assert_eq!(conversations.len(), related.len());
    }
}

#[test]
fn a_guest_profile_gathers_what_their_episodes_are_about() {
    let catalogue = embedded();
    let guest = catalogue.guest("max-inden").unwrap();
    let profile = catalogue.profile(guest);
    let topics: Vec<_> = profile.topics.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(topics, ["HTTP", "DNS", "QUIC", "UDP", "IPv6"]);
    let works: Vec<_> = profile.works.iter().map(|w| w.reference.kind.label()).collect();
    assert!(works.contains(&"RFC 9114".to_owned()), "{works:?}");
    let chapters: Vec<_> = profile.chapters.iter().map(|(_, c)| c.title.as_str()).collect();
    assert_eq!(chapters, ["Introduction to Max Inden", "Max Inden's Journey to Mozilla"]);
}

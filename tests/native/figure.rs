use std::sync::Arc;

use catalogue::{Entry, GuestName, Spectrum};

use super::support::embedded;

#[test]
fn a_cover_is_the_episodes_own_and_always_the_same() {
    let catalogue = embedded();
    let [newest, second, ..] = catalogue.entries.as_slice() else { panic!("too few episodes") };
    insta::assert_snapshot!(figure::large(newest, 8));
    insta::assert_snapshot!(figure::small(newest, 8));
    assert_eq!(figure::large(newest, 8), figure::large(newest, 8));
    assert_ne!(figure::large(newest, 8), figure::large(second, 8));
}

#[test]
fn every_layer_has_a_flag_on_the_cover_and_without_layers_there_are_none() {
    let catalogue = embedded();
    let entry = &catalogue.entries[0];
    for layers in [0, 1, 2, 7, 8, 9, 31] {
        for drawing in [figure::large(entry, layers), figure::small(entry, layers)] {
            assert_eq!(drawing.matches("cover-flag").count(), layers, "{drawing}");
        }
    }
    // Side by side, they fill the row.
    let width = |drawing: &str| {
        let flags = drawing.split("cover-flag").skip(1);
        let widths = flags.filter_map(|flag| flag.split("width=\"").nth(1)?.split('"').next());
        widths.filter_map(|width| width.parse::<usize>().ok()).sum::<usize>()
    };
    assert_eq!(width(&figure::large(entry, 7)), 240);
    assert_eq!(width(&figure::small(entry, 9)), 40);
}

#[test]
fn artwork_is_a_square_document_of_its_own() {
    let catalogue = embedded();
    let artwork = figure::artwork(&catalogue.entries[0], &catalogue, 512);
    assert!(
        artwork
            .starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"512\"")
    );
    assert!(artwork.contains("<style>") && artwork.ends_with("</svg>"));
}

#[test]
fn names_in_a_cover_are_no_markup() {
    let catalogue = embedded();
    let guest = GuestName { name: "<script>&\"".to_owned(), slug: "x".to_owned() };
    let entry = Entry { guests: vec![guest], ..Entry::clone(&catalogue.entries[0]) };
    for drawing in [
        figure::large(&entry, 8),
        figure::small(&entry, 8),
        figure::artwork(&entry, &catalogue, 96),
    ] {
        assert!(!drawing.contains("<script"), "{drawing}");
    }
    assert!(figure::large(&entry, 8).contains("&lt;script&gt;&amp;&quot;"));
}

#[test]
fn initials_are_of_the_first_and_the_last_name() {
    for (name, initials) in [
        ("Max Inden", "MI"),
        ("Bruno Dal Bo Silva", "BS"),
        ("Arya", "A"),
        ("élodie ångström", "ÉÅ"),
        ("", ""),
    ] {
        assert_eq!(figure::initials(name), initials);
    }
    assert_eq!(figure::bits("max-inden"), figure::bits("max-inden"));
    assert_ne!(figure::bits("max-inden"), figure::bits("arya"));
}

#[test]
fn the_spectrum_has_a_column_for_each_of_the_newest_episodes() {
    let catalogue = embedded();
    let spectrum = Spectrum::of(&catalogue.entries, |_| true);
    assert_eq!((spectrum.columns, spectrum.episodes), (32, 14));
    // The oldest comes first: column 13 is episode 14.
    assert_eq!(spectrum.topic("dns"), [6, 10, 13]);
    let many: Vec<Arc<Entry>> = catalogue.entries.iter().cycle().take(1_000).cloned().collect();
    let spectrum = Spectrum::of(&many, |_| true);
    assert_eq!((spectrum.columns, spectrum.episodes), (64, 64));
    assert_eq!(Spectrum::of(&[], |_| true).columns, 32);
    let newest = Spectrum::of(&catalogue.entries, |entry| entry.episode.number == Some(14));
    assert_eq!((newest.columns, newest.topic("dns")), (32, [13].as_slice()));
}

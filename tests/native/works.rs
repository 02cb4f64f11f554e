use catalogue::CitedWork;
use show::{Family, Reference, ReferenceKind};

use super::support::{catalogue, embedded, later};

fn work<'a>(works: &'a [CitedWork], name: &str) -> &'a CitedWork {
    works.iter().find(|work| work.reference.name().contains(name)).unwrap()
}

#[test]
fn each_work_is_there_once_with_all_who_name_it() {
    let catalogue = embedded();
    let works = catalogue.bibliography();
    let udp = work(&works, "Fast UDP I/O");
    let episodes: Vec<_> =
        udp.mentions.iter().map(|m| catalogue.entries[m.entry].episode.number.unwrap()).collect();
    assert_eq!(episodes, [11, 8]);
    let mut keys: Vec<_> = works.iter().map(|work| work.reference.key()).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), works.len());
}

#[test]
fn works_come_by_kind_and_rfcs_by_number() {
    let works = later().bibliography();
    let families: Vec<_> = works.iter().map(|work| work.reference.kind.family()).collect();
    assert!(families.is_sorted(), "{families:?}");
    let numbers: Vec<_> = works
        .iter()
        .filter_map(|work| match work.reference.kind {
            ReferenceKind::Rfc(number) => Some(number),
            _ => None,
        })
        .collect();
    assert!(numbers.len() > 3 && numbers.is_sorted(), "{numbers:?}");
}

#[test]
fn a_chapter_about_a_work_is_known() {
    let catalogue = embedded();
    let works = catalogue.bibliography();
    let tower = work(&works, "Tower library");
    let mention = tower.mentions[0];
    assert_eq!(catalogue.entries[mention.entry].episode.number, Some(9));
    assert_eq!(mention.at.map(|at| at.clock()).as_deref(), Some("14:45"));
}

#[test]
fn spellings_of_one_address_are_one_work() {
    let item = |n: u32, url: &str, label: &str| {
        format!(
            "<item><title>E{n}</title><guid>{n}</guid><description>&lt;p&gt;Links&lt;/p&gt;\
             &lt;ul&gt;&lt;li&gt;&lt;a href=\"{url}\"&gt;{label}&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;\
             </description></item>"
        )
    };
    let items = [
        item(1, "https://www.example.org/about/", "About"),
        item(2, "http://example.org/about#top", "All about it"),
        item(3, "https://datatracker.ietf.org/doc/html/rfc9114", "HTTP/3"),
        item(4, "https://www.rfc-editor.org/rfc/rfc9114.html", "RFC 9114: HTTP/3"),
    ];
    let feed = format!("<rss version='2.0'><channel>{}</channel></rss>", items.concat());
    let works = catalogue(&feed, "{}").bibliography();
    let names: Vec<_> =
        works.iter().map(|w| (w.reference.name().into_owned(), w.mentions.len())).collect();
    assert_eq!(names, [("RFC 9114: HTTP/3".to_owned(), 2), ("All about it".to_owned(), 2)]);
    assert_eq!(works[0].reference.kind.family(), Family::Rfcs);
}

fn reference(kind: ReferenceKind, url: &str, label: &str) -> Reference {
    Reference { kind, url: url.to_owned(), label: Some(label.to_owned()) }
}

#[test]
fn works_are_cited_in_markdown_and_bibtex() {
    let rfc =
        reference(ReferenceKind::Rfc(9114), "https://www.rfc-editor.org/rfc/rfc9114", "HTTP/3");
    let odd = reference(
        ReferenceKind::Article,
        "https://example.org/a_(b)?c={d}",
        "100 % of [C_D] & \\more~",
    );
    let draft = reference(
        ReferenceKind::Draft("draft-ietf-happy".to_owned()),
        "https://datatracker.ietf.org/doc/draft-ietf-happy/",
        "Happy",
    );
    let all = [rfc, odd, draft].map(|r| format!("{}\n{}", r.markdown(), r.bibtex()));
    insta::assert_snapshot!(all.join("\n"));
}

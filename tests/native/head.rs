//! What pages say about themselves.

use head::{Head, shorten};
use show::{Address, Route};

use crate::support;

#[test]
fn each_page_has_a_head() {
    let catalogue = support::embedded();
    let paths = [
        "/",
        "/?q=quic",
        "/episodes/8",
        "/embed/8",
        "/episodes/99",
        "/guests",
        "/guests/max-inden",
        "/references",
        "/upcoming",
        "/about",
        "/nowhere",
    ];
    let heads = paths.map(|path| {
        let head = Head::of(&catalogue, &Route::of(&Address::parse(path)));
        let tags = head.tags("https://netstack.fm").into_iter().map(|tag| {
            let attributes =
                tag.attributes.iter().map(|(name, value)| format!(" {name}={value:?}"));
            format!("  {}{}\n", tag.name, attributes.collect::<String>())
        });
        format!("{path}\n  {:?}\n{}", head.title, tags.collect::<String>())
    });
    insta::assert_snapshot!(heads.join("\n"));
}

#[test]
fn descriptions_end_at_a_word() {
    assert_eq!(shorten("One  two\nthree", 20), "One two three");
    assert_eq!(shorten("One two, three", 9), "One two…");
    assert_eq!(shorten("Ünïcödé wörds", 9), "Ünïcödé…");
    assert_eq!(shorten("Unbreakable", 5), "Unbre…");
}

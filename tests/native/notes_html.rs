//! The HTML of notes, through the whole parser.

use proptest::prelude::*;

use super::support::episode;

#[test]
fn plain_text_keeps_its_lines() {
    let episode = episode("T", "What it is & why.\n0:00 a\n0:30 b\nThe end.", "");
    assert_eq!(episode.episode.notes, "<p>What it is &amp; why.</p><p>The end.</p>");
}

#[test]
fn references_resolve_one_by_one() {
    let summary = |notes| episode("T", notes, "").episode.summary.clone();
    assert_eq!(
        summary("<p>Q&A with R&amp;D&nbsp;people &yen;1 &#8364;2 &#x20ac;3 &#0;</p>"),
        "Q&A with R&D people ¥1 €2 €3 \u{fffd}"
    );
}

#[test]
fn broken_html_keeps_its_words() {
    for notes in ["<p>less < more <b>bold", "<p>an <a href=x>open link", "a <!-- comment", "</p>x"]
    {
        let episode = episode("T", notes, "1:00");
        assert!(!episode.episode.summary.is_empty(), "{notes}");
    }
    assert_eq!(
        episode("T", "<p>1 < 2 &amp; 3&nbsp;&mdash; x</p>", "").episode.summary,
        "1 < 2 & 3 — x"
    );
}

#[test]
fn an_unclosed_item_ends_with_its_list() {
    let notes =
        "<ul><li>one<li>two</ul><p>Prose with <a href=\"https://a.example\">a link</a> in it.</p>";
    let episode = episode("T", notes, "");
    assert!(episode.episode.notes.contains("Prose with"), "{}", episode.episode.notes);
    assert_eq!(episode.episode.references[0].name(), "a link");
}

#[test]
fn notes_are_read_as_browsers_read_them() {
    let cases = [
        // One quote too many, one too few, one that swallows the rest.
        ("<p>See <a href=\"https://e.org/1\"\">one</a>.</p><p>Two.</p>", "See one. Two."),
        ("<p>See <a href=\"https://e.org/1>one</a> and <a href=\"x\">two</a>.</p>", "See two."),
        ("<p>See <a href=\"https://e.org/1>one</a> and more.</p>", "See one and more."),
        // What is not rendered.
        ("<p>a</p><script>for (;i<n&&\"<b>\";) x(\"</p>\")</script><p>b</p>", "a b"),
        ("<style>p > a { x: \"</p>\" }</style><p>a</p>", "a"),
        ("<title>t</title><p>a<template><p>no</p></template>b</p>", "ab"),
        ("<p>a <!-- > <b> --> b</p>", "a b"),
        // All references, with and without semicolon.
        (
            "<p>Nicol&ograve;, &bdquo;r&aacute;pida&ldquo; a 20&deg; &rarr; &hellip;</p>",
            "Nicolò, „rápida“ a 20° → …",
        ),
        ("<p>AT&T &copy 2020 &NotEqualTilde; &#146;s</p>", "AT&T © 2020 ≂̸ ’s"),
        ("<P CLASS=x>a<BR/>b</P>", "a b"),
    ];
    for (notes, summary) in cases {
        assert_eq!(episode("T", notes, "").episode.summary, summary, "{notes}");
    }
    let broken =
        "<p>See <a href=\"https://e.org/1>one</a> and <a href=\"https://e.org/2\">two</a>.</p>";
    assert_eq!(episode("T", broken, "").episode.references, []);
}

proptest! {
    #[test]
    fn written_html_has_the_text_that_was_read(parts in prop::collection::vec(
        prop_oneof![
            "[a-z &;<>\"=/]{0,10}",
            prop::sample::select(vec!["<p>", "</p>", "<br>", "<a href=\"x>y&amp;\">", "</a>", "&eacute;", "&lt;b>"])
                .prop_map(str::to_owned),
        ],
        0..10,
    )) {
        let tokens = html::tokenize(&parts.concat());
        let written = html::to_html(&tokens);
        prop_assert_eq!(html::written_text(&written), html::plain_text(&written));
        prop_assert_eq!(html::to_html(&html::tokenize(&written)), written);
    }
}

//! Notes made to harm, as the host sanitises them for the pages of the build.

use netstack_fm::prerender;
use scraper::{Html, Node};

/// Notes, one a line, that run scripts, fetch something or change the page wherever HTML
/// is inserted as it is. The browser tests try them, too.
const HOSTILE: &str = include_str!("../fixtures/hostile-notes.txt");

/// What is wrong in sanitised notes, as an element or attribute.
fn harm(html: &str) -> Option<String> {
    const ELEMENTS: &str = " html head body a abbr b blockquote br code dd del div dl dt em h2 h3 h4 hr i \
        kbd li ol p pre q s small strong sub sup ul ";
    const ATTRIBUTES: [&str; 6] = ["href", "title", "lang", "dir", "target", "rel"];
    let document = Html::parse_fragment(html);
    document.tree.nodes().find_map(|node| {
        let Node::Element(element) = node.value() else { return None };
        if !ELEMENTS.contains(&format!(" {} ", element.name())) {
            return Some(element.name().to_owned());
        }
        let bad = element.attrs().find(|(name, value)| {
            let value = value.trim().to_ascii_lowercase();
            let scheme = value.split_once(':').map(|(scheme, _)| scheme.to_owned());
            !ATTRIBUTES.contains(name)
                || (*name == "target" && value != "_blank")
                || (*name == "href"
                    && scheme.is_some_and(|s| !["http", "https", "mailto"].contains(&s.as_str())))
        });
        bad.map(|(name, value)| format!("{name}={value}"))
    })
}

fn notes(html: &str) -> String {
    prerender::notes(html, &str::to_owned)
}

#[test]
fn hostile_notes_are_inert() {
    assert!(HOSTILE.lines().count() >= 150);
    for line in HOSTILE.lines() {
        let clean = notes(line);
        assert_eq!(harm(&clean), None, "{line} became {clean}");
        assert_eq!(notes(&clean), clean, "{line} changes when it is sanitised again");
    }
    // All of them at once, in case one opens what another one closes.
    assert_eq!(harm(&notes(HOSTILE)), None);
}

#[test]
fn harmless_notes_stay_as_they_are() {
    for (html, expected) in [
        ("<p>A <b>b</b> &amp; <em>c</em></p>", "<p>A <b>b</b> &amp; <em>c</em></p>"),
        ("<a href='?t=1m'>1:00</a>", "<a href=\"?t=1m\">1:00</a>"),
        ("<a href='/episodes/4'>four</a>", "<a href=\"/episodes/4\">four</a>"),
        (
            "<a href='https://e.org/?a=1&amp;b=2' title='&lt;a &quot;x&quot;'>e</a>",
            "<a href=\"https://e.org/?a=1&amp;b=2\" title=\"&lt;a &quot;x&quot;\" \
             target=\"_blank\" rel=\"noopener noreferrer\">e</a>",
        ),
        ("<a href='javascript:x'>e</a>", "<a>e</a>"),
        ("<ul><li>one<li>two</ul><hr>", "<ul><li>one</li><li>two</li></ul><hr>"),
        ("<pre>\n\n a\n</pre>", "<pre>\n a\n</pre>"),
        ("Tom &amp;amp; Jerry &nbsp;", "Tom &amp;amp; Jerry \u{a0}"),
    ] {
        assert_eq!(notes(html), expected);
    }
}

//! What comes out of an episode's notes, through the whole parser.

use feed::parse;
use proptest::prelude::*;
use show::Item;

fn episode(title: &str, notes: &str, duration: &str) -> Item {
    let feed = format!(
        r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
        <title>T</title><link>https://netstack.fm</link><item><title>{title}</title>
        <description><![CDATA[{notes}]]></description>
        <itunes:duration>{duration}</itunes:duration></item></channel></rss>"#
    );
    let mut show = parse(&feed, "https://example.org/feed.xml").unwrap();
    show.episodes.remove(0)
}

fn chapters(notes: &str) -> Vec<String> {
    let episode = episode("T", notes, "2:00:00");
    episode.episode.chapters.iter().map(|c| format!("{} {}", c.start.clock(), c.title)).collect()
}

#[test]
fn chapter_lists_in_the_shapes_of_the_wild() {
    let expected = ["0:00 Intro", "1:30 Middle", "1:06:36 End"];
    let shapes = [
        "<p>Chapters</p><ul><li>00:00 Intro</li><li>01:30 Middle</li><li>01:06:36 End</li></ul>",
        "<p>00:00 - Intro<br>01:30 - Middle<br/>01:06:36 - End</p>",
        "<p>(0:00) Intro</p><p>(1:30) Middle</p><p>(1:06:36) End</p>",
        "<li>[@0:00] - Intro</li><li>[@1:30] - Middle</li><li>[@1:06:36] - End</li>",
        "- 00:00 – Intro\n• 01:30: Middle\n* 01:06:36 | End",
        "<ul><li><a href=\"#t=0\">00:00</a>\u{a0}Intro</li><li>01:30 <b>Middle</b></li>\
         <li>01:06:36 End</li></ul>",
    ];
    for shape in shapes {
        assert_eq!(chapters(shape), expected, "{shape}");
    }
}

#[test]
fn a_link_inside_a_chapter_title_stays_in_the_title() {
    let notes = "<ul><li>00:00 Intro</li>\
                 <li>27:13 On <a href=\"http://interlisp.org\">interlisp.org</a> today</li></ul>";
    assert_eq!(chapters(notes), ["0:00 Intro", "27:13 On interlisp.org today"]);
}

#[test]
fn times_in_prose_are_no_chapters() {
    for notes in [
        "<p>We met at 3:15 PM and read John 3:16.</p>",
        "<p>12:30 is when we start.</p>",
        "<p>50:00 z</p><p>40:00 y</p><p>30:00 x</p>",
        "<p>2:1 odds</p><p>0:0 draw</p>",
    ] {
        assert_eq!(chapters(notes), [""; 0], "{notes}");
    }
}

#[test]
fn what_starts_after_the_end_is_left_out() {
    let episode = episode("T", "<p>0:00 a</p><p>0:30 b</p><p>9:00 c</p>", "1:00");
    assert_eq!(episode.episode.chapters.len(), 2);
}

#[test]
fn notes_are_taken_apart() {
    let notes = "<p>Episode 8 – Netstack3.</p><p>What it is about.</p><p></p>\
        <p>Learn more:</p><ul><li>smoltcp: <a href=\"https://github.com/m-labs/smoltcp\">\
        https://github.com/m-labs/smoltcp</a></li>\
        <li><a href=\"https://a.example/\">https://a.example/</a> — A</li>\
        <li><a href=\"https://b.example/\">B &amp; co</a></li>\
        <li><a href=\"https://b.example\">again</a></li><li>https://c.example/x</li>\
        <li><a href=\"javascript:alert(1)\">bad</a></li></ul>\
        <p>Chapters</p><ul><li>00:00 Intro</li><li>00:42 More</li></ul>\
        <p>Listen to <a href=\"https://netstack.fm/#episode-4\">that one</a> first.</p>\
        <p>More information: <a href=\"https://netstack.fm/#episode-8\">\
        https://netstack.fm/#episode-8</a></p>";
    let episode = episode("Netstack3", notes, "1:00:00");
    assert_eq!(episode.episode.summary, "What it is about.");
    let references: Vec<_> =
        episode.episode.references.iter().map(|r| format!("{} {}", r.name(), r.url)).collect();
    assert_eq!(
        references,
        [
            "smoltcp https://github.com/m-labs/smoltcp",
            "A https://a.example/",
            "B & co https://b.example/",
            "c.example/x https://c.example/x",
        ]
    );
    assert!(!episode.episode.notes.contains("00:42"), "{}", episode.episode.notes);
    assert!(!episode.episode.notes.contains("Chapters"), "{}", episode.episode.notes);
    assert!(episode.episode.notes.contains("What it is about."), "{}", episode.episode.notes);
    assert!(!episode.episode.notes.contains("#episode-8"), "{}", episode.episode.notes);
    assert!(episode.episode.notes.contains("episodes/4"), "{}", episode.episode.notes);
}

#[test]
fn times_in_prose_lead_to_their_moments() {
    let cases = [
        ("<p>At 12:03 he says</p>", "<p>At <a href=\"?t=12m03s\">12:03</a> he says</p>"),
        ("<p>(1:02:03)</p>", "<p>(<a href=\"?t=1h02m03s\">1:02:03</a>)</p>"),
        (
            "<p>0:10 to 0:20.</p>",
            "<p><a href=\"?t=10s\">0:10</a> to <a href=\"?t=20s\">0:20</a>.</p>",
        ),
        // None of the episode's.
        ("<p>John 3:16</p>", "<p>John 3:16</p>"),
        ("<p>at 9:30 am, 12:30 UTC</p>", "<p>at 9:30 am, 12:30 UTC</p>"),
        ("<p>past 2:00:00</p>", "<p>past 2:00:00</p>"),
        (
            "<p>2001:db8::1, 127.0.0.1:80, v1:23, 16:9, ratio 4:3</p>",
            "<p>2001:db8::1, 127.0.0.1:80, v1:23, 16:9, ratio 4:3</p>",
        ),
        ("<p>x <code>10:20</code></p>", "<p>x <code>10:20</code></p>"),
    ];
    for (notes, expected) in cases {
        assert_eq!(episode("T", notes, "1:56:40").episode.notes, expected, "{notes}");
    }
}

#[test]
fn what_is_no_chapter_after_all_stays_in_the_notes() {
    let notes = "<p>0:00 a</p><p>0:10 b</p><p>0:20 c</p><p>0:30 d</p><p>0:40 e</p>\
                 <p>0:40 twin</p><p>9:00 late</p>";
    let episode = episode("T", notes, "1:00");
    assert_eq!(episode.episode.chapters.len(), 5);
    assert_eq!(episode.episode.notes, "<p><a href=\"?t=40s\">0:40</a> twin</p><p>9:00 late</p>");
}

#[test]
fn a_list_item_with_two_links_stays_whole() {
    let notes = "<ul><li><a href=\"mailto:a@b.c\">Mail us</a> or join \
                 <a href=\"https://discord.gg/x\">Discord</a></li></ul>";
    let episode = episode("T", notes, "");
    assert_eq!(episode.episode.references[0].name(), "Discord");
    assert!(episode.episode.notes.contains("mailto:a@b.c"), "{}", episode.episode.notes);
}

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
fn guests_are_named_in_titles() {
    let cases: [(&str, &[&str]); 14] = [
        ("Hyper with Sean McArthur", &["Sean McArthur"]),
        ("Hyper with Sean McArthur (Ep 2 Remastered)", &["Sean McArthur"]),
        ("Roto And Cascade with Terts and Arya from NLnet Labs", &["Terts", "Arya"]),
        ("Pingora with Edward and Noah from Cloudflare", &["Edward", "Noah"]),
        ("zerocopy with Joshua Liebow-Feeser", &["Joshua Liebow-Feeser"]),
        ("Fuchsia's Netstack3 with Bruno Dal Bo Silva", &["Bruno Dal Bo Silva"]),
        ("GraphQL and Rust with Tom Houlé", &["Tom Houlé"]),
        ("Email protocols with Mauro De Gennaro from Stalwart Labs", &["Mauro De Gennaro"]),
        ("WebAssembly in Practice, A Conversation with Alex Crichton", &["Alex Crichton"]),
        ("A chat w/ Ada Lovelace & Alan Turing", &["Ada Lovelace", "Alan Turing"]),
        ("Interview: featuring Grace Hopper", &["Grace Hopper"]),
        ("Building and testing network stacks with Rama", &[]),
        ("Working with DNS", &[]),
        ("Datastar and Hypermedia", &[]),
    ];
    for (title, guests) in cases {
        let people = episode(title, "", "").details.people;
        let names: Vec<_> = people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, guests, "{title}");
    }
    let people = episode("Roto with Terts and Arya from NLnet Labs", "", "").details.people;
    assert!(people.iter().all(|p| p.affiliation.as_deref() == Some("NLnet Labs")));
}

#[test]
fn references_are_told_by_kind() {
    let cases = [
        ("https://www.rfc-editor.org/rfc/rfc8484.html", "", "RFC 8484"),
        ("https://datatracker.ietf.org/doc/rfc8489/", "", "RFC 8489"),
        ("https://httpwg.org/specs/rfc9110.html#methods", "", "RFC 9110"),
        ("https://datatracker.ietf.org/doc/html/draft-masinter-dated-uri-03", "", "Internet-Draft"),
        ("https://docs.rs/zerocopy-derive/latest/zerocopy_derive/", "", "crate"),
        ("https://crates.io/crates/rama", "", "crate"),
        ("https://lib.rs/crates/rama", "", "crate"),
        ("https://docs.rs/about", "", "site"),
        ("https://github.com/hyperium/hyper.git", "", "repository"),
        ("https://github.com/rust-lang/rust/issues/99571", "", "repository"),
        ("https://github.com/carllerche", "", "person"),
        ("https://hachyderm.io/@wheezle", "", "person"),
        ("https://www.tomhoule.com", "Personal website of Tom Houlé", "person"),
        ("https://www.youtube.com/watch?v=rFejpH_tAHM", "", "video"),
        ("https://www.youtube.com/@GraphQLFoundation", "", "video"),
        ("https://archive.fosdem.org/2025/schedule/event/fosdem-2025-4229-x/", "", "video"),
        ("https://www.wireguard.com/papers/wireguard.pdf", "", "paper"),
        ("https://arxiv.org/abs/2101.00001", "", "paper"),
        ("https://max-inden.de/post/fast-udp-io-in-firefox", "", "article"),
        ("https://blog.cloudflare.com/introducing-oxy/", "", "article"),
        ("https://exyr.org/x", "irfan's blog article", "article"),
        ("https://tokio.rs/", "", "site"),
    ];
    for (url, label, kind) in cases {
        let episode =
            episode("T", &format!("<ul><li><a href=\"{url}\">{url}</a> — {label}</li></ul>"), "");
        assert_eq!(episode.episode.references[0].kind.label(), kind, "{url}");
    }
}

#[test]
fn the_same_thing_is_one_reference() {
    let same = [
        "https://Example.com/a?utm_source=feed&utm_medium=rss",
        "http://www.example.com/a/",
        "https://example.com/a?fbclid=1",
        "https://youtu.be/abc?si=me",
        "https://www.youtube.com/watch?v=abc",
        "https://example.com/a?b=1&utm_term=x",
    ];
    let notes: String =
        same.iter().map(|url| format!("<li><a href=\"{url}\">x y</a></li>")).collect();
    let episode = episode("T", &format!("<ul>{notes}</ul>"), "");
    let urls: Vec<_> = episode.episode.references.iter().map(|r| r.url.as_str()).collect();
    assert_eq!(
        urls,
        ["https://example.com/a", "https://youtu.be/abc", "https://example.com/a?b=1"]
    );
}

#[test]
fn links_in_notes_lead_somewhere() {
    let notes = "<p>See <a href=\"https://www.netstack.fm/#episode-32\">32</a>, \
        <a href=\"/relative?a=1&amp;b=2\">r</a>, <a href=\"#top\">top</a>, \
        <a href=\"https://netstack.fm/#other\">o</a>, <a href=\"mailto:a@b.c\">m</a></p>";
    let episode = episode("T", notes, "");
    for link in [
        "\"/episodes/32\"",
        "\"https://example.org/relative?a=1&amp;b=2\"",
        "\"https://netstack.fm/#other\"",
        "\"mailto:a@b.c\"",
    ] {
        assert!(episode.episode.notes.contains(link), "{link} in {}", episode.episode.notes);
    }
}

#[test]
fn words_stay_where_an_address_is_only_mentioned() {
    let notes = "<ul><li>See https://a.example/x and https://b.example/y for more.</li>\
        <li>https://c.example/z — C</li><li>Read (https://d.example/R_(x)).</li></ul>";
    let episode = episode("T", notes, "");
    let references: Vec<_> =
        episode.episode.references.iter().map(|r| format!("{} {}", r.name(), r.url)).collect();
    assert_eq!(
        references,
        [
            "a.example/x https://a.example/x",
            "b.example/y https://b.example/y",
            "C https://c.example/z",
            "d.example/R_(x) https://d.example/R_(x)",
        ]
    );
    assert!(episode.episode.notes.contains("for more"), "{}", episode.episode.notes);
    assert!(!episode.episode.notes.contains("c.example"), "{}", episode.episode.notes);
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
fn lines_of_text_are_lines_in_spite_of_a_bold_word() {
    let notes = "Hello <b>there</b>\n00:00 Intro\n05:00 Two\n<a href=\"https://a.example\">A</a>";
    assert_eq!(chapters(notes), ["0:00 Intro", "5:00 Two"]);
    assert_eq!(episode("T", notes, "2:00:00").episode.summary, "Hello there");
}

#[test]
fn guests_with_initials_titles_and_trades() {
    let cases: [(&str, &[&str]); 6] = [
        ("TCP with John F. Kennedy", &["John F. Kennedy"]),
        ("TCP with Dr. Jane Doe", &["Jane Doe"]),
        ("TCP with Anna Leadbetter", &["Anna Leadbetter"]),
        ("TCP with Jane Doe, CEO of Acme", &["Jane Doe"]),
        ("TCP with Jane Doe [Remaster]", &["Jane Doe"]),
        ("Where Rust and C Meet Embedded Systems", &[]),
    ];
    for (title, guests) in cases {
        let episode = episode(title, "", "");
        let names: Vec<_> = episode.details.people.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, guests, "{title}");
    }
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

#[test]
fn a_link_of_a_chapter_is_a_reference_and_the_chapters_link() {
    let notes = "<ul><li>00:10 Intro</li><li><a href=\"https://netstack.fm/#t=5:10\">05:10</a> \
                 <a href=\"https://curl.se/\">cURL 8</a> and <a href=\"https://wget.test/\">wget</a></li>\
                 <li>07:00 https://bare.test/</li></ul>";
    let episode = episode("T", notes, "1:00:00").episode;
    let chapters: Vec<_> =
        episode.chapters.iter().map(|c| (c.title.as_str(), c.link.as_deref())).collect();
    assert_eq!(
        chapters,
        [
            ("Intro", None),
            ("cURL 8 and wget", Some("https://curl.se/")),
            ("https://bare.test/", None),
        ]
    );
    let references: Vec<_> =
        episode.references.iter().map(|r| format!("{} {}", r.name(), r.url)).collect();
    assert_eq!(references, ["cURL 8 https://curl.se/", "wget https://wget.test/"]);
}

#[test]
fn no_words_are_lost() {
    // A second item with the same address.
    let notes = "<ul><li><a href=\"https://a.test/x\">Fly</a></li><li><a href=\"https://a.test/x\">Coldwater</a></li>\
                 <li><a href=\"https://a.test/x\">here</a></li></ul>";
    let twice = episode("T", notes, "").episode;
    assert!(twice.notes.contains("Coldwater"), "{}", twice.notes);
    assert!(!twice.notes.contains("here"), "{}", twice.notes);
    assert_eq!(twice.references[0].label.as_deref(), Some("Fly"));
    // The label that tells most.
    let notes = "<ul><li><a href=\"https://b.test/\">https://b.test/</a></li>\
                 <li><a href=\"https://b.test/\">The book</a></li><li><a href=\"https://b.test/\">The book of curl</a></li></ul>";
    let best = episode("T", notes, "").episode;
    assert_eq!(best.references[0].label.as_deref(), Some("The book of curl"));
    // Words beside an address in a label.
    let notes = "<ul><li><a href=\"https://t.test/1\">Dennis: “A frame for the panel. https://t.co/x”</a></li></ul>";
    let label = episode("T", notes, "").episode.references[0].label.clone();
    assert_eq!(label.as_deref(), Some("Dennis: “A frame for the panel. https://t.co/x”"));
}

#[test]
fn a_footer_is_dropped_where_it_is_one() {
    let cases = [
        ("<p>A.</p><p>Support the show and help us stay independent.</p>", true),
        ("<p>Support the show</p><p>It is good.</p>", true),
        ("<p>A.</p><p><a href=\"https://b.test\">Support the show</a></p>", false),
        ("<p>A.</p><p>Hosted on Acast. See acast.com/privacy for more information.</p>", false),
        ("<p>A.</p><p>Learn more about your ad choices. Visit megaphone.fm/adchoices</p>", false),
    ];
    for (notes, stays) in cases {
        let kept = &episode("T", notes, "").episode.notes;
        let found = ["Support", "Acast", "choices"].iter().any(|word| kept.contains(word));
        assert_eq!(found, stays, "{notes}: {kept}");
    }
}

#[test]
fn times_are_chapters_if_there_is_a_reason() {
    let lists = [
        ("<p>04:03 - a\n05:30 - b\n07:37 - c</p>", vec!["4:03 a", "5:30 b", "7:37 c"]),
        ("<p>Topics:<br>0:00 a<br/>\n5:00 b</p>", vec!["0:00 a", "5:00 b"]),
        ("<p>00：00 a<br>12：30 b<br>1：02：05 c</p>", vec!["0:00 a", "12:30 b", "1:02:05 c"]),
        (
            "<p>００：００　a<br>０５：３０　b<br>４５：００　c</p>",
            vec!["0:00 a", "5:30 b", "45:00 c"],
        ),
        (
            "<ul><li>0m30s a</li><li>12m30s b</li><li>1h02m c</li></ul>",
            vec!["0:30 a", "12:30 b", "1:02:00 c"],
        ),
        ("<ul><li>1:02.5 a</li><li>1:02:03.5 b</li></ul>", vec!["1:02 a", "1:02:03 b"]),
        ("<p>Intro (0:00)</p><p>Talk (5:30)</p>", vec!["0:00 Intro", "5:30 Talk"]),
        ("<p>1:00 a</p><p>2:00 b</p><p>3:00 c</p>", vec!["1:00 a", "2:00 b", "3:00 c"]),
    ];
    for (notes, expected) in lists {
        assert_eq!(chapters(notes), expected, "{notes}");
    }
    for notes in [
        "<ul><li>12:30 Uhr: Treffen</li><li>18:00 Uhr: Ende</li></ul>",
        "<p>8 October: a talk (17:00)</p><p>9 October: another (18:30)</p>",
        "<p>17:00 doors.</p><p>Some words.</p><p>18:30 concert.</p>",
        "<p>14:00 h llegada</p><p>15:00 h salida</p><p>16:00 h fin</p>",
        "<p>We met at\n12:30 and left at\n13:30 sharp</p>",
    ] {
        assert_eq!(chapters(notes), [""; 0], "{notes}");
    }
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

//! What comes out of an episode's notes, through the whole parser.

use super::support::episode;

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
fn a_list_item_with_two_links_stays_whole() {
    let notes = "<ul><li><a href=\"mailto:a@b.c\">Mail us</a> or join \
                 <a href=\"https://discord.gg/x\">Discord</a></li></ul>";
    let episode = episode("T", notes, "");
    assert_eq!(episode.episode.references[0].name(), "Discord");
    assert!(episode.episode.notes.contains("mailto:a@b.c"), "{}", episode.episode.notes);
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

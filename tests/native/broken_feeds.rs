//! Feeds that are not quite well-formed: a fault costs its element, at most its item.

use feed::parse;
use proptest::prelude::*;
use show::{Item, Show};

const ADDRESS: &str = "https://example.org/show/feed.xml";

fn read(text: &str) -> Show {
    parse(text, ADDRESS).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A feed of three items; this is in the second one.
fn feed(second: &str) -> String {
    let item = |number: u8, more: &str| {
        format!(
            "<item><title>Part {number}</title><guid>{number}</guid>\
             <enclosure url=\"https://e.org/{number}.mp3\" type=\"audio/mpeg\"/>{more}</item>"
        )
    };
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" \
         xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>T</title>\
         {}{}{}</channel></rss>",
        item(1, ""),
        item(2, second),
        item(3, "")
    )
}

/// A feed of one item.
fn one(item: &str) -> Item {
    let mut show = read(&format!(
        "<rss version='2.0'><channel><title>T</title><item><title>A</title>{item}</item>\
         </channel></rss>"
    ));
    show.episodes.remove(0)
}

fn titles(show: &Show) -> Vec<String> {
    show.episodes.iter().map(|item| item.episode.title()).collect()
}

fn warned(show: &Show, words: &str) -> bool {
    show.warnings.iter().any(|warning| warning.what.contains(words))
}

fn second(extra: &str) -> Item {
    let mut show = read(&feed(extra));
    assert_eq!(titles(&show), ["Part 1", "Part 2", "Part 3"], "{extra}");
    show.episodes.remove(1)
}

#[test]
fn a_fault_costs_its_element() {
    let cases = [
        // A section that ends early, and one inside another.
        "<description><![CDATA[<p>It ends with ]]> in XML.</p>]]></description>",
        "<description><![CDATA[a <![CDATA[b]]> c]]></description>",
        // Tags without counterpart.
        "<description><p>One<br>Two</description>",
        "<description>One</p></b></description>",
        "<itunes:duration>1:00</itunes:length></itunes:duration>",
        "<itunes:keywords><b>x",
        "<description>No end tag<guid>2</guid>",
        // Prefixes and entities that nobody declares.
        "<unknown:thing xlink:href=\"x\">y</unknown:thing>",
        "<description>&unknown; & &amp; &eacute;</description>",
        "<media:content><media:title>x</media:content>",
        "<itunes:image href=unquoted/>",
        "<!-- a -- b -->",
    ];
    for case in cases {
        let episode = second(case).episode;
        let audio = episode.audio.as_ref().map(|audio| audio.url.as_str());
        assert_eq!(audio, Some("https://e.org/2.mp3"), "{case}");
    }
    let section = second(cases[0]).episode;
    assert_eq!(section.summary, "It ends with in XML.");
}

#[test]
fn a_broken_item_costs_itself() {
    for case in [
        "<enclosure url=\"https://e.org/2.mp3 type=\"audio/mpeg\"/>",
        "<description><![CDATA[never ends</description>",
        "<a href='x>",
        "<!broken>",
        "<!-- never ends",
    ] {
        let show = read(&feed(case));
        assert_eq!(titles(&show), ["Part 1", "Part 3"], "{case}");
        assert!(warned(&show, "broken XML"), "{case} {:?}", show.warnings);
        assert_eq!(show.title, "T");
    }
    // An item without end tag ends where the next one begins.
    let text = feed("").replacen("</item>", "", 1);
    assert_eq!(titles(&read(&text)), ["Part 1", "Part 2", "Part 3"]);
    // What ends in the middle is no broken item.
    let text = feed("<description><![CDATA[never ends");
    assert!(parse(text.trim_end_matches("</rss>"), ADDRESS).is_err());
}

#[test]
fn items_are_read_wherever_they_are() {
    let item = "<item><title>A</title><guid>1</guid></item>";
    for text in [
        format!("<rss version='2.0'><channel><title>T</title></channel>{item}</rss>"),
        format!("<rss version='2.0'>{item}<channel><title>T</title></channel></rss>"),
    ] {
        let show = read(&text);
        assert_eq!((show.title.as_str(), titles(&show)), ("T", vec!["A".to_owned()]));
        assert!(warned(&show, "outside of the <channel>"), "{:?}", show.warnings);
    }
    let show = read(&format!("<rss version='2.0'>{item}</rss>"));
    assert_eq!(titles(&show), ["A"]);
}

#[test]
fn usual_prefixes_mean_the_same_without_declaration() {
    let show = read(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/content'><channel><title>T</title>\
         <itunes:author>Ada</itunes:author><item><title>A</title>\
         <itunes:duration>20:00</itunes:duration>\
         <itunes:episode>7</itunes:episode><itunes:image href=' /a.png '/>\
         <podcast:person role='guest'>Grace</podcast:person><psc:chapters>\
         <psc:chapter start='0:00' title='x'/><psc:chapter start='1:00' title='y'/></psc:chapters>\
         <media:content url='https://e.org/a.mp3' type='audio/mpeg'/>\
         <content:encoded><![CDATA[<p>Hello</p>]]></content:encoded></item></channel></rss>",
    );
    let Item { episode, details } = &show.episodes[0];
    assert_eq!(show.author.as_deref(), Some("Ada"));
    assert_eq!((episode.number, episode.notes.as_str()), (Some(7), "<p>Hello</p>"));
    assert_eq!(episode.image.as_deref(), Some("https://example.org/a.png"));
    assert_eq!((details.people.len(), episode.chapters.len()), (1, 2));
    assert_eq!(episode.audio.as_ref().map(|audio| audio.url.as_str()), Some("https://e.org/a.mp3"));
    assert!(warned(&show, "xmlns:itunes") && warned(&show, "xmlns:psc"), "{:?}", show.warnings);
    assert_eq!(show.warnings.iter().filter(|w| w.what.contains("xmlns:itunes")).count(), 1);
}

#[test]
fn rss_in_a_default_namespace_is_rss() {
    for uri in ["http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss", ""] {
        let show = read(&format!(
            "<rss version='2.0' xmlns='{uri}'><channel><title>T</title><item><title>A</title>\
             <description>Words</description><enclosure url='/1.mp3' type='audio/mpeg'/></item>\
             </channel></rss>"
        ));
        assert_eq!((show.title.as_str(), titles(&show)), ("T", vec!["A".to_owned()]), "{uri}");
        assert_eq!(show.episodes[0].episode.summary, "Words");
    }
}

#[test]
fn an_atom_text_of_unknown_type_is_text() {
    for kind in ["application/x-custom", "", "text/plain", "TEXT", "html "] {
        let show = read(&format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title type='{kind}'>T</title><id>f</id>\
             <entry><id>1</id><title type='{kind}'>A</title><summary type='{kind}'>Words</summary>\
             <link rel='enclosure' type='audio/mpeg' href='https://e.org/1.mp3'/></entry></feed>"
        ));
        assert_eq!((show.title.as_str(), titles(&show)), ("T", vec!["A".to_owned()]), "{kind}");
        assert!(show.episodes[0].episode.audio.is_some(), "{kind}");
    }
}

#[test]
fn markup_that_is_not_escaped_is_part_of_the_text() {
    let Item { episode, .. } = second(
        "<description>What <em>is</em> good <br/>compression? \
         <a href=\"https://a.test/\">Time</a> &amp; more.</description>",
    );
    assert_eq!(episode.summary, "What is good compression? Time & more.");
    assert_eq!(episode.references[0].url, "https://a.test/");
    let show = read(&feed("").replace("Part 2", "All <i>about</i> <b>markup</b>"));
    assert_eq!(show.episodes[1].episode.title(), "All about markup");
}

#[test]
fn titles_are_decoded_once_more() {
    let cases = [
        ("Wires &amp;amp; Waves", "Wires & Waves"),
        ("&amp;#8220;Cats&amp;#8221; &amp;#39;n&amp;#39; Caf&amp;eacute;s", "“Cats” 'n' Cafés"),
        ("Caf&eacute; &hearts;", "Café ♥"),
        ("&lt;![CDATA[R&amp;amp;D]]&gt;", "R&D"),
        ("&lt;p&gt;Two &amp;amp; three&lt;/p&gt;", "Two & three"),
        ("<![CDATA[&lt;i&gt;Dune&lt;/i&gt; again]]>", "Dune again"),
        // No markup, and no reference.
        ("Vec&lt;T&gt; and R&amp;D", "Vec<T> and R&D"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("Why &lt;b&gt; is bold", "Why <b> is bold"),
    ];
    for (title, expected) in cases {
        let show = feed("").replace("Part 2", title);
        let show = read(&show.replace("<title>T<", &format!("<title>{title}<")));
        assert_eq!(show.episodes[1].episode.title(), expected, "{title}");
        assert_eq!(show.title, expected, "{title}");
    }
}

#[test]
fn notes_lose_the_layers_around_their_markup() {
    let cases = [
        ("<![CDATA[&lt;p&gt;One &amp;amp; two.&lt;/p&gt;]]>", "<p>One &amp; two.</p>"),
        ("&lt;![CDATA[&lt;p&gt;One.&lt;/p&gt;]]&gt;", "<p>One.</p>"),
        ("&amp;lt;![CDATA[&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;]]&amp;gt;", "<p>One.</p>"),
        ("&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;", "<p>One.</p>"),
        ("<![CDATA[&lt;![CDATA[<p>One.</p>]]&gt;]]>", "<p>One.</p>"),
        // A text about HTML stays one.
        ("&lt;p&gt;Use &amp;lt;b&amp;gt;.&lt;/p&gt;", "<p>Use &lt;b>.</p>"),
        ("<![CDATA[Vec&lt;T&gt; is a list]]>", "<p>Vec&lt;T> is a list</p>"),
    ];
    for (notes, expected) in cases {
        let item = second(&format!("<description>{notes}</description>"));
        assert_eq!(item.episode.notes, expected, "{notes}");
    }
}

#[test]
fn an_empty_address_leads_nowhere() {
    let show = read(
        "<rss version='2.0'><channel><title>T</title><link></link><item><title>A</title>\
         <link> </link><enclosure url='' length='0' type='audio/mpeg'/><description><![CDATA[\
         <a href=''>x</a> <a href='#top'>y</a>]]></description></item><item><title>B</title>\
         <enclosure url=' ' type='audio/mpeg'/><itunes:image href=''/></item></channel></rss>",
    );
    assert_eq!((show.link.as_deref(), show.image.as_deref()), (None, None));
    for Item { episode, details } in &show.episodes {
        assert_eq!((&episode.audio, &details.link, &episode.image), (&None, &None, &None));
        assert_eq!(episode.references, []);
    }
    assert_ne!(show.episodes[0].episode.id, show.episodes[1].episode.id);
    assert!(warned(&show, "has no audio"));
}

#[test]
fn a_picture_is_never_the_audio() {
    let cases = [
        (
            "<media:content url='https://e.org/c.jpg' medium='image' type='image/jpeg'/>\
             <media:content url='https://e.org/c.mp3' type='file'/>",
            Some("https://e.org/c.mp3"),
        ),
        ("<media:content url='https://e.org/only.jpg' medium='image'/>", None),
        ("<media:content url='https://e.org/picture' medium='image'/>", None),
        ("<enclosure url='https://e.org/cover.PNG?x=.mp3' type='audio/mpeg'/>", None),
        ("<enclosure url='https://e.org/notes.pdf'/>", None),
        ("<enclosure url='https://e.org/a.mp3' type='image/jpeg'/>", Some("https://e.org/a.mp3")),
        ("<enclosure url='https://e.org/play?id=7'/>", Some("https://e.org/play?id=7")),
        ("<enclosure url='https://e.org/v.mp4' type='video/mp4'/>", Some("https://e.org/v.mp4")),
        (
            "<enclosure url='https://e.org/1.mp3?a=1&copy=2&amp;lt=3'/>",
            Some("https://e.org/1.mp3?a=1&copy=2&lt=3"),
        ),
        ("<enclosure url='”https://e.org/1.mp3”'/>", Some("https://e.org/1.mp3")),
    ];
    for (media, expected) in cases {
        let audio = one(media).episode.audio.clone();
        assert_eq!(audio.as_ref().map(|audio| audio.url.as_str()), expected, "{media}");
    }
}

#[test]
fn pictures_have_absolute_addresses() {
    let show = read(
        "<rss version='2.0'><channel><title>T</title><image><url>\n logo.png </url></image>\
         <itunes:image>href=http://a.test/broken.png\"&gt;</itunes:image>\
         <item><title>A</title><media:thumbnail url=' ../a.jpg '/></item></channel></rss>",
    );
    assert_eq!(show.image.as_deref(), Some("https://example.org/show/logo.png"));
    assert_eq!(show.episodes[0].episode.image.as_deref(), Some("https://example.org/a.jpg"));
}

#[test]
fn an_exact_copy_is_shown_once() {
    let item = |title: &str, audio: u8| {
        format!(
            "<item><title>{title}</title><guid>dup</guid>\
             <enclosure url='https://e.org/{audio}.mp3' type='audio/mpeg'/></item>"
        )
    };
    let items = [("One", 1), ("Two", 2), ("One", 1), ("One", 3), ("Two", 2)];
    let items = items.map(|(title, audio)| item(title, audio)).concat();
    let show =
        read(&format!("<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"));
    assert_eq!(titles(&show), ["One", "Two", "One"]);
    assert_eq!(show.warnings.iter().filter(|w| w.what.contains("copy")).count(), 2);
}

#[test]
fn dates_in_every_form_that_browsers_and_readers_accept() {
    let cases = [
        ("Wed, 3 Jun 2020 15:20:44 PST", 1_591_226_444),
        ("Wed, 3 Jun 2020 15:20:44 CEST", 1_591_190_444),
        ("Wed, 3 Jun 2020 15:20:44 GMT+0200 (CEST)", 1_591_190_444),
        ("Wed Jun  3 15:20:44 PDT 2020", 1_591_222_844),
        ("Wed Jun 03 2020 15:20:44 GMT+0200", 1_591_190_444),
        ("3 Jun 20 15:20 EST", 1_591_215_600),
        ("Wednesday, 03-Jun-20 15:20:44 UTC", 1_591_197_644),
        ("June 3rd, 2020 3:20 PM", 1_591_197_600),
        ("6/3/2020 3:20:44 PM", 1_591_197_644),
        ("23/6/2020", 1_592_870_400),
        ("03.06.2020 15:20", 1_591_197_600),
        ("2020-06-03 15:20:44", 1_591_197_644),
        ("2020-06-03T15:20", 1_591_197_600),
        ("2020-06-03T15:20:44+02", 1_591_190_444),
        ("2020/06/03 15:20:44 EDT", 1_591_212_044),
        ("20200603T152044Z", 1_591_197_644),
        ("20200603", 1_591_142_400),
        ("2020-155", 1_591_142_400),
        ("2020-06", 1_590_969_600),
        ("2020", 1_577_836_800),
        ("Mié, 3 de junio de 2020 12:00:00 am", 1_591_142_400),
        ("Mar, 03 Mär 2020 15:20:44 MEZ", 1_583_245_244),
        ("3. Dezember 2020", 1_606_953_600),
        ("2020년 06월 03일 오후 3:20", 1_591_197_600),
        ("Τετ, 03 Ιουν 2020 15:20:44 EEST", 1_591_186_844),
        // The time is none: the day is better than nothing.
        ("Wed, 3 Jun 2020 99:99:99", 1_591_142_400),
        ("Wed, 31 Jun 2020 24:00:00 +0000", 1_593_648_000),
        ("Thu, 03 Jun 99 10:00 GMT", 928_404_000),
    ];
    for date in ["Wed, 30 Nov -0001 00:00:00 +0000", "0000-00-00 00:00:00", "soon", "31 Foo 2020 x"]
    {
        assert_eq!(one(&format!("<pubDate>{date}</pubDate>")).episode.published, None, "{date}");
    }
    for (date, expected) in cases {
        let published = one(&format!("<pubDate>{date}</pubDate>")).episode.published;
        assert_eq!(published.map(|published| published.unix), Some(expected), "{date}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_in_an_item_the_feed_is_read(parts in prop::collection::vec(
        prop_oneof![
            "[a-z &;<>'\"=/!-]{0,12}",
            prop::sample::select(vec![
                "<description>", "</description>", "<![CDATA[", "]]>", "<p>", "</p>", "&eacute;",
                "<itunes:image href=\"x",
            ]).prop_map(str::to_owned),
        ],
        0..12,
    )) {
        let show = parse(&feed(&parts.concat()), ADDRESS);
        let first = show.as_ref().ok().and_then(|show| show.episodes.first());
        let title = first.map(|item| item.episode.title());
        prop_assert_eq!(title.as_deref(), Some("Part 1"), "{:?}", show.err());
    }
}

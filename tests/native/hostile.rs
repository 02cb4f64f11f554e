//! Feeds made to harm, or written by broken programs: they cost themselves only,
//! and the show says what was left out.

use std::io::Read as _;

use catalogue::{Catalogue, FeedSource};
use feed::{limits, parse, transcript};
use proptest::prelude::*;
use show::Show;
use site::Site;

const ADDRESS: &str = "https://example.org/feed.xml";
const EMBEDDED: &str = include_str!("../../public/feed.xml");
const HOSTS: [&str; 8] = [
    include_str!("../fixtures/hosts/anchor.xml"),
    include_str!("../fixtures/hosts/buzzsprout.xml"),
    include_str!("../fixtures/hosts/castopod.xml"),
    include_str!("../fixtures/hosts/libsyn.xml"),
    include_str!("../fixtures/hosts/megaphone.xml"),
    include_str!("../fixtures/hosts/podlove.xml"),
    include_str!("../fixtures/hosts/riverside.xml"),
    include_str!("../fixtures/hosts/transistor.xml"),
];

fn feed(items: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
         xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>T</title>{items}\
         </channel></rss>"
    )
}

fn read(items: &str) -> Show {
    parse(&feed(items), ADDRESS).unwrap()
}

fn warnings(show: &Show) -> Vec<String> {
    show.warnings.iter().map(|w| format!("{}|{}", w.item, w.what)).collect()
}

fn titles(show: &Show) -> Vec<String> {
    show.episodes.iter().map(|episode| episode.episode.title()).collect()
}

/// An item with a title, a guid and whatever else.
fn item(title: &str, rest: &str) -> String {
    format!("<item><title>{title}</title><guid>{title}</guid>{rest}</item>")
}

#[test]
fn of_too_many_episodes_the_newest_are_shown() {
    let dated = |day: usize| {
        let date = chrono::DateTime::from_timestamp(day as i64 * 86_400, 0).unwrap();
        item(&format!("Day {day}"), &format!("<pubDate>{}</pubDate>", date.to_rfc2822()))
    };
    let count = 2 * limits::EPISODES + 50;
    // The oldest first, so that the newest are not simply the first ones.
    let show = read(&(0..count).map(dated).collect::<String>());
    assert_eq!(show.episodes.len(), limits::EPISODES);
    assert_eq!(show.episodes[0].episode.title(), format!("Day {}", count - 1));
    let oldest = show.episodes.last().unwrap().episode.title();
    assert_eq!(oldest, format!("Day {}", count - limits::EPISODES));
    assert!(warnings(&show)[0].ends_with("has 20050 episodes; the newest 10000 are shown"));
}

#[test]
fn an_item_without_end_costs_itself() {
    let long = "long ".repeat(limits::ITEM_BYTES);
    let huge_tag = format!("<x a='{long}'/>");
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let people = "<podcast:person role='guest'>A</podcast:person>".repeat(200_000);
    let cases = [
        (format!("<description>{long}</description>"), "too long"),
        (format!("<itunes:summary>{long}</itunes:summary>"), "too long"),
        (huge_tag, "tag without end"),
        (deep.clone(), "nested too deep"),
        (format!("<podcast:value>{deep}</podcast:value>"), "nested too deep"),
        (people, "too long"),
    ];
    for (rest, expected) in cases {
        let show = read(&format!("{}{}{}", item("a", ""), item("b", &rest), item("c", "")));
        assert_eq!(titles(&show), ["a", "b", "c"], "{expected}");
        let said = warnings(&show).into_iter().filter(|w| w.contains(expected)).count();
        assert_eq!(said, 1, "{expected}: {:?}", warnings(&show));
        assert!(show.episodes[1].details.people.len() <= limits::PEOPLE);
    }
}

#[test]
fn an_item_that_cannot_be_read_costs_itself() {
    // Media RSS, RSS authors and the like are where feed-rs can fall over.
    let odd = [
        "<author>É a@b.co—x</author>",
        "<media:text xmlns:media='http://search.yahoo.com/mrss/' start='99999999999999999999:00:00'/>",
        "<media:content xmlns:media='http://search.yahoo.com/mrss/' type='no type' duration='-9'/>",
        "<enclosure url='::' length='-5' type='audio'/>",
        "<pubDate>Sat, 31 Feb 99999 25:61:61 XYZ</pubDate>",
        "<description><b>unclosed &nosuch; &#x110000; &#0;</b></description>",
        "<itunes:duration>99999999999999999999999:99</itunes:duration>",
        "<podcast:person role='Maintainer' group='Crew'>A</podcast:person>",
        "<guid></guid><link></link><enclosure/>",
        "\0\u{1}\u{fffe}",
    ];
    for rest in odd {
        let show = read(&format!("{}{}{}", item("a", ""), item("b", rest), item("c", "")));
        assert_eq!(titles(&show), ["a", "b", "c"], "{rest}");
    }
}

/// Not timed: each of these would take minutes if it took more than its size.
#[test]
fn names_and_cues_cost_no_more_than_their_size() {
    let person = |name: &str| format!("<podcast:person role='guest'>{name}</podcast:person>");
    let long =
        ["a", "b"].map(|end| item(end, &person(&format!("J{}{end} Smith", "x".repeat(150_000)))));
    let many: String = (0..20_000)
        .map(|n| item(&n.to_string(), &person(&format!("Ad{}m X{}", ["a", "i"][n % 2], n / 2))))
        .collect();
    let adams = item("s", &format!("<description>{}</description>", "Adam ".repeat(90_000)));
    for items in [long.concat(), many + &adams] {
        let show = read(&items);
        let catalogue = Catalogue::new(&show, &Site::default(), &FeedSource::default(), &[]);
        assert!(!catalogue.entries.is_empty());
    }
    let words = vec!["{\"body\":\"a\"}"; 200_000].join(",");
    let cues =
        transcript::read(&format!("{{\"segments\":[{words}]}}"), Some("application/json"), "");
    assert!(cues.iter().all(|cue| cue.text.len() < 1_000));
}

#[test]
fn entities_are_no_bombs() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let show =
        parse(&format!("{bomb}{}", feed(&item("a", "<description>&c;&x;</description>"))), ADDRESS);
    let show = show.unwrap();
    assert!(show.episodes[0].episode.summary.len() < 20, "{}", show.episodes[0].episode.summary);
}

#[test]
fn items_where_none_belong_are_none() {
    let nested = "<x><item><title>x</title></item></x>\
        <podcast:liveItem status='live'><title>live</title><item/></podcast:liveItem>";
    let show = read(&format!("{}{nested}{}", item("a", nested), item("b", "")));
    assert_eq!(titles(&show), ["a", "b"]);
}

#[test]
fn json_feeds_have_limits_too() {
    let items = ["{\"id\":\"x\"}"; 5].join(",");
    let long = "y".repeat(limits::ITEM_BYTES);
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\
         \"items\":[{items},{{\"id\":\"long\",\"content_text\":\"{long}\"}},17,{{\"id\":\"last\"}}]}}"
    );
    let show = parse(&json, ADDRESS).unwrap();
    let ids: Vec<_> = show.episodes.iter().map(|e| e.episode.id.0.as_str()).collect();
    assert!(ids.contains(&"last"), "{ids:?}");
    assert!(warnings(&show).iter().any(|w| w.contains("item 6")), "{:?}", warnings(&show));
    assert!(warnings(&show).iter().any(|w| w.contains("item 7")), "{:?}", warnings(&show));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(parse(&json.replace("\"T\"", &deep), ADDRESS).is_err());
}

/// The inputs that `make fuzz` has found to take different paths.
#[test]
fn the_fuzzers_corpus_is_read_or_refused() {
    let corpus: &[u8] = include_bytes!("../../fuzz/corpus.tar.gz");
    let mut corpus = tar::Archive::new(flate2::read::GzDecoder::new(corpus));
    let mut read = 0;
    for file in corpus.entries().unwrap() {
        let mut bytes = Vec::new();
        file.unwrap().read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(parse(&text, ADDRESS), parse(&text, ADDRESS));
        transcript::read(&text, None, "");
        read += 1;
    }
    assert!(read > 100, "the corpus has {read} files");
}

/// XML that nests names as it likes, the ones that mean something above all.
fn any_tree() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("item"),
        Just("channel"),
        Just("title"),
        Just("description"),
        Just("guid"),
        Just("pubDate"),
        Just("enclosure"),
        Just("link"),
        Just("itunes:duration"),
        Just("itunes:image"),
        Just("podcast:person"),
        Just("podcast:transcript"),
        Just("podcast:alternateEnclosure"),
        Just("category"),
        Just("p"),
    ];
    let text = prop_oneof!["[ -~]{0,12}", "\\PC{0,6}", "[0-9:.]{0,9}"];
    let leaf = (name.clone(), text).prop_map(|(name, text)| {
        let text = text.replace(['<', '>'], "");
        format!("<{name} url='{text}' role='{text}'>{text}</{name}>")
    });
    leaf.prop_recursive(6, 64, 6, move |inner| {
        (name.clone(), prop::collection::vec(inner, 0..6))
            .prop_map(|(name, inner)| format!("<{name}>{}</{name}>", inner.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_tree_brings_the_parser_down(trees in prop::collection::vec(any_tree(), 0..6)) {
        let text = feed(&trees.concat());
        let show = parse(&text, ADDRESS);
        prop_assert_eq!(&show, &parse(&text, ADDRESS));
        if let Ok(show) = show {
            let dates: Vec<_> = show.episodes.iter().map(|e| e.episode.published).collect();
            prop_assert!(dates.is_sorted_by(|a, b| a >= b));
        }
    }

    #[test]
    fn no_bytes_bring_the_parser_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = parse(&text, ADDRESS);
        let _ = parse(&format!("<rss>{text}"), ADDRESS);
        let _ = parse(&format!("{{{text}"), ADDRESS);
    }

    #[test]
    fn a_mutated_feed_is_read_or_refused(
        host in 0..HOSTS.len(), at in 0.0..1.0_f64, cut in 0..40_usize, put in "[<>&/=\"' a-z0-9:]{0,12}",
    ) {
        let feed = HOSTS[host];
        let start = feed.floor_char_boundary((feed.len() as f64 * at) as usize);
        let end = feed.ceil_char_boundary((start + cut).min(feed.len()));
        let mutated = format!("{}{put}{}", &feed[..start], &feed[end..]);
        let first = parse(&mutated, ADDRESS);
        prop_assert_eq!(first, parse(&mutated, ADDRESS));
    }

    #[test]
    fn order_and_count_are_kept(order in Just((0..14_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let (head, rest) = EMBEDDED.split_once("<item>").unwrap();
        let items: Vec<_> = rest.trim_end_matches("</channel></rss>").split("<item>").collect();
        let shuffled: String = order.iter().map(|i| format!("<item>{}", items[*i])).collect();
        let show = parse(&format!("{head}{shuffled}</channel></rss>"), ADDRESS).unwrap();
        prop_assert_eq!(titles(&show), titles(&parse(EMBEDDED, ADDRESS).unwrap()));
    }
}

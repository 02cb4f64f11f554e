//! How much memory a feed may cost: ten times its size, and 16 MB. A program of
//! its own, since it counts every byte that is allocated.

use feed::parse;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const LATER: &str = include_str!("../fixtures/feed-later.xml");

/// What each feed costs at most, in bytes, beside itself.
fn allowance(feed: &str) -> usize {
    10 * feed.len() + 16 * 1_000_000
}

fn rss(items: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:podcast='https://podcastindex.org/namespace/1.0' \
         xmlns:psc='http://podlove.org/simple-chapters'><channel><title>T</title>{items}</channel></rss>"
    )
}

fn in_one_item(content: &str) -> String {
    rss(&format!("<item><guid>1</guid>{content}</item>"))
}

fn notes(html: &str) -> String {
    in_one_item(&format!("<description><![CDATA[{html}]]></description>"))
}

#[test]
fn no_feed_costs_more_than_it_may() {
    let many = 300_000;
    let (head, items) = LATER.split_once("<item>").unwrap_or_default();
    let items = items.trim_end_matches("</channel></rss>");
    let feeds = [
        ("the later show", LATER.to_owned()),
        (
            "the later show, a hundred times",
            format!("{head}<item>{}</channel></rss>", [items; 100].join("<item>")),
        ),
        ("nothing but items", rss(&"<item/>".repeat(many))),
        (
            "an element of 100 MB",
            in_one_item(&format!("<description>{}</description>", "long text ".repeat(10_000_000))),
        ),
        ("so many persons", in_one_item(&"<podcast:person>A</podcast:person>".repeat(many))),
        (
            "so many persons of the channel",
            rss(&format!("{}<item/>", "<podcast:person>A</podcast:person>".repeat(many))),
        ),
        (
            "so many chapters",
            in_one_item(&format!(
                "<psc:chapters>{}</psc:chapters>",
                "<psc:chapter start='1' title='a'/>".repeat(many)
            )),
        ),
        (
            "nested so many times",
            in_one_item(&format!("{}{}", "<a>".repeat(many), "</a>".repeat(many))),
        ),
        ("notes of nothing but tags", notes(&"<b>".repeat(many))),
        ("notes of nothing but breaks", notes(&"<br>".repeat(many))),
        ("notes of nothing but links", notes(&"<a href=//e.org>".repeat(many))),
        ("notes of nothing but stamps", notes(&"0:01 a\n".repeat(many))),
        (
            "JSON of nothing but items",
            format!(
                "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"\",\"items\":[{}{{}}]}}",
                "{},".repeat(many)
            ),
        ),
    ];
    for (name, feed) in feeds {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let outcome = parse(&feed, "https://example.org/feed.xml");
        let peak = MEMORY.peak_usage().saturating_sub(before);
        let read = outcome.map_or_else(|error| error.to_string(), |_| "read".to_owned());
        println!("{name}: {:.1} MB, {read} with {:.1} MB", mb(feed.len()), mb(peak));
        assert!(peak <= allowance(&feed), "{name}: {peak} bytes for {} bytes", feed.len());
    }
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1_000_000.0
}

//! Feeds in the shape in which the larger hosts deliver them.

use feed::parse;

/// Reads each of them, and compares the whole show with the one on record.
macro_rules! hosts {
    ($($host:ident)*) => {
        $(#[test]
        fn $host() {
            let feed = include_str!(concat!("../fixtures/hosts/", stringify!($host), ".xml"));
            let address = concat!("https://feeds.", stringify!($host), ".example/feed.xml");
            insta::assert_json_snapshot!(parse(feed, address).unwrap());
        })*
    };
}

hosts!(anchor buzzsprout castopod libsyn megaphone podlove riverside transistor);

use netstack_fm::catalogue::Catalogue;
use netstack_fm::feed::{FeedError, parse};
use netstack_fm::site::Site;
use netstack_fm::wire::{FeedAnswer, decode, encode};

#[test]
fn answers_arrive_as_they_were_sent() {
    let show = parse(include_str!("../../public/feed.xml"), "https://e.org/feed.xml").unwrap();
    let site = Site::parse(include_str!("../../public/site.json")).0;
    let answer: FeedAnswer = Ok(Catalogue::new(&show, &site));
    assert_eq!(decode::<FeedAnswer>(&encode(&answer)), Some(answer));
    let answer: FeedAnswer = Err(FeedError::Truncated);
    assert_eq!(decode::<FeedAnswer>(&encode(&answer)), Some(answer));
}

#[test]
fn bytes_of_something_else_are_refused() {
    assert_eq!(decode::<FeedAnswer>(b""), None);
    assert_eq!(decode::<FeedAnswer>(b"\x00\xff\xff\xff\xff\xff\xff"), None);
}

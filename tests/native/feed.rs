use netstack_fm::feed::parse;
#[test]
fn embedded() {
    let show =
        parse(include_str!("../../public/feed.xml"), "https://example.org/feed.xml").unwrap();
    println!("{}", serde_json::to_string_pretty(&show).unwrap());
}

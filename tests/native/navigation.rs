use show::Address;

#[test]
fn an_address_is_taken_apart_and_put_together() {
    let text = "/episodes/14-roto?t=1h&topic=dns&topic=b%26w+x#top";
    let address = Address::parse(text);
    assert_eq!(address.to_string(), text);
    assert_eq!(address.path, "/episodes/14-roto");
    assert_eq!(address.value("t").as_deref(), Some("1h"));
    assert_eq!(address.values("topic").collect::<Vec<_>>(), ["dns", "b&w x"]);
    assert_eq!(address.value("missing"), None);
    assert_eq!(address.without("t").to_string(), "/episodes/14-roto?topic=dns&topic=b%26w+x#top");
    assert_eq!(Address::parse("/a?t=1").without("t").to_string(), "/a");
    assert_eq!(address.with_path("/").to_string(), "/?t=1h&topic=dns&topic=b%26w+x#top");
}

#[test]
fn segments_are_decoded_and_nothing_is_too_odd() {
    assert_eq!(Address::parse("/guests/tom-houl%C3%A9/").segments(), ["guests", "tom-houlé"]);
    assert!(Address::parse("/embed/14").is_embedded());
    for odd in ["", "?", "#", "?#", "/%", "/%zz", "??==&&", "/a#b?c"] {
        let address = Address::parse(odd);
        let _ = (address.segments(), address.value(""), address.without("").to_string());
    }
}

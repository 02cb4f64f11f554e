//! Encodings: what a file is, whatever it and its server state.

use feed::encoding::label;

#[test]
fn encodings_are_told_apart() {
    let latin = Some("windows-1252");
    let utf8 = Some("text/xml; charset=utf-8");
    let cases: [(&[u8], Option<&str>, Option<&str>); 20] = [
        // Valid UTF-8 is UTF-8.
        (b"<?xml version=\"1.0\" encoding = 'iso-8859-1' ?>", None, None),
        ("<?xml version='1.0' encoding='iso-8859-1'?><rss>ó</rss>".as_bytes(), None, None),
        ("café".as_bytes(), Some("text/xml; charset=iso-8859-1"), None),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='iso-8859-1'?>", None, None),
        (b"<?xml version='1.0' encoding='utf-16'?>", None, None),
        (b"<?xml version='1.0'?><rss/>", Some("text/xml"), None),
        // The header, then the declaration.
        (b"<?xml version='1.0' encoding='koi8-r'?>\xc1", None, Some("koi8-r")),
        (b"<?xml version='1.0' encoding='koi8-r'?>\xc1", Some("text/xml"), Some("koi8-r")),
        (
            b"<?xml version='1.0' encoding='koi8-r'?>\xc1",
            Some("application/rss+xml; q=1; Charset=\"ISO-8859-5\""),
            Some("iso-8859-5"),
        ),
        // UTF-8 is stated, and it is not.
        (b"<?xml version='1.0' encoding='UTF-8'?>\xe9", None, latin),
        (b"\xe9", utf8, latin),
        (b"<?xml version='1.0' encoding='iso-8859-2'?>\xe9", utf8, Some("iso-8859-2")),
        ("ééé".as_bytes(), None, None),
        (b"\xc3\xa9 \xc3\xa8 and a lost byte \xff", None, None),
        // Nothing is stated.
        (b"caf\xe9", None, latin),
        (b"<rss><link>https://e.org/?encoding=utf-16le&amp;x=1</link>\x93", None, latin),
        // Two bytes for each character.
        (b"\xff\xfe<\0", None, Some("utf-16le")),
        (b"\0<\0?", None, Some("utf-16be")),
        (b"<\0r\0", utf8, Some("utf-16le")),
        // Escape sequences are ASCII, and valid UTF-8.
        (b"<?xml version='1.0' encoding='iso-2022-jp'?>\x1b$B$3\x1b(B", None, Some("iso-2022-jp")),
    ];
    for (bytes, content_type, expected) in cases {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(label(bytes, content_type).as_deref(), expected, "{text} {content_type:?}");
    }
}

#[test]
fn files_are_decoded_on_the_host_as_in_a_browser() {
    let cases: [(&[u8], &str); 4] = [
        (b"caf\xe9 \x93quoted\x94", "café “quoted”"),
        (
            b"<?xml version='1.0' encoding='shift_jis'?>\x83P",
            "<?xml version='1.0' encoding='shift_jis'?>ケ",
        ),
        (b"\xff\xfe<\0a\0>\0", "<a>"),
        ("é".as_bytes(), "é"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(decode::text(bytes).trim_start_matches('\u{feff}'), expected);
    }
}

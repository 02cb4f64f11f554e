//! Transcripts in every format they come in.

use feed::transcript::{Format, read};
use proptest::prelude::*;
use search::{CueHit, find_in_cues};
use show::{Cue, Moment, Transcript, current_cue};

/// Cues as `start–end speaker: text`, with a dash for what is not there.
fn cues(text: &str, mime: &str) -> Vec<String> {
    let time = |at: Option<Moment>| at.map_or("-".to_owned(), |at| at.as_millis().to_string());
    let line = |cue: &Cue| {
        let speaker = cue.speaker.as_deref().unwrap_or("-");
        format!("{}–{} {speaker}: {}", time(cue.start), time(cue.end), cue.text)
    };
    read(text, Some(mime), "https://e.org/t").iter().map(line).collect()
}

#[test]
fn the_format_is_told_by_type_then_address_then_content() {
    let cases = [
        (Some("text/vtt; charset=utf-8"), "t.srt", "", Format::Vtt),
        (Some("application/x-subrip"), "", "", Format::Srt),
        (Some("APPLICATION/JSON"), "", "", Format::Json),
        (Some("text/plain"), "https://e.org/a.srt?x=1.vtt", "", Format::Srt),
        (None, "https://e.org/t.htm#x", "", Format::Html),
        (Some("text/plain"), "t", "\u{feff}WEBVTT\n", Format::Plain),
        (None, "t", "WEBVTT - title", Format::Vtt),
        (None, "t", "\n1\n00:00:01,000 --> 00:00:02,000\nHi", Format::Srt),
        (None, "t", "{\"segments\":[]}", Format::Json),
        (None, "t", "[00:10] Glen", Format::Plain),
        (None, "t", "<p>Hi", Format::Html),
        (Some("text/plain"), "t.txt", "Hi", Format::Plain),
    ];
    for (mime, url, text, format) in cases {
        assert_eq!(Format::of(mime, url, text), format, "{mime:?} {url} {text}");
    }
}

#[test]
fn webvtt_with_all_that_may_stand_in_it() {
    let vtt = "\u{feff}WEBVTT - Some title\r\nKind: captions\r\n\r\n\
        NOTE 00:00:00.000 --> 00:00:01.000\r\nnot a cue\r\n\r\n\
        STYLE\r\n::cue { color: red }\r\n\r\n\
        REGION\r\nid:fred\r\n\r\n\
        intro\r\n00:01.500 --> 00:00:04.000 align:start position:10%\r\n\
        <v.loud Glen>Fish &amp; <i>chips</i> &lt;now&gt;</v>\r\nand then<00:03.000> some\r\n\r\n\
        01:02:03.250 --> 01:02:05.000\r\n<v Elizabeth>Yes.</v> <v Glen>No.</v>\r\n\r\n\
        00:09:00.000 --> soon\r\nbroken\r\n\r\n\
        00:10.000 --> 00:09.000\r\nbackwards\r\n\r\n\
        00:00:11.000 --> 00:00:12.000\r\n\r\n\
        2:00:00.000 --> 2:00:01.000\r\nthe last line";
    assert_eq!(
        cues(vtt, "text/vtt"),
        [
            "1500–4000 Glen: Fish & chips <now> and then some",
            "3723250–3725000 Elizabeth: Yes.",
            "3723250–3725000 Glen: No.",
            "10000–- -: backwards",
            "7200000–7201000 -: the last line",
        ]
    );
}

#[test]
fn srt_keeps_what_follows_the_second_colon() {
    let srt = "1\n00:00:01,000 --> 00:00:04,500\nGlen De Cauwsemaecker: he said: wait: what?\n\n\
        00:00:05.000 --> 00:00:06.000\n<i>No number</i> &amp; dots\n\n\
        3\r\n00:00:07,000 --> 00:00:08,000\r\nTwo lines\r\nof text: here\n\n\
        4\nno times\n\n5\n01:00:00,000 --> 01:00:01,000\nThe end without a blank line";
    assert_eq!(
        cues(srt, "application/srt"),
        [
            "1000–4500 Glen De Cauwsemaecker: he said: wait: what?",
            "5000–6000 -: No number & dots",
            "7000–8000 -: Two lines of text: here",
            "3600000–3601000 -: The end without a blank line",
        ]
    );
}

#[test]
fn json_segments_word_by_word_become_sentences() {
    let words = [
        ("Glen", 0.0, "Networks"),
        ("Glen", 0.5, "are"),
        ("Glen", 0.9, "queues."),
        ("Glen", 1.5, "Mostly"),
        ("Elizabeth", 2.0, "Hm"),
        ("Elizabeth", 12.0, "later"),
    ];
    let segments: Vec<_> = words
        .iter()
        .map(|(speaker, start, body)| {
            format!(
                r#"{{"speaker":"{speaker}","startTime":{start},"endTime":{},"body":"{body}"}}"#,
                start + 0.4
            )
        })
        .collect();
    let json =
        format!(r#"{{"version":"1.0.0","segments":[{},{{"body":7}},3]}}"#, segments.join(","));
    assert_eq!(
        cues(&json, "application/json"),
        [
            "0–1300 Glen: Networks are queues.",
            "1500–1900 Glen: Mostly",
            "2000–2400 Elizabeth: Hm",
            "12000–12400 Elizabeth: later",
        ]
    );
    let lines = r#"{"segments":[{"startTime":"1:00","body":"A whole line of what was said"},
        {"startTime":65,"body":"and another one that goes on"}]}"#;
    assert_eq!(cues(lines, "application/json").len(), 2);
}

#[test]
fn html_with_cite_time_and_paragraphs() {
    let html = "<html><head><title>T</title><style>p{}</style></head><body>\
        <cite>Glen:</cite><time>0:05</time><p>Hello &amp; <b>welcome</b>.</p><p>More.</p>\
        <cite>Elizabeth:</cite>\n<time>1:02:03</time>\n<p>Thanks.</p><script>alert(1)</script></body></html>";
    assert_eq!(
        cues(html, "text/html"),
        ["5000–- Glen: Hello & welcome.", "-–- Glen: More.", "3723000–- Elizabeth: Thanks."]
    );
}

#[test]
fn plain_text_with_and_without_times() {
    let untimed =
        "Glen: Welcome: to the show.\n\n  It is about  networks.\nElizabeth: At 10:30 we start.";
    assert_eq!(
        cues(untimed, "text/plain"),
        [
            "-–- Glen: Welcome: to the show.",
            "-–- -: It is about networks.",
            "-–- Elizabeth: At 10:30 we start.",
        ]
    );
    let timed = [
        "00:00 Glen: Welcome.\n00:12 Elizabeth: Thanks.\n1:00:05 Glen: Bye.",
        "[00:00] Glen: Welcome.\n[00:12] Elizabeth: Thanks.\n[1:00:05] Glen: Bye.",
        "Glen 00:00\nWelcome.\n\nElizabeth (00:12)\nThanks.\n\nGlen  1:00:05\nBye.",
        "00:00 Glen\nWelcome.\n00:12 Elizabeth\nThanks.\n1:00:05 Glen\nBye.",
    ];
    for text in timed {
        assert_eq!(
            cues(text, "text/plain"),
            ["0–- Glen: Welcome.", "12000–- Elizabeth: Thanks.", "3605000–- Glen: Bye."],
            "{text}"
        );
    }
}

#[test]
fn times_begin_a_cue_where_the_blank_line_is_missing() {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nEve: Hi there, all\n00:02.000 --> 00:04.000\n\
        <v Ada>Yes, quite</v> (they laugh about it for a while)";
    assert_eq!(
        cues(vtt, "text/vtt"),
        [
            "1000–2000 Eve: Hi there, all",
            "2000–4000 Ada: Yes, quite",
            "2000–4000 -: (they laugh about it for a while)"
        ]
    );
    let srt = "1\n00:00:01,000 --> 00:00:02,000\nHi there, all of you\n2\n00:00:02,000 --> 00:00:03,000\nSecond of two";
    assert_eq!(
        cues(srt, "text/srt"),
        ["1000–2000 -: Hi there, all of you", "2000–3000 -: Second of two"]
    );
}

proptest! {
    #[test]
    fn no_text_brings_a_reader_down(text in "\\PC{0,300}", lines in prop::collection::vec(
        prop_oneof!["[0-9:.,>\\- ]{0,30}", "[A-Za-z<>/&: ]{0,30}", Just("WEBVTT".to_owned()), Just(String::new())],
        0..20,
    )) {
        let made = lines.join("\n");
        for mime in ["text/vtt", "text/srt", "application/json", "text/html", "text/plain"] {
            for text in [&text, &made] {
                let cues = read(text, Some(mime), "t");
                prop_assert!(cues.iter().all(|cue| !cue.text.trim().is_empty()));
                prop_assert_eq!(read(text, Some(mime), "t"), cues);
            }
        }
    }
}

#[test]
fn words_are_found_whatever_their_case_and_marks() {
    let cue = |text: &str| Cue { start: None, end: None, speaker: None, text: text.to_owned() };
    let cues = [cue("Éva: the Socket 🧦 socket"), cue("no"), cue("SOCKET")];
    let hit = |cue, start, length| CueHit { cue, start, length };
    assert_eq!(find_in_cues(&cues, "socket"), [hit(0, 9, 6), hit(0, 19, 6), hit(2, 0, 6)]);
    assert_eq!(find_in_cues(&cues, "eva"), [hit(0, 0, 3)]);
    assert_eq!(find_in_cues(&cues, " socket 🧦 "), [hit(0, 9, 9)]);
    assert_eq!(find_in_cues(&cues, "  "), []);
    assert_eq!(find_in_cues(&cues, "nothing"), []);
}

#[test]
fn the_cue_of_a_moment_is_the_last_one_begun() {
    let cue = |start: Option<u32>| Cue {
        start: start.map(Moment::from_secs),
        end: None,
        speaker: None,
        text: String::new(),
    };
    let cues = [cue(None), cue(Some(2)), cue(None), cue(Some(10))];
    let at = |seconds| current_cue(&cues, Moment::from_secs(seconds));
    assert_eq!([at(0), at(2), at(9), at(10), at(99)], [None, Some(1), Some(1), Some(3), Some(3)]);
    assert_eq!(current_cue(&[], Moment::START), None);
}

#[test]
fn of_several_transcripts_the_one_with_times_is_best() {
    let transcript = |url: &str, mime: Option<&str>| Transcript {
        url: url.to_owned(),
        mime: mime.map(str::to_owned),
        language: None,
        captions: false,
    };
    let all = [
        transcript("https://e.org/t.txt", Some("text/plain")),
        transcript("https://e.org/t", Some("application/x-subrip")),
        transcript("https://e.org/t.vtt?x=1", None),
    ];
    assert_eq!(Transcript::best(&all), all.get(2));
    assert_eq!(Transcript::best(&all[..2]), all.get(1));
    assert_eq!(Transcript::best(&[]), None);
    assert_eq!(all[0].host(), Some("e.org"));
}

#[test]
fn a_cue_keeps_its_text() {
    let rolling = "WEBVTT\n\n00:00.160 --> 00:02.869 align:start\n \npackets<00:00.480><c> travel far</c>\n\n\
        00:02.869 --> 00:02.879\npackets travel far\n \n\n00:02.879 --> 00:05.000\npackets travel far\nall of them<00:03.000><c> at once</c>\n\n\
        00:05.000 --> 00:08.000\n \nand now<00:05.500><c> that is all</c>";
    assert_eq!(
        cues(rolling, "text/vtt"),
        [
            "160–2869 -: packets travel far",
            "2879–5000 -: all of them at once",
            "5000–8000 -: and now that is all"
        ]
    );
    let cases = [
        (
            "WEBVTT\n\n00:09.000 --> 00:08.000\nbackwards in time",
            "text/vtt",
            "9000–- -: backwards in time",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n1 < 2 &hearts; <i>so &lt; what</i>",
            "text/vtt",
            "1000–2000 -: 1 < 2 ♥ so < what",
        ),
        (
            "1\n00:00:90,740 --> 00:00:91,600\nway past the minute",
            "text/srt",
            "90740–91600 -: way past the minute",
        ),
        // WebVTT with another name.
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello, and welcome",
            "application/x-subrip",
            "1000–2000 Ada: Hello, and welcome",
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n<v Ada>Hello, and welcome",
            "text/srt",
            "1000–2000 Ada: Hello, and welcome",
        ),
        (
            "<cite>Ben:</cite><time>0:10</time><p>A line <script>if (1<x) y=1</script> goes on.</p>",
            "text/html",
            "10000–- Ben: A line goes on.",
        ),
    ];
    for (text, mime, expected) in cases {
        assert_eq!(cues(text, mime), [expected], "{text}");
    }
}

#[test]
fn json_of_several_programs() {
    let cases = [
        (
            r#"{"segments":[{"startTime":0.2,"body":"It's"},{"startTime":0.3,"body":" "},{"startTime":0.4,"body":"Friday"},
            {"startTime":0.8,"body":","},{"startTime":0.9,"endTime":1.1,"body":"2023"},{"startTime":1.1,"body":"."}]}"#,
            "200–- -: It's Friday, 2023.",
        ),
        (
            r#"[{"start":"00:00:00.005","start_ms":5,"end":"00:00:09.458","end_ms":9458,"speaker":"3","voice":"Eric","text":"Hallo und willkommen."}]"#,
            "5–9458 Eric: Hallo und willkommen.",
        ),
        (
            r#"[{"start_ms":5,"end_ms":9458,"voice":"Eric","text":"Hallo und willkommen."}]"#,
            "5–9458 Eric: Hallo und willkommen.",
        ),
        (
            r#"{"text":" Hello there.","segments":[{"id":0,"start":0.0,"end":4.5,"text":" Hello there, all."}]}"#,
            "0–4500 -: Hello there, all.",
        ),
        (
            r#"{"transcription":[{"offsets":{"from":0,"to":900},"text":" Hello there, all."}]}"#,
            "0–900 -: Hello there, all.",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(cues(text, "application/json"), [expected], "{text}");
    }
}

#[test]
fn nobody_gets_the_words_of_another() {
    let plain = "Anna Berg (00:00:03):\nWelcome.\n\nVincent van Dijk (00:00:10):\nThanks for having me.\n\n\
        Anna Berg (00:00:14):\nSo: how are cables made?\n\nVincent van Dijk (0:20): With care.";
    assert_eq!(
        cues(plain, "text/plain"),
        [
            "3000–- Anna Berg: Welcome.",
            "10000–- Vincent van Dijk: Thanks for having me.",
            "14000–- Anna Berg: So: how are cables made?",
            "20000–- Vincent van Dijk: With care.",
        ]
    );
    let block = |text: &str| format!("00:01.000 --> 00:02.000\n{text}\n\n");
    let lines = [
        "Vincent van Dijk: Thanks for it",
        "So: how is it done, really?",
        "It is: long.",
        "田中: ケーブルは長いです",
        "田中: はい、とても長いです",
        "Copper: a metal of many uses",
    ];
    let vtt = format!("WEBVTT\n\n{}", lines.map(block).concat());
    assert_eq!(
        cues(&vtt, "text/vtt")
            .iter()
            .map(|cue| cue.trim_start_matches("1000–2000 ").to_owned())
            .collect::<Vec<_>>(),
        [
            "Vincent van Dijk: Thanks for it",
            "-: So: how is it done, really?",
            "-: It is: long.",
            "田中: ケーブルは長いです",
            "田中: はい、とても長いです",
            "-: Copper: a metal of many uses",
        ]
    );
}

#[test]
fn speakers_are_found_however_programs_write_them() {
    let block = |text: &str| format!("00:01.000 --> 00:02.000\n{text}\n\n");
    let cases: [(&str, &[&str]); 6] = [
        ("SPEAKER_00: hello there, all of you", &["SPEAKER_00: hello there, all of you"]),
        ("[SPEAKER_01]: hello there, all of you", &["SPEAKER_01: hello there, all of you"]),
        (
            "Anna: Hello there, all.\nBob: And hello to you.",
            &["Anna: Hello there, all.", "Bob: And hello to you."],
        ),
        (
            "- Anna: Hello there, all.\n- Bob: And hello to you.",
            &["Anna: Hello there, all.", "Bob: And hello to you."],
        ),
        ("&gt;&gt; Anna Berg, host: Hello there, all.", &["Anna Berg: Hello there, all."]),
        ("Two lines of what\nsomebody says", &["-: Two lines of what somebody says"]),
    ];
    for (text, expected) in cases {
        let found = cues(&format!("WEBVTT\n\n{}", block(text)), "text/vtt");
        let found: Vec<_> = found.iter().map(|cue| cue.trim_start_matches("1000–2000 ")).collect();
        assert_eq!(found, expected, "{text}");
    }
    for phrase in [
        "Zum Beispiel: ein Kabel",
        "例えば: ケーブル",
        "Episode 5: The End",
        "Breaking News: it works",
    ] {
        let vtt = format!(
            "WEBVTT\n\n{}{}{}",
            block(phrase),
            block("so it goes on and on"),
            block("and on and on and on")
        );
        assert!(cues(&vtt, "text/vtt")[0].contains(phrase), "{phrase}");
    }
    assert_eq!(
        cues("Anna Berg:\nHi you.\n\nBob:\nYo.\nBob:\nYes.", "text/plain"),
        ["-–- Anna Berg: Hi you.", "-–- Bob: Yo.", "-–- Bob: Yes."]
    );
}

#[test]
fn no_word_of_a_caption_is_lost() {
    let cases = [
        (
            "1\n00:00:01,000 --> 00:00:02,000\nLove you <3 all, if a<b then c",
            "1000–2000 -: Love you <3 all, if a<b then c",
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Two lines\\Nof what is said",
            "1000–2000 -: Two lines of what is said",
        ),
        ("1\n00:00:01:000 --> 00:00:02:000\nTimes of a machine", "1000–2000 -: Times of a machine"),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nOne line of it\n\nand after a blank one",
            "1000–2000 -: One line of it and after a blank one",
        ),
    ];
    for (srt, expected) in cases {
        assert_eq!(cues(srt, "text/srt"), [expected], "{srt}");
    }
    let table = "<table><tr><td>00:03</td><td>Anna Berg</td><td>Hi you.</td></tr><tr><td>00:13</td><td>Bob Bell</td><td>Yo.</td></tr></table>";
    assert_eq!(cues(table, "text/html"), ["3000–- Anna Berg: Hi you.", "13000–- Bob Bell: Yo."]);
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\none of two\nthree of four\n\n00:02.000 --> 00:03.000\nthree of four\nfive of six\n\n\
        00:03.000 --> 00:04.000\nfive of six\nseven of eight";
    assert_eq!(
        cues(captions, "text/vtt"),
        [
            "1000–2000 -: one of two three of four",
            "2000–3000 -: five of six",
            "3000–4000 -: seven of eight"
        ]
    );
}

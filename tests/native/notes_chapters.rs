//! Chapters in notes, through the whole parser.

use super::support::episode;

fn chapters(notes: &str) -> Vec<String> {
    let episode = episode("T", notes, "2:00:00");
    episode.episode.chapters.iter().map(|c| format!("{} {}", c.start.clock(), c.title)).collect()
}

#[test]
fn chapter_lists_in_the_shapes_of_the_wild() {
    let expected = ["0:00 Intro", "1:30 Middle", "1:06:36 End"];
    let shapes = [
        "<p>Chapters</p><ul><li>00:00 Intro</li><li>01:30 Middle</li><li>01:06:36 End</li></ul>",
        "<p>00:00 - Intro<br>01:30 - Middle<br/>01:06:36 - End</p>",
        "<p>(0:00) Intro</p><p>(1:30) Middle</p><p>(1:06:36) End</p>",
        "<li>[@0:00] - Intro</li><li>[@1:30] - Middle</li><li>[@1:06:36] - End</li>",
        "- 00:00 – Intro\n• 01:30: Middle\n* 01:06:36 | End",
        "<ul><li><a href=\"#t=0\">00:00</a>\u{a0}Intro</li><li>01:30 <b>Middle</b></li>\
         <li>01:06:36 End</li></ul>",
    ];
    for shape in shapes {
        assert_eq!(chapters(shape), expected, "{shape}");
    }
}

#[test]
fn a_link_inside_a_chapter_title_stays_in_the_title() {
    let notes = "<ul><li>00:00 Intro</li>\
                 <li>27:13 On <a href=\"http://interlisp.org\">interlisp.org</a> today</li></ul>";
    assert_eq!(chapters(notes), ["0:00 Intro", "27:13 On interlisp.org today"]);
}

#[test]
fn times_in_prose_are_no_chapters() {
    for notes in [
        "<p>We met at 3:15 PM and read John 3:16.</p>",
        "<p>12:30 is when we start.</p>",
        "<p>50:00 z</p><p>40:00 y</p><p>30:00 x</p>",
        "<p>2:1 odds</p><p>0:0 draw</p>",
    ] {
        assert_eq!(chapters(notes), [""; 0], "{notes}");
    }
}

#[test]
fn what_starts_after_the_end_is_left_out() {
    let episode = episode("T", "<p>0:00 a</p><p>0:30 b</p><p>9:00 c</p>", "1:00");
    assert_eq!(episode.episode.chapters.len(), 2);
}

#[test]
fn what_is_no_chapter_after_all_stays_in_the_notes() {
    let notes = "<p>0:00 a</p><p>0:10 b</p><p>0:20 c</p><p>0:30 d</p><p>0:40 e</p>\
                 <p>0:40 twin</p><p>9:00 late</p>";
    let episode = episode("T", notes, "1:00");
    assert_eq!(episode.episode.chapters.len(), 5);
    assert_eq!(episode.episode.notes, "<p><a href=\"?t=40s\">0:40</a> twin</p><p>9:00 late</p>");
}

#[test]
fn lines_of_text_are_lines_in_spite_of_a_bold_word() {
    let notes = "Hello <b>there</b>\n00:00 Intro\n05:00 Two\n<a href=\"https://a.example\">A</a>";
    assert_eq!(chapters(notes), ["0:00 Intro", "5:00 Two"]);
    assert_eq!(episode("T", notes, "2:00:00").episode.summary, "Hello there");
}

#[test]
fn a_link_of_a_chapter_is_a_reference_and_the_chapters_link() {
    let notes = "<ul><li>00:10 Intro</li><li><a href=\"https://netstack.fm/#t=5:10\">05:10</a> \
                 <a href=\"https://curl.se/\">cURL 8</a> and <a href=\"https://wget.test/\">wget</a></li>\
                 <li>07:00 https://bare.test/</li>\
                 <li>08:00 Wget: https://wget.test/2</li></ul>";
    let episode = episode("T", notes, "1:00:00").episode;
    let chapters: Vec<_> =
        episode.chapters.iter().map(|c| (c.title.as_str(), c.link.as_deref())).collect();
    assert_eq!(
        chapters,
        [
            ("Intro", None),
            ("cURL 8 and wget", Some("https://curl.se/")),
            ("https://bare.test/", Some("https://bare.test/")),
            ("Wget", Some("https://wget.test/2")),
        ]
    );
    let references: Vec<_> =
        episode.references.iter().map(|r| format!("{} {}", r.name(), r.url)).collect();
    assert_eq!(
        references,
        [
            "cURL 8 https://curl.se/",
            "wget https://wget.test/",
            "bare.test https://bare.test/",
            "Wget https://wget.test/2",
        ]
    );
}

#[test]
fn times_are_chapters_if_there_is_a_reason() {
    let lists = [
        ("<p>04:03 - a\n05:30 - b\n07:37 - c</p>", vec!["4:03 a", "5:30 b", "7:37 c"]),
        ("<p>Topics:<br>0:00 a<br/>\n5:00 b</p>", vec!["0:00 a", "5:00 b"]),
        ("<p>00：00 a<br>12：30 b<br>1：02：05 c</p>", vec!["0:00 a", "12:30 b", "1:02:05 c"]),
        (
            "<p>００：００　a<br>０５：３０　b<br>４５：００　c</p>",
            vec!["0:00 a", "5:30 b", "45:00 c"],
        ),
        (
            "<ul><li>0m30s a</li><li>12m30s b</li><li>1h02m c</li></ul>",
            vec!["0:30 a", "12:30 b", "1:02:00 c"],
        ),
        ("<ul><li>1:02.5 a</li><li>1:02:03.5 b</li></ul>", vec!["1:02 a", "1:02:03 b"]),
        ("<p>Intro (0:00)</p><p>Talk (5:30)</p>", vec!["0:00 Intro", "5:30 Talk"]),
        ("<p>1:00 a</p><p>2:00 b</p><p>3:00 c</p>", vec!["1:00 a", "2:00 b", "3:00 c"]),
        ("【00:00】a<br>（05:10）b<br>00:06:00、c", vec!["0:00 a", "5:10 b", "6:00 c"]),
        (
            "<p>0:00～5:10 a<br>5:10-9:00 b<br>9:00 - 3:10 to Yuma</p>",
            vec!["0:00 a", "5:10 b", "9:00 3:10 to Yuma"],
        ),
    ];
    for (notes, expected) in lists {
        assert_eq!(chapters(notes), expected, "{notes}");
    }
    for notes in [
        "<ul><li>12:30 Uhr: Treffen</li><li>18:00 Uhr: Ende</li></ul>",
        "<p>8 October: a talk (17:00)</p><p>9 October: another (18:30)</p>",
        "<p>17:00 doors.</p><p>Some words.</p><p>18:30 concert.</p>",
        "<p>14:00 h llegada</p><p>15:00 h salida</p><p>16:00 h fin</p>",
        "<ul><li>Berlin, 5. Mai, 20:00</li><li>Köln, 6. Mai, 21:00</li><li>Bonn, 7. Mai, 22:00</li></ul>",
        "<ul><li>20:00 Sat 5 May: Berlin</li><li>21:00 Sun 6 May: Bonn</li></ul>",
        "<ul><li>9:00 ET The keynote</li><li>10:00 ET The end</li></ul>",
        "<p>We met at\n12:30 and left at\n13:30 sharp</p>",
    ] {
        assert_eq!(chapters(notes), [""; 0], "{notes}");
    }
}

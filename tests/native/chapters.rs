//! Chapters from every source, and one list of them all.

use audio_chapters::{ChapterSearch, MAX_BYTES, Step};
use feed::chapters::read_file;
use feed::parse;
use proptest::prelude::*;
use show::{
    Chapter, ChapterDraft, ChapterSource, Chapters, Length, MAX_CHAPTERS, Moment, SourceChapters,
    merge_chapters,
};

const ADDRESS: &str = "https://e.org/chapters/7.json";

fn draft(millis: u64, title: &str) -> ChapterDraft {
    let title = Some(title.to_owned()).filter(|title| !title.is_empty());
    ChapterDraft {
        start: Moment::from_millis(millis),
        title,
        link: None,
        image: None,
        silent: false,
    }
}

fn found(source: ChapterSource, drafts: Vec<ChapterDraft>) -> SourceChapters {
    SourceChapters { source, drafts }
}

fn lines(chapters: &Chapters) -> Vec<String> {
    chapters.iter().map(|c| format!("{} {}", c.start.as_millis(), c.title)).collect()
}

fn file(text: &str) -> Vec<ChapterDraft> {
    read_file(text, ADDRESS).unwrap()
}

#[test]
fn json_chapters_as_they_are_found() {
    let drafts = file(
        r#"{"version":"1.2.0","author":"x","chapters":[
            {"startTime":94.5,"title":"Late","img":"i.png","url":"/more","value":{"x":1}},
            {"startTime":0},
            {"startTime":"62","title":" Text \n time "},
            {"startTime":70,"title":"Silent","toc":false,"endTime":60},
            {"title":"No start"}, {"startTime":-3,"title":"Before"}, 17,
            {"startTime":1e99,"title":"Never"},
            {"startTime":80,"title":"Bad link","url":"javascript:alert(1)"}
        ],"waypoints":true}"#,
    );
    let merged = merge_chapters(vec![found(ChapterSource::File, drafts)], None);
    let all: Vec<_> = merged
        .0
        .iter()
        .map(|c| {
            let link = c.link.as_deref().unwrap_or("-");
            let image = c.image.as_deref().unwrap_or("-");
            format!("{} {} {link} {image} {}", c.start.clock(), c.title, c.silent)
        })
        .collect();
    assert_eq!(
        all,
        [
            "0:00 Chapter 1 - - false",
            "1:02 Text time - - false",
            "1:10 Silent - - true",
            "1:20 Bad link - - false",
            "1:34 Late https://e.org/more https://e.org/chapters/i.png false",
        ]
    );
}

#[test]
fn what_is_no_file_of_chapters_is_nothing() {
    for text in ["", "{}", "[]", "{\"chapters\":3}", "<html><p>hi", "{\"chapters\":[", "soon"] {
        assert!(read_file(text, ADDRESS).is_none(), "{text}");
    }
    assert_eq!(file("{\"chapters\":[]}"), []);
}

#[test]
fn podlove_chapters_in_a_file_of_their_own() {
    let drafts = file(
        r#"<?xml version="1.0"?><psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
        <psc:chapter start="37" title="Seconds" href="../page"/>
        <psc:chapter start="7:48" title="Minutes &amp; more"/>
        <psc:chapter start="35:12.5" title="Half a second"/>
        <psc:chapter start="soon" title="No time"/></psc:chapters>"#,
    );
    let merged = merge_chapters(vec![found(ChapterSource::Podlove, drafts)], None).0;
    assert_eq!(lines(&merged), ["37000 Seconds", "468000 Minutes & more", "2112500 Half a second"]);
    assert_eq!(merged.iter().next().unwrap().link.as_deref(), Some("https://e.org/page"));
}

#[test]
fn the_first_source_with_several_chapters_counts() {
    use ChapterSource::{Embedded, File, Notes, Podlove};
    let many = || vec![draft(0, "a"), draft(9_000, "b")];
    let one = || vec![draft(0, "only")];
    let cases = [
        (vec![found(Notes, many()), found(File, many())], File),
        (vec![found(File, one()), found(Podlove, many())], Podlove),
        (vec![found(File, vec![]), found(Embedded, one()), found(Notes, many())], Notes),
        (vec![found(File, one()), found(Notes, vec![])], File),
        (vec![found(File, vec![])], ChapterSource::None),
        (vec![], ChapterSource::None),
    ];
    for (sources, expected) in cases {
        assert_eq!(merge_chapters(sources.clone(), None).1, expected, "{sources:?}");
    }
}

#[test]
fn a_lower_source_fills_in_where_it_agrees() {
    let titled =
        |millis, title| ChapterDraft { link: Some("https://l".into()), ..draft(millis, title) };
    let best = found(ChapterSource::File, vec![draft(0, "A"), draft(60_000, "")]);
    let near = vec![titled(0, "other"), titled(60_900, "B")];
    let agreeing = merge_chapters(vec![best.clone(), found(ChapterSource::Notes, near)], None).0;
    assert_eq!(lines(&agreeing), ["0 A", "60000 B"]);
    assert!(agreeing.iter().all(|chapter| chapter.link.is_some()));

    let far = vec![titled(0, "other"), titled(61_001, "B")];
    let apart = merge_chapters(vec![best.clone(), found(ChapterSource::Notes, far)], None).0;
    assert_eq!(lines(&apart), ["0 A", "60000 Chapter 2"]);
    let fewer =
        found(ChapterSource::Notes, vec![titled(0, "x"), titled(60_000, "y"), titled(9, "z")]);
    assert_eq!(lines(&merge_chapters(vec![best, fewer], None).0), ["0 A", "60000 Chapter 2"]);
}

#[test]
fn silent_chapters_are_passed_over() {
    let at = Moment::from_secs;
    let silent = Chapter { silent: true, ..Chapter::new(at(30), "art") };
    let chapters =
        Chapters::from(vec![Chapter::new(at(0), "a"), silent, Chapter::new(at(60), "b")]);
    assert_eq!(chapters.current(at(40)), Some(0));
    assert_eq!(chapters.next(at(0)), Some(at(60)));
    assert_eq!(chapters.previous(at(61)), Some(at(0)));
    assert_eq!(chapters.listed().map(|(index, _)| index).collect::<Vec<_>>(), [0, 2]);
}

/// An ID3v2 tag of chapters, as tools write it.
fn id3(version: id3::Version, picture: usize) -> Vec<u8> {
    use id3::frame::{Chapter, Picture, PictureType};
    use id3::{Encoder, Tag, TagLike};
    let mut tag = Tag::new();
    tag.add_frame(Picture {
        mime_type: "image/png".into(),
        picture_type: PictureType::CoverFront,
        description: String::new(),
        data: vec![7; picture],
    });
    for (index, (start, title)) in
        [(0, "Intro"), (61_500, "Öffnen"), (3_600_000, "")].iter().enumerate()
    {
        let mut frames = Vec::new();
        if !title.is_empty() {
            frames.push(id3::Frame::text("TIT2", *title));
        }
        tag.add_frame(Chapter {
            element_id: format!("ch{index}"),
            start_time: *start,
            end_time: start + 1,
            start_offset: u32::MAX,
            end_offset: u32::MAX,
            frames,
        });
    }
    let mut bytes = Vec::new();
    Encoder::new().version(version).encode(&tag, &mut bytes).unwrap();
    bytes.extend([0xff; 50_000]);
    bytes
}

/// The boxes of an MP4 file with a chapter list (`chpl`), after its sound.
fn mp4(sound: usize) -> Vec<u8> {
    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).unwrap();
        [&size.to_be_bytes(), name.as_slice(), content].concat()
    }
    let chapters: Vec<u8> = [(0_u64, "Intro"), (61_500, "Öffnen"), (3_600_000, "End")]
        .iter()
        .flat_map(|(millis, title)| {
            let length = u8::try_from(title.len()).unwrap();
            [&(millis * 10_000).to_be_bytes(), [length].as_slice(), title.as_bytes()].concat()
        })
        .collect();
    let list = [&[1, 0, 0, 0, 0, 0, 0, 0, 3], chapters.as_slice()].concat();
    let (scale, duration) = (1_000_u32.to_be_bytes(), 4_000_000_u32.to_be_bytes());
    let mvhd = [[0; 12].as_slice(), &scale, &duration, &[0; 80]];
    let udta = boxed(b"udta", &boxed(b"chpl", &list));
    let moov = [boxed(b"mvhd", &mvhd.concat()), udta].concat();
    let ftyp = boxed(b"ftyp", b"M4A \0\0\0\0M4A mp42isom");
    [ftyp, boxed(b"mdat", &vec![0; sound]), boxed(b"moov", &moov)].concat()
}

/// Searches a file as a browser does; returns what was found and how many bytes
/// that took.
fn search(file: &[u8]) -> (Vec<String>, usize) {
    let mut search = ChapterSearch::default();
    let mut fetched = 0;
    loop {
        match search.next() {
            Step::Done(drafts) => {
                let merged = merge_chapters(vec![found(ChapterSource::Embedded, drafts)], None).0;
                return (lines(&merged), fetched);
            }
            Step::Fetch(range) => {
                let place = |at: u64| usize::try_from(at).unwrap().min(file.len());
                let piece = &file[place(range.start)..place(range.end)];
                fetched += piece.len();
                search.add(range.start, piece, file.len() as u64);
            }
        }
    }
}

#[test]
fn chapters_in_an_mp3_are_found_behind_a_picture() {
    let expected = ["0 Intro", "61500 Öffnen", "3600000 Chapter 3"];
    for version in [id3::Version::Id3v23, id3::Version::Id3v24] {
        let (chapters, fetched) = search(&id3(version, 1_000));
        assert_eq!(chapters, expected, "{version:?}");
        assert!(fetched <= 65_536, "{fetched} bytes were fetched");
        // The picture is as big as some are; it is not fetched.
        let (chapters, fetched) = search(&id3(version, 5_000_000));
        assert_eq!(chapters, expected, "{version:?}");
        assert!(fetched <= 2 * 65_536, "{fetched} bytes were fetched");
    }
}

#[test]
fn chapters_in_an_mp4_are_found_behind_its_sound() {
    let (chapters, fetched) = search(&mp4(3_000_000));
    assert_eq!(chapters, ["0 Intro", "61500 Öffnen", "3600000 End"]);
    assert!(fetched <= 3 * 65_536, "{fetched} bytes were fetched");
}

#[test]
fn a_file_without_chapters_costs_one_look() {
    for file in [vec![], b"OggS and more".to_vec(), vec![0xff; 3_000_000], b"ID3".to_vec()] {
        let (chapters, fetched) = search(&file);
        assert_eq!(chapters, [""; 0]);
        assert!(fetched <= 65_536, "{fetched} bytes were fetched");
    }
}

fn stamps(notes: &str, duration: &str) -> Vec<String> {
    let feed = format!(
        "<rss version='2.0' xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><title>T</title>\
         <item><guid>1</guid><description><![CDATA[{notes}]]></description>\
         <i:duration>{duration}</i:duration></item></channel></rss>"
    );
    let show = parse(&feed, ADDRESS).unwrap();
    show.episodes[0]
        .episode
        .chapters
        .iter()
        .map(|c| format!("{} {}", c.start.clock(), c.title))
        .collect()
}

#[test]
fn stamps_in_the_shapes_of_the_wild() {
    let expected = ["0:00 Intro", "1:30 Middle", "1:06:36 End"];
    let shapes = [
        "0:00 Intro\n1:30 Middle\n1:06:36 End",
        "1. 0:00 Intro\n2. 1:30 Middle\n3. 1:06:36 End",
        "🎙 00:00 Intro\n🎧 01:30 Middle\n👋 01:06:36 End",
        "* **[00:00](#t=00:00)** Intro\n* **[01:30](#t=1:30)** Middle\n* **[01:06:36](#t=1:06)** End",
        "_0:00_: Intro\n_1:30_: Middle\n_1:06:36_: End",
        "00:00 - 01:30 Intro\n01:30 - 1:06:36 Middle\n01:06:36 – 1:10:00 End",
        "Intro (0:00)\nMiddle (1:30)\nEnd (1:06:36)",
        "Intro – 0:00\nMiddle – 1:30\nEnd – 1:06:36",
        "<p>00:00</p><p>Intro</p><p>01:30</p><p>Middle</p><p>01:06:36</p><p>End</p>",
        "<table><tr><td>00:00</td><td>Intro</td></tr><tr><td>01:30</td><td>Middle</td></tr>\
         <tr><td>01:06:36</td><td>End</td></tr></table>",
        "<!-- 99:99 Template --><p>[@0:00]\u{a0}Intro</p><p>[@1:30]\tMiddle</p><p>[@1:06:36] End</p>",
        // Hours and minutes, once minutes and seconds would go back in time.
        "0:00 Intro\n1:30 Middle\n1:06:36 End",
    ];
    for shape in shapes {
        assert_eq!(stamps(shape, "1:30:00"), expected, "{shape}");
    }
    assert_eq!(
        stamps("0:00 a\n58:30 b\n1:02 c\n1:20 d", "1:30:00"),
        ["0:00 a", "58:30 b", "1:02:00 c", "1:20:00 d"]
    );
    // Without a length, an odd one out proves nothing.
    assert_eq!(
        stamps("0:00 a\n0:40 b\n0:50 c\n0:55 d\n9:30 e\n1:02 f\n9:40 g", ""),
        ["0:00 a", "0:40 b", "0:50 c", "0:55 d", "1:02 f", "9:30 e", "9:40 g"]
    );
}

#[test]
fn what_only_looks_like_a_stamp() {
    for notes in [
        "9:00 am breakfast\n10:00 pm bed",
        "12:30 UTC start\n13:30 UTC end",
        "2:1 odds\n0:0 draw\n3:2 late",
        "00:000 a\n00:001 b",
        "At 9:30 we met\nand at 9:45 we left",
        "1:75 a\n1:80 b",
    ] {
        assert_eq!(stamps(notes, "2:00:00"), [""; 0], "{notes}");
    }
}

fn any_drafts() -> impl Strategy<Value = Vec<ChapterDraft>> {
    let any = (0..400_000_u64, "[a-c]{0,2}", any::<bool>());
    let draft =
        any.prop_map(|(millis, title, silent)| ChapterDraft { silent, ..draft(millis, &title) });
    prop::collection::vec(draft, 0..40)
}

proptest! {
    #[test]
    fn chapters_come_out_sorted_inside_and_once(
        file in any_drafts(), notes in any_drafts(), seconds in prop::option::of(1..400_u32),
    ) {
        let duration = seconds.map(Length::from_secs);
        let sources = vec![found(ChapterSource::Notes, notes), found(ChapterSource::File, file)];
        let (chapters, source) = merge_chapters(sources.clone(), duration);
        let starts: Vec<_> = chapters.iter().map(|chapter| chapter.start).collect();
        prop_assert!(starts.is_sorted_by(|a, b| a < b));
        prop_assert!(starts.iter().all(|start| duration.is_none_or(|duration| start.is_within(duration))));
        prop_assert_eq!(source == ChapterSource::None, chapters.is_empty());
        prop_assert!(chapters.listed().all(|(_, chapter)| !chapter.title.is_empty()));
        // Merged again with nothing else, they stay what they are.
        let again = chapters.iter().map(ChapterDraft::from).collect();
        prop_assert_eq!(merge_chapters(vec![found(source, again)], duration).0, chapters);
    }

    #[test]
    fn stamps_are_read_as_they_are_written(mut starts in prop::collection::btree_set(0..35_000_u32, 2..30)) {
        starts.insert(0);
        let notes: Vec<_> = starts.iter().map(|start| {
            format!("{} Title", Moment::from_secs(*start).clock())
        }).collect();
        let expected: Vec<_> = notes.clone();
        prop_assert_eq!(stamps(&notes.join("\n"), "9:59:59"), expected);
    }

    #[test]
    fn no_file_brings_the_readers_down(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = read_file(&text, ADDRESS);
        let _ = search(&bytes);
        let _ = search(&[b"ID3\x04\0\0\0\0\x0f\x0f", bytes.as_slice()].concat());
        let _ = search(&[b"\0\0\0\x10ftypM4A \0\0\0\0", bytes.as_slice()].concat());
    }

    #[test]
    fn a_broken_audio_file_is_none(at in 0..4_000_usize, byte in any::<u8>(), version in 3..5_u8) {
        let whole = match version {
            3 => id3(id3::Version::Id3v23, 900),
            _ => mp4(100),
        };
        let mut broken = whole;
        if let Some(place) = broken.get_mut(at) {
            *place = byte;
        }
        let (chapters, fetched) = search(&broken);
        prop_assert!(chapters.len() <= MAX_CHAPTERS);
        prop_assert!(fetched as u64 <= MAX_BYTES);
    }
}

//! Downloads without a browser: records, and transfers from servers of all kinds.

use download::{
    Answer, ContentRange, Download, DownloadList, Head, OVERLAP, Plan, Problem, Progress, Settings,
    State, Surroundings, Transfer, pause_before, stored_name,
};
use proptest::prelude::*;
use show::EpisodeId;

fn id(text: &str) -> EpisodeId {
    EpisodeId(text.to_owned())
}

fn stored(stored: u64, total: Option<u64>, validator: Option<&str>) -> Progress {
    Progress { stored, total, validator: validator.map(str::to_owned) }
}

#[test]
fn a_record_comes_back_as_it_was_written() {
    let new = Download::new(&id("a/b c"), "https://e.org/a b.mp3?x=1 2", 7);
    let states = [
        State::Waiting,
        State::Paused,
        State::Missing,
        State::Failed(Problem::NotAllowed),
        State::Failed(Problem::NoSpace),
    ];
    for state in states {
        let download =
            Download { state, progress: stored(5, Some(9), Some("\"a b\"")), ..new.clone() };
        assert_eq!(Download::parse(&id("a/b c"), &download.text()), Some(download));
    }
    let whole = Download {
        state: State::Complete,
        progress: stored(9, Some(9), None),
        automatic: true,
        digest: Some("0af9".to_owned()),
        ..new.clone()
    };
    assert_eq!(Download::parse(&id("a/b c"), &whole.text()), Some(whole));
}

#[test]
fn only_a_whole_file_is_complete() {
    let new = Download::new(&id("a"), "/a.mp3", 7);
    for progress in [stored(5, Some(9), None), stored(5, None, None)] {
        let download = Download { state: State::Complete, progress, ..new.clone() };
        let read = Download::parse(&id("a"), &download.text()).unwrap();
        assert_eq!(read.state, State::Missing);
    }
}

#[test]
fn settings_come_back_as_they_were_written() {
    let settings = Settings {
        next_in_queue: true,
        newest: 3,
        remove_played: true,
        at_once: 2,
        declined: vec![id("a,b c"), id("d")],
    };
    assert_eq!(Settings::parse(&settings.text()), settings);
    assert_eq!(Settings::parse(&Settings::default().text()), Settings::default());
    for text in ["", "2 next=1", "1 next=7 newest=99 at-once=0 declined=,"] {
        assert_eq!(Settings::parse(text), Settings::default(), "{text}");
    }
}

/// What the settings ask for with the episodes c, b, a, of which some are played, since a
/// time. The downloads are written as `a` or, if the settings have asked for them, `A`.
fn plan(settings: &Settings, downloads: &str, queue: &str, played: &[(&str, u64)]) -> Plan {
    let ids = |names: &str| names.chars().map(|name| id(&name.to_string())).collect::<Vec<_>>();
    let mut all = DownloadList::default();
    for name in downloads.chars() {
        let id = id(&name.to_lowercase().to_string());
        let automatic = name.is_uppercase();
        all.put(&id, Some(Download { automatic, ..Download::new(&id, "/x.mp3", 1) }));
    }
    settings.plan(
        &all,
        &Surroundings {
            newest: &ids("cba"),
            queue: &ids(queue),
            playing: &[id("x")],
            played_at: &|id| played.iter().find(|(name, _)| *name == id.0).map(|(_, at)| *at),
            now: 2 * 24 * 3_600_000,
        },
    )
}

#[test]
fn settings_download_and_remove_what_they_say() {
    let settings = Settings::default();
    let newest = Settings { newest: 2, ..settings.clone() };
    let next = Settings { next_in_queue: true, ..settings.clone() };
    let removing = Settings { remove_played: true, ..settings.clone() };
    let both = Settings { next_in_queue: true, ..newest.clone() };
    let declined = Settings { declined: vec![id("b")], ..newest.clone() };
    let (old, recent) = (24 * 3_600_000, 24 * 3_600_000 + 1);
    type Case<'a> = (&'a Settings, &'a str, &'a str, &'a [(&'a str, u64)], &'a str, &'a str);
    let cases: [Case; 16] = [
        (&settings, "a", "b", &[("a", 0)], "", ""),
        (&newest, "", "", &[], "cb", ""),
        (&newest, "c", "", &[], "b", ""),
        (&newest, "CBA", "", &[], "", "a"),
        (&newest, "cba", "", &[], "", ""),
        (&newest, "A", "a", &[], "cb", ""),
        (&newest, "", "", &[("c", recent)], "b", ""),
        (&declined, "", "", &[], "c", ""),
        (&next, "", "ab", &[], "a", ""),
        (&next, "A", "ba", &[], "b", ""),
        (&removing, "ab", "", &[("a", old), ("b", recent)], "", "a"),
        (&removing, "x", "", &[("x", 0)], "", ""),
        (&settings, "X", "", &[], "", ""),
        (&removing, "a", "a", &[("a", old)], "", ""),
        // Downloaded to be heard again.
        (&removing, "a", "", &[("a", 1)], "", ""),
        (&both, "", "b", &[], "bc", ""),
    ];
    for (settings, downloads, queue, played, add, remove) in cases {
        let plan = plan(settings, downloads, queue, played);
        let names = |ids: Vec<EpisodeId>| ids.into_iter().map(|id| id.0).collect::<String>();
        let found = (names(plan.add), names(plan.remove));
        assert_eq!(found, (add.to_owned(), remove.to_owned()), "{settings:?} {downloads} {queue}");
    }
}

#[test]
fn a_declined_download_is_remembered_while_it_would_come_again() {
    let ids = [id("c"), id("b")];
    let around =
        |newest| Surroundings { newest, queue: &[], playing: &[], played_at: &|_| None, now: 0 };
    let mut settings = Settings { newest: 2, ..Settings::default() };
    settings.decline(&id("c"), &around(&ids));
    settings.decline(&id("z"), &around(&ids));
    assert_eq!(settings.declined, [id("c")]);
    settings.decline(&id("b"), &around(&ids[1..]));
    assert_eq!(settings.declined, [id("b")]);
}

#[test]
fn a_damaged_or_newer_record_is_none() {
    let text = Download::new(&id("a"), "/a.mp3", 7).text();
    let cases = [
        String::new(),
        text.replacen('1', "2", 1),
        text.replace("state=waiting", "state=elsewhere"),
        text.replace("state=waiting", "state=failed problem=none"),
        text.replace("stored=0", "stored=-1"),
        text.replace("since=7", ""),
    ];
    for text in cases {
        assert_eq!(Download::parse(&id("a"), &text), None, "{text}");
    }
}

#[test]
fn downloads_are_in_the_order_in_which_they_were_asked_for() {
    let mut all = DownloadList::default();
    for (name, since) in [("b", 2), ("a", 1), ("c", 3)] {
        all.put(&id(name), Some(Download::new(&id(name), "/x.mp3", since)));
    }
    let names = |all: &DownloadList| all.iter().map(|(id, _)| id.0.clone()).collect::<String>();
    assert_eq!(names(&all), "abc");
    let paused = Download { state: State::Paused, ..all.get(&id("a")).unwrap().clone() };
    all.put(&id("a"), Some(paused));
    assert_eq!(names(&all), "abc");
    assert_eq!(all.waiting().next().unwrap().0, &id("b"));
    all.put(&id("b"), None);
    assert_eq!(names(&all), "ac");
    assert_eq!(all.get(&id("b")), None);
}

#[test]
fn files_have_plain_names() {
    let cases = [
        ("https://e.org/a.MP3?x=y.ogg#z", "mp3"),
        ("https://e.org/a.m4a", "m4a"),
        ("https://e.org/podcast.example", "mp3"),
        ("https://e.org/a", "mp3"),
        ("https://e.org/a.%2e%2e", "mp3"),
        ("", "mp3"),
    ];
    for (address, extension) in cases {
        let name = stored_name(&id("../x"), address);
        let (hash, end) = name.rsplit_once('.').unwrap();
        assert_eq!(end, extension, "{address}");
        assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
    }
    assert_ne!(stored_name(&id("a"), "/x.mp3"), stored_name(&id("b"), "/x.mp3"));
}

#[test]
fn pauses_grow_up_to_a_minute() {
    let pauses = [1, 2, 3, 6, 7, 8, u32::MAX].map(pause_before);
    assert_eq!(pauses, [1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000]);
}

#[test]
fn requests_go_on_as_the_origin_allows() {
    let half = stored(200_000, Some(400_000), Some("\"v1\""));
    let request = Transfer::new(half.clone(), true).request();
    assert_eq!((request.from, request.if_range.as_deref()), (200_000, Some("\"v1\"")));
    let request = Transfer::new(half, false).request();
    assert_eq!((request.from, request.if_range), (200_000 - OVERLAP, None));
    let request = Transfer::new(stored(200_000, None, None), true).request();
    assert_eq!((request.from, request.if_range), (200_000 - OVERLAP, None));
    assert_eq!(Transfer::new(Progress::default(), true).request().from, 0);
}

#[test]
fn each_answer_of_a_server_is_met() {
    let whole = |length| Head { status: 200, length, ..Head::default() };
    let rest = |start, total, length| Head {
        status: 206,
        length,
        range: Some(ContentRange { start, total }),
        ..Head::default()
    };
    let status = |status| Head { status, ..Head::default() };
    let page = Head { status: 200, is_document: true, ..Head::default() };
    let other = Head { validator: Some("\"v2\"".to_owned()), ..rest(200_000, None, None) };
    let cases = [
        ("a range is ignored", true, whole(Some(400_000)), Answer::Whole),
        (
            "the rest",
            true,
            rest(200_000, Some(400_000), Some(200_000)),
            Answer::Rest { overlap: 0 },
        ),
        ("another size", true, rest(200_000, Some(500_000), None), Answer::Anew),
        ("another part", true, rest(0, Some(400_000), None), Answer::Anew),
        ("another length", true, rest(200_000, None, Some(100_000)), Answer::Anew),
        ("another version", true, other, Answer::Anew),
        ("hidden headers", false, status(206), Answer::Rest { overlap: OVERLAP }),
        ("past the end", true, status(416), Answer::Anew),
        ("gone", true, status(404), Answer::Failed(Problem::Gone)),
        ("refused", true, status(403), Answer::Failed(Problem::Refused)),
        ("busy", true, status(429), Answer::Later),
        ("broken", true, status(503), Answer::Later),
        ("a login page", true, page, Answer::Later),
    ];
    for (what, same_origin, head, expected) in cases {
        let progress = stored(200_000, Some(400_000), Some("\"v1\""));
        let mut transfer = Transfer::new(progress, same_origin);
        assert_eq!(transfer.head(&head), expected, "{what}");
    }
    let mut transfer = Transfer::new(stored(9, Some(9), None), true);
    assert_eq!(transfer.head(&status(416)), Answer::Complete);
}

#[test]
fn the_end_of_a_body_is_the_end_of_the_file_only_at_its_size() {
    let ended = |progress, cleanly| Transfer::new(progress, true).ended(cleanly);
    assert_eq!(ended(stored(9, Some(9), None), true), Answer::Complete);
    assert_eq!(ended(stored(9, Some(9), None), false), Answer::Complete);
    assert_eq!(ended(stored(8, Some(9), None), true), Answer::Later);
    assert_eq!(ended(stored(10, Some(9), None), true), Answer::Anew);
    assert_eq!(ended(stored(9, None, None), true), Answer::Complete);
    assert_eq!(ended(stored(9, None, None), false), Answer::Later);
}

/// What a server does with one request.
#[derive(Debug, Clone)]
struct Turn {
    /// The version of the file from now on.
    version: u8,
    /// Whether it knows ranges.
    ranges: bool,
    /// Whether it says lengths.
    lengths: bool,
    /// A status instead of the file.
    status: Option<u16>,
    /// After how many bytes the connection is lost.
    cut: Option<usize>,
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let status = prop_oneof![4 => Just(None), 1 => Just(Some(503)), 1 => Just(Some(416))];
    let cut = prop_oneof![2 => (0_usize..300_000).prop_map(Some), 1 => Just(None)];
    let turn =
        (prop_oneof![3 => Just(1_u8), 1 => 1_u8..4], any::<bool>(), any::<bool>(), status, cut)
            .prop_map(|(version, ranges, lengths, status, cut)| Turn {
                version,
                ranges,
                lengths,
                status,
                cut,
            });
    proptest::collection::vec(turn, 1..12)
}

/// A file of a version: no two versions have the same bytes anywhere.
fn file(version: u8) -> Vec<u8> {
    let length = 250_000 + usize::from(version) * 1_000;
    (0..length).map(|at| (at % 61) as u8 * 4 + version).collect()
}

/// Answers a transfer's request. Returns true once the file is complete.
fn serve(transfer: &mut Transfer, disk: &mut Vec<u8>, turn: &Turn, same_origin: bool) -> bool {
    let content = file(turn.version);
    let validator = format!("\"v{}\"", turn.version);
    let request = transfer.request();
    let from = request.from as usize;
    let fresh = request.if_range.as_ref().is_none_or(|known| *known == validator);
    let partial = turn.ranges && fresh && from > 0;
    let body = if partial { content.get(from..).unwrap_or_default() } else { &content[..] };
    let readable = same_origin.then_some(());
    let head = Head {
        status: turn.status.unwrap_or(match partial {
            true if body.is_empty() => 416,
            true => 206,
            false => 200,
        }),
        length: turn.lengths.then_some(body.len() as u64),
        range: readable
            .filter(|()| partial)
            .map(|()| ContentRange { start: request.from, total: Some(content.len() as u64) }),
        validator: readable.map(|()| validator),
        is_document: false,
    };
    let mut overlap = match transfer.head(&head) {
        Answer::Whole => {
            disk.clear();
            Vec::new()
        }
        Answer::Rest { overlap } => disk[disk.len() - overlap as usize..].to_vec(),
        answer => {
            disk.truncate(transfer.progress().stored as usize);
            return answer == Answer::Complete;
        }
    };
    let cut = turn.cut.unwrap_or(body.len()).min(body.len());
    for chunk in body[..cut].chunks(10_000) {
        let compared = chunk.len().min(overlap.len());
        if chunk[..compared] != overlap[..compared] {
            transfer.differs();
            disk.clear();
            return false;
        }
        overlap.drain(..compared);
        disk.extend(&chunk[compared..]);
        transfer.wrote((chunk.len() - compared) as u64);
    }
    let answer = transfer.ended(cut == body.len());
    disk.truncate(transfer.progress().stored as usize);
    answer == Answer::Complete
}

proptest! {
    /// Whatever servers do, what counts as complete is one version of the file, whole.
    #[test]
    fn a_complete_file_is_the_servers_file(turns in turns(), same_origin: bool) {
        let mut transfer = Transfer::new(Progress::default(), same_origin);
        let mut disk = Vec::new();
        for turn in turns {
            prop_assert_eq!(transfer.progress().stored, disk.len() as u64);
            if serve(&mut transfer, &mut disk, &turn, same_origin) {
                prop_assert!((1..4).any(|version| disk == file(version)));
                break;
            }
        }
    }

    #[test]
    fn no_text_makes_a_record_panic(text in ".{0,80}") {
        let _ = Download::parse(&id("a"), &text);
        let _ = ContentRange::parse(&text);
    }
}

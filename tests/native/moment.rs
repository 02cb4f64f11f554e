use proptest::prelude::*;
use show::{Chapter, Chapters, Length, Moment};

#[test]
fn addresses_and_clocks_are_read() {
    let cases = [
        ("0", Some(0)),
        ("90", Some(90_000)),
        ("90s", Some(90_000)),
        ("3723", Some(3_723_000)),
        ("62:03", Some(3_723_000)),
        ("1:02:03", Some(3_723_000)),
        ("1h02m03s", Some(3_723_000)),
        ("1H2M3S", Some(3_723_000)),
        ("2m", Some(120_000)),
        ("00:45:10.500", Some(2_710_500)),
        ("7.25", Some(7_250)),
        ("1:60", None),
        ("1:60:00", None),
        ("1:2:3:4", None),
        ("3s2m", None),
        ("2m2m", None),
        ("-5", None),
        ("1e3", None),
        ("NaN", None),
        ("", None),
        (":", None),
        ("12:", None),
        ("five", None),
        ("99999999999999999999", None),
    ];
    for (text, millis) in cases {
        assert_eq!(Moment::parse(text).map(Moment::as_millis), millis, "{text:?}");
    }
}

#[test]
fn moments_are_shown_as_people_write_them() {
    let cases = [
        (0, "0:00", "0 seconds", "0s", "under a minute"),
        (5, "0:05", "5 seconds", "5s", "under a minute"),
        (61, "1:01", "1 minute 1 second", "1m01s", "1 min"),
        (3_600, "1:00:00", "1 hour", "1h00m00s", "1 h"),
        (4_586, "1:16:26", "1 hour 16 minutes 26 seconds", "1h16m26s", "1 h 16 min"),
    ];
    for (seconds, clock, spoken, address, rough) in cases {
        let moment = Moment::from_secs(seconds);
        let shown =
            (moment.clock(), moment.spoken(), moment.address(), Length::from_secs(seconds).rough());
        let expected = (clock.into(), spoken.into(), address.into(), rough.into());
        assert_eq!(shown, expected, "{seconds} s");
    }
}

#[test]
fn a_media_clock_can_say_nothing() {
    for nonsense in [f64::NAN, f64::INFINITY, -1.0, 1e12] {
        assert_eq!(Moment::from_secs_f64(nonsense), None, "{nonsense}");
    }
    assert_eq!(Moment::from_secs_f64(1.2344), Some(Moment::from_millis(1_234)));
}

fn chapters(starts: &[u32]) -> Chapters {
    let chapter = |start: &u32| Chapter::new(Moment::from_secs(*start), "");
    starts.iter().map(chapter).collect::<Vec<_>>().into()
}

#[test]
fn chapters_lead_back_and_forth_also_at_the_start() {
    let all = chapters(&[0, 60, 120]);
    let at = Moment::from_secs;
    // (position, current, previous, next)
    let cases = [
        (0, Some(0), Some(0), Some(60)),
        (2, Some(0), Some(0), Some(60)),
        (59, Some(0), Some(0), Some(60)),
        (60, Some(1), Some(0), Some(120)),
        (63, Some(1), Some(0), Some(120)),
        (64, Some(1), Some(60), Some(120)),
        (500, Some(2), Some(120), None),
    ];
    for (position, current, previous, next) in cases {
        assert_eq!(all.current(at(position)), current, "current at {position}");
        assert_eq!(all.previous(at(position)), previous.map(at), "previous at {position}");
        assert_eq!(all.next(at(position)), next.map(at), "next at {position}");
    }
    assert_eq!(chapters(&[30]).current(at(10)), None);
    assert_eq!(chapters(&[30]).previous(at(10)), None);
}

proptest! {
    #[test]
    fn addresses_and_clocks_round_trip(seconds in 0u32..3_000_000) {
        let moment = Moment::from_secs(seconds);
        prop_assert_eq!(Moment::parse(&moment.address()), Some(moment));
        prop_assert_eq!(Moment::parse(&moment.clock()), Some(moment));
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC*") {
        let _ = Moment::parse(&text);
    }

    #[test]
    fn chapters_are_sorted_and_distinct(starts in proptest::collection::vec(0u32..100, 0..30)) {
        let all = chapters(&starts);
        let starts: Vec<_> = all.iter().map(|chapter| chapter.start).collect();
        prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
    }
}

use super::*;
use player::queue::Queue;
use player::records::{PREFIX, Record, Unreadable};
use player::settings::Settings;
use proptest::prelude::*;

fn progress(seconds: u32, since: u64) -> Record {
    Record::Progress(
        id("a guid/with: signs%"),
        Progress::new(at(seconds), Some(length(300)), since),
    )
}

#[test]
fn records_are_read_as_they_were_written() {
    let settings =
        Settings { speed: Speed::new(135), muted: true, trim_silence: true, ..Settings::default() };
    let queue: Queue = vec![id("one"), id("two words"), id("https://e.org/?a=1%20 é")].into();
    let records = [
        progress(42, NOON),
        Record::Progress(id("b"), Progress::marked(true, None, NOON)),
        Record::Queue(queue),
        Record::Queue(Queue::default()),
        Record::Settings(settings),
        Record::Current(id("two words")),
        Record::TimeSaved(length(4_000)),
    ];
    for record in records {
        assert_eq!(Record::parse(&record.key(), &record.text()), Ok(record.clone()), "{record:?}");
    }
    insta::assert_snapshot!(format!("{} = {}", progress(42, NOON).key(), progress(42, NOON).text()),
        @"netstack-fm/progress/a guid/with: signs% = 1 at=42000 since=1760000000000 played=0 length=300000");
}

#[test]
fn what_cannot_be_read_says_why_and_the_rest_is_the_usual() {
    let key = progress(1, NOON).key();
    let cases = [
        ("other/key", "1 at=1 since=1", Unreadable::Foreign),
        ("netstack-fm/unknown", "1 at=1", Unreadable::Foreign),
        (&key, "", Unreadable::Damaged),
        (&key, "at=1 since=1", Unreadable::Damaged),
        (&key, "1 at=x since=1", Unreadable::Damaged),
        (&key, "1 since=1", Unreadable::Damaged),
        (&key, "2 in another way", Unreadable::Newer),
        ("netstack-fm/current", "1 ", Unreadable::Damaged),
        ("netstack-fm/time-saved", "1 ms=-1", Unreadable::Damaged),
        (&key, "1 at=18446744073709551615 since=1", Unreadable::Damaged),
        (&key, "1 at=3600000000 since=1", Unreadable::Damaged),
        (&key, "1 at=1 since=8640000000000001", Unreadable::Damaged),
    ];
    for (key, text, why) in cases {
        assert_eq!(Record::parse(key, text), Err(why), "{key} = {text}");
    }
    let odd =
        Record::parse(&Record::settings_key(), "1 speed=9999 back=7 volume=250 go-on=0 new=1");
    let expected = Settings {
        speed: Speed::FASTEST,
        volume: 100,
        autoplay_next: false,
        ..Settings::default()
    };
    assert_eq!(odd, Ok(Record::Settings(expected)));
}

#[test]
fn of_two_records_the_right_one_stays() {
    let (old, new) = (progress(10, NOON), progress(90, NOON + 1));
    assert_eq!(old.clone().merged(new.clone()), new);
    assert_eq!(new.clone().merged(old), new);
    let queue =
        |names: &[&str]| Record::Queue(names.iter().map(|n| id(n)).collect::<Vec<_>>().into());
    assert_eq!(queue(&["a", "b"]).merged(queue(&["b", "c"])), queue(&["a", "b", "c"]));
    let saved = |seconds| Record::TimeSaved(length(seconds));
    assert_eq!(saved(10).merged(saved(7)), saved(10));
    let current = Record::Current(id("a"));
    assert_eq!(current.clone().merged(Record::Current(id("b"))), current);
}

/// The largest numbers that a record can have break no arithmetic.
#[test]
fn progress_at_the_limits_is_bounded() {
    let key = progress(1, NOON).key();
    for length in
        ["", " length=0", " length=1", " length=3599999999", " length=18446744073709551615"]
    {
        let text = format!("1 at=3599999999 since=8640000000000000{length}");
        let Ok(Record::Progress(_, progress)) = Record::parse(&key, &text) else {
            panic!("{text} is not read");
        };
        assert!(progress.percent() <= 100, "{text}");
        let _ = (progress.left(), progress.is_partial(), progress.resume_at());
    }
    let beyond =
        Progress::new(Moment::from_millis(u64::MAX), Some(Length::from_millis(u64::MAX)), 0);
    assert_eq!((beyond.percent(), beyond.played), (1, true));
}

proptest! {
    #[test]
    fn nothing_that_is_stored_is_too_odd(key in ".*", text in ".*") {
        let _ = Record::parse(&key, &text);
        let _ = Record::parse(&format!("{PREFIX}{key}"), &format!("1 {text}"));
        let _ = Record::parse(&Record::settings_key(), &text);
    }

    #[test]
    fn any_id_survives(name in "\\PC+") {
        let record = Record::Queue(vec![id(&name)].into());
        prop_assert_eq!(Record::parse(&record.key(), &record.text()), Ok(record));
    }
}

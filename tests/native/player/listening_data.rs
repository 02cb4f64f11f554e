use std::collections::BTreeMap;

use player::listening_data::import;
use player::records::Record;

use super::*;

fn stored(records: &[Record]) -> BTreeMap<String, String> {
    records.iter().map(|record| (record.key(), record.text())).collect()
}

fn progress(name: &str, seconds: u32, since: u64) -> Record {
    Record::Progress(id(name), Progress::new(at(seconds), Some(length(300)), since))
}

#[test]
fn an_import_keeps_the_newer_progress_and_joins_queues() {
    let queue = |names: &[&str]| {
        Record::Queue(names.iter().map(|name| id(name)).collect::<Vec<_>>().into())
    };
    let ours = stored(&[progress("a", 10, NOON), progress("b", 10, NOON), queue(&["x", "y"])]);
    let theirs = [
        progress("a", 20, NOON + 1),
        progress("b", 20, NOON - 1),
        progress("c", 20, NOON),
        queue(&["y", "z"]),
    ];
    let imported = import(stored(&theirs), |key| ours.get(key).cloned());
    let expected = [
        progress("a", 20, NOON + 1),
        progress("b", 10, NOON),
        progress("c", 20, NOON),
        queue(&["x", "y", "z"]),
    ];
    assert_eq!((imported.records.as_slice(), imported.unreadable), (&expected[..], 0));
}

#[test]
fn unreadable_records_are_counted_and_change_nothing() {
    let key = progress("a", 1, NOON).key();
    let file = [
        (key.clone(), String::new()),
        (key.clone(), "1 at=99999999999999 since=1".to_owned()),
        ("someone else's".to_owned(), "1 at=1 since=1".to_owned()),
        (key, "9 of a later version".to_owned()),
    ];
    let imported = import(file, |_| None);
    assert_eq!((imported.records.len(), imported.unreadable), (0, 4));
}

/// A damaged record of this browser does not keep a good one out.
#[test]
fn a_good_record_replaces_a_damaged_one() {
    let theirs = progress("a", 20, NOON);
    let imported = import(stored(std::slice::from_ref(&theirs)), |_| Some("1 at=x".to_owned()));
    assert_eq!(imported.records, [theirs]);
}

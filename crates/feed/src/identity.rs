//! The permanent id of an episode.

use std::hash::Hasher;

use chrono::{DateTime, Datelike, Timelike, Utc};
use feed_rs::model::Entry;
use show::{Enclosure, Episode, EpisodeId};
use siphasher::sip::SipHasher13;

/// An item's guid, else the address of its audio, else its link, else a digest of
/// its content.
pub fn id(entry: &Entry, audio: Option<&Enclosure>, title: Option<&str>) -> EpisodeId {
    let guid = Some(entry.id.trim()).filter(|id| !id.is_empty());
    let address = audio.map(|audio| audio.url.as_str());
    let link = entry.links.first().map(|link| link.href.as_str());
    let id = guid.or(address).or(link).map(str::to_owned);
    EpisodeId(id.unwrap_or_else(|| {
        let mut digest = Digest::default();
        digest.text(title);
        digest.time(entry.published);
        digest.text(entry.summary.as_ref().map(|text| text.content.as_str()));
        digest.finish()
    }))
}

/// An id for an episode whose own id belongs to an earlier item.
pub fn distinct_id(episode: &Episode) -> EpisodeId {
    let mut digest = Digest::default();
    digest.text(episode.given_title.as_deref());
    digest.number(episode.number);
    digest.text(episode.audio.as_ref().map(|audio| audio.url.as_str()));
    EpisodeId(format!("{}#{}", episode.id.0, digest.finish()))
}

/// A SipHash-1-3 with a key of zeros.
///
/// Browsers store positions under these ids, so neither the algorithm nor the bytes
/// that go into it may ever change. The bytes are those that the standard library's
/// `Hash` wrote on wasm32 when the first ids were made, all numbers little-endian.
#[derive(Default)]
struct Digest(SipHasher13);

impl Digest {
    /// Whether a value follows, as four bytes.
    fn presence(&mut self, present: bool) {
        self.0.write(&u32::from(present).to_le_bytes());
    }

    /// A text, ended by a byte that no UTF-8 contains.
    fn text(&mut self, text: Option<&str>) {
        self.presence(text.is_some());
        if let Some(text) = text {
            self.0.write(text.as_bytes());
            self.0.write(&[0xff]);
        }
    }

    fn number(&mut self, number: Option<u32>) {
        self.presence(number.is_some());
        if let Some(number) = number {
            self.0.write(&number.to_le_bytes());
        }
    }

    /// A time in UTC: the day, the second of the day, the nanosecond.
    fn time(&mut self, time: Option<DateTime<Utc>>) {
        self.presence(time.is_some());
        if let Some(time) = time {
            self.0.write(&packed_day(time).to_le_bytes());
            self.0.write(&time.num_seconds_from_midnight().to_le_bytes());
            self.0.write(&time.nanosecond().to_le_bytes());
        }
    }

    fn finish(self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// A day as chrono 0.4 packs it: year, day of the year, whether the year has 365
/// days, and how its days fall on weekdays (1 to 7).
fn packed_day(time: DateTime<Utc>) -> i32 {
    let day = time.ordinal() as i32;
    let weekday = time.weekday().num_days_from_monday() as i32;
    let shift = match (weekday - day).rem_euclid(7) {
        0 => 7,
        shift => shift,
    };
    let common = !time.date_naive().leap_year();
    time.year() << 13 | day << 4 | i32::from(common) << 3 | shift
}

#[cfg(test)]
mod tests {
    use std::hash::{DefaultHasher, Hash};

    use chrono::TimeZone;

    use super::*;

    /// A day hashes like chrono's own, for as long as chrono packs it so.
    #[test]
    fn a_time_is_packed_as_by_chrono() {
        for (year, month, day) in
            [(1970, 1, 1), (1999, 12, 31), (2000, 2, 29), (2024, 12, 31), (2025, 11, 18)]
        {
            let time = Utc.with_ymd_and_hms(year, month, day, 5, 6, 7).unwrap();
            let mut ours = SipHasher13::default();
            ours.write(&packed_day(time).to_le_bytes());
            ours.write(&time.num_seconds_from_midnight().to_le_bytes());
            ours.write(&time.nanosecond().to_le_bytes());
            let mut theirs = DefaultHasher::new();
            time.hash(&mut theirs);
            assert_eq!(ours.finish(), theirs.finish(), "{time}");
        }
    }
}

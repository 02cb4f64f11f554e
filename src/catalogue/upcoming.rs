//! When an announced episode has come.

use super::Entry;
use super::names::Directory;
use crate::show::slug;
use crate::site::Announcement;

/// How much earlier than planned an episode may come out.
const EARLY_DAYS: i64 = 7;

/// Whether `entry` is the episode that was announced: by its number, by its
/// title, or by having all its guests, not earlier than a week before the
/// planned day.
pub(super) fn is(announcement: &Announcement, entry: &Entry, directory: &Directory<'_>) -> bool {
    if announcement.number.is_some() {
        return announcement.number == entry.number;
    }
    same_title(announcement, entry) || same_guests(announcement, entry, directory)
}

fn same_title(announcement: &Announcement, entry: &Entry) -> bool {
    entry.given_title.as_deref().map(slug) == Some(slug(&announcement.title))
}

fn same_guests(announcement: &Announcement, entry: &Entry, directory: &Directory<'_>) -> bool {
    // Somebody who was on years ago can come again: without a day to compare, only the title tells.
    let (Some(planned), Some(published)) = (announcement.date, entry.published) else {
        return false;
    };
    let mut guests = announcement.guests.iter().map(|name| directory.resolve(name));
    !announcement.guests.is_empty()
        && published.date.days() + EARLY_DAYS >= planned.days()
        && guests.all(|guest| entry.guests.contains(&guest))
}

//! Matching of episodes with announcements.

use show::slug;
use site::Announcement;

use super::Entry;
use super::names::Directory;

/// How many days before the planned day an announced episode may come out.
const EARLY_DAYS: i64 = 7;

/// Whether an episode is the announced one. The number decides if the announcement has
/// one. Else the title has to be the same, or the episode has to have all announced
/// guests and come out no earlier than a week before the planned day.
pub(super) fn is_announced(
    entry: &Entry,
    announcement: &Announcement,
    directory: &Directory<'_>,
) -> bool {
    if announcement.number.is_some() {
        return announcement.number == entry.episode.number;
    }
    has_title(entry, announcement) || has_guests(entry, announcement, directory)
}

fn has_title(entry: &Entry, announcement: &Announcement) -> bool {
    entry.episode.given_title.as_deref().map(slug) == Some(slug(&announcement.title))
}

fn has_guests(entry: &Entry, announcement: &Announcement, directory: &Directory<'_>) -> bool {
    // A guest may have been on the show before. Without a day to compare, the guests
    // prove nothing.
    let (Some(planned), Some(published)) = (announcement.date, entry.episode.published) else {
        return false;
    };
    let mut guests = announcement.guests.iter().map(|name| directory.resolve(name));
    !announcement.guests.is_empty()
        && published.date.days() + EARLY_DAYS >= planned.days()
        && guests.all(|guest| entry.guests.contains(&guest))
}

//! Announced episodes as iCalendar files (RFC 5545).

use show::slug;

use crate::Announcement;

/// The most bytes in a line without its line break (RFC 5545, section 3.1).
const MAX_LINE: usize = 75;

impl Announcement {
    /// An iCalendar file with this episode on its planned day; `None` if there is no
    /// planned day. `show` is the name of the show, `page` the address of the announcement,
    /// `stamp` the current time in UTC (RFC 5545, section 3.3.5): `20261118T050000Z`.
    pub fn calendar(&self, show: &str, page: &str, stamp: &str) -> Option<String> {
        let day = self.date?.iso().replace('-', "");
        let guests = match self.guests.as_slice() {
            [] => String::new(),
            guests => format!("With {}. ", guests.join(", ")),
        };
        let about = format!("{guests}{} Subject to change: {page}", self.text.join(" "));
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            format!("PRODID:-//{}//Upcoming episodes//EN", escape(show)),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@{}", self.slug(), slug(show)),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{day}"),
            format!("SUMMARY:{}", escape(&format!("{show}: {}", self.title))),
            format!("DESCRIPTION:{}", escape(&about)),
            format!("URL:{page}"),
            "STATUS:TENTATIVE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        Some(lines.iter().map(|line| fold(line)).collect())
    }
}

/// Escapes a text value (RFC 5545, section 3.3.11).
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// Folds a line that is too long, never inside a character (RFC 5545, section 3.1).
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut room = MAX_LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            // The space counts, too.
            room = MAX_LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out + "\r\n"
}

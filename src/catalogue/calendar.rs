//! Announced episodes as calendar files (RFC 5545).

use crate::site::Announcement;

/// The most bytes in a line, without its end (RFC 5545, section 3.1).
const LINE: usize = 75;

impl Announcement {
    /// A calendar with this episode on its planned day; nothing if there is no day.
    /// `page` is the address at which it is announced, `stamp` the time of today in
    /// the form of the standard: `20261118T050000Z`.
    pub fn calendar(&self, page: &str, stamp: &str) -> Option<String> {
        let day = self.date?.iso().replace('-', "");
        let guests = match self.guests.as_slice() {
            [] => String::new(),
            guests => format!("With {}. ", guests.join(", ")),
        };
        let about = format!("{guests}{} Subject to change: {page}", self.text.join(" "));
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Netstack.FM//Upcoming episodes//EN".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@netstack.fm", self.slug()),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{day}"),
            format!("SUMMARY:{}", escape(&format!("Netstack.FM: {}", self.title))),
            format!("DESCRIPTION:{}", escape(&about)),
            format!("URL:{page}"),
            "STATUS:TENTATIVE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        Some(lines.iter().map(|line| folded(line)).collect())
    }
}

/// A text as a value (section 3.3.11).
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// A line, broken where it is too long, and never inside a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out + "\r\n"
}

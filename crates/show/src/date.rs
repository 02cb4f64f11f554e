use serde::{Deserialize, Serialize};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with this year, month and day of the month, the latter two counted
    /// from 1; `None` if there is no such day, or the year has more than four digits.
    ///
    /// ```
    /// use show::Date;
    ///
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2025, 2, 29).is_none());
    /// ```
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let days = match month {
            2 if is_leap(year) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return None,
        };
        let exists = (1..=days).contains(&day) && (0..=9_999).contains(&year);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `2025-11-18`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Self::new(year, month, day)
    }

    /// The year, from 0 to 9999.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1 January of the year 0. The difference of two dates is the number
    /// of days between them.
    pub fn days(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        // Years begin in March here, so that the leap day is their last day.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        year * 365 + leap_days + (month * 153 + 2) / 5 + i64::from(self.day) + 59
    }

    /// The form for machines (ISO 8601): `2025-11-18`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The form for people: "18 November 2025".
    pub fn long(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        format!("{} {month} {}", self.day, self.year)
    }

    /// The form for people with the month cut to three letters: "18 Nov 2025".
    pub fn short(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).and_then(|m| m.get(..3));
        format!("{} {} {}", self.day, month.unwrap_or_default(), self.year)
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// When an episode was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Published {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub unix: i64,
    /// The day in UTC.
    pub date: Date,
}

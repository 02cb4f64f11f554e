//! The visitor's clock and calendar.

use js_sys::{Date as JsDate, Object};
use show::Date;

/// Unix time in milliseconds.
pub fn now() -> u64 {
    JsDate::now() as u64
}

/// The day of the build (UTC).
#[cfg(not(target_family = "wasm"))]
pub fn today() -> Option<Date> {
    use chrono::Datelike as _;

    let now = chrono::Utc::now();
    Date::new(now.year(), now.month() as u8, now.day() as u8)
}

/// Today in the visitor's time zone.
#[cfg(target_family = "wasm")]
pub fn today() -> Option<Date> {
    let now = JsDate::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Date::new(year, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// A time in the visitor's time zone and notation; `at` is Unix time in milliseconds.
pub fn date_and_time(at: u64) -> String {
    let date = JsDate::new(&(at as f64).into());
    String::from(date.to_locale_string("default", &Object::new()))
}

/// The current time for calendar files: `20261118T050000Z` (RFC 5545, section 3.3.5).
pub fn calendar_stamp() -> String {
    let iso = String::from(JsDate::new_0().to_iso_string());
    let seconds = iso.split('.').next().unwrap_or_default().replace(['-', ':'], "");
    seconds + "Z"
}

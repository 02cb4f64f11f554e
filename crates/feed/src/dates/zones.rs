/// The offset of a zone from UTC, in minutes: `+0200`, `-05:30`, `+2`, `GMT+1`, `CEST`.
///
/// Where a name has several meanings, it is that of RFC 2822 (section 4.3), else the
/// most usual one.
pub fn offset(zone: &str) -> Option<i32> {
    let zone = zone.trim().trim_matches(['(', ')', ',', '.']);
    let letters = zone.len() - zone.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (name, number) = zone.split_at_checked(letters)?;
    let hour = match name.to_ascii_lowercase().as_str() {
        "" | "z" | "ut" | "utc" | "gmt" | "wet" => Some(0.0),
        "nst" => Some(-3.5),
        "ndt" => Some(-2.5),
        "brst" => Some(-2.0),
        "adt" | "brt" | "art" | "clst" => Some(-3.0),
        "edt" | "ast" | "clt" => Some(-4.0),
        "est" | "cdt" => Some(-5.0),
        "cst" | "mdt" => Some(-6.0),
        "mst" | "pdt" => Some(-7.0),
        "pst" | "akdt" => Some(-8.0),
        "akst" => Some(-9.0),
        "hst" => Some(-10.0),
        "bst" | "west" | "cet" | "mez" | "met" | "wat" => Some(1.0),
        "cest" | "mesz" | "mest" | "eet" | "sast" | "cat" => Some(2.0),
        "eest" | "msk" | "eat" | "trt" | "idt" => Some(3.0),
        "gst" => Some(4.0),
        "pkt" => Some(5.0),
        "ist" => Some(5.5),
        "wib" | "ict" => Some(7.0),
        "sgt" | "hkt" | "awst" | "pht" => Some(8.0),
        "jst" | "kst" => Some(9.0),
        "acst" => Some(9.5),
        "aest" => Some(10.0),
        "acdt" => Some(10.5),
        "aedt" => Some(11.0),
        "nzst" => Some(12.0),
        "nzdt" => Some(13.0),
        _ => None,
    }?;
    let named = (hour * 60.0) as i32;
    if number.is_empty() { (letters > 0).then_some(named) } else { Some(named + signed(number)?) }
}

/// Reads `+0200`, `-05:30` or `+2`, in minutes.
fn signed(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        // A minus of typographers.
        _ => (-1, text.strip_prefix('\u{2212}')?),
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let minutes = if digits.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
    (minutes <= 15 * 60).then_some(sign * minutes)
}

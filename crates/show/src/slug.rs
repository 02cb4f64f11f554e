/// The most bytes in a slug.
const MAX_BYTES: usize = 200;

/// Turns a text into a path segment: letters and digits in lower case, a hyphen
/// for everything else.
///
/// Latin letters lose their marks (é becomes e); other scripts stay.
///
/// ```
/// assert_eq!(show::slug("Roto & Cascade"), "roto-cascade");
/// assert_eq!(show::slug("Tom Houlé"), "tom-houle");
/// ```
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase).map(without_mark) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' && c != '’' {
            out.push('-');
        }
    }
    // File systems allow names of 255 bytes; a name is more than its slug.
    out.truncate(out.floor_char_boundary(MAX_BYTES));
    out.trim_end_matches('-').to_owned()
}

/// The base letter of the Latin letters that names are spelled with.
pub(crate) fn without_mark(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

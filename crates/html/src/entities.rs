//! Character references of XML and HTML.

use quick_xml::escape::resolve_predefined_entity;

/// The length up to which a character reference is resolved, in bytes. The longest
/// name in HTML has 31 letters.
const MAX_REFERENCE: usize = 34;

/// Resolves character references: those of XML, numeric ones and the common ones of
/// HTML. Anything else stays as it is, including the rarer references; the browser
/// resolves those in the notes' HTML.
///
/// ```
/// assert_eq!(html::unescape("R&amp;D &#8211; &rarr;"), "R&D – &rarr;");
/// ```
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        // The search for `;` is limited: else a text of ampersands takes quadratic time.
        let end = reference.bytes().take(MAX_REFERENCE).position(|b| b == b';');
        let name = end.and_then(|end| reference.get(1..end));
        let resolved = name.is_some_and(|name| resolve(name, &mut out));
        match (resolved, end) {
            (true, Some(end)) => rest = reference.get(end + 1..).unwrap_or_default(),
            _ => {
                out.push('&');
                rest = reference.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// Resolves the reference `&name;`, with `#number` as the name of a numeric one, and
/// appends the result to `out`. Returns false if the reference is unknown.
pub fn resolve(name: &str, out: &mut String) -> bool {
    if let Some(text) = resolve_predefined_entity(name).or_else(|| common_entity(name)) {
        out.push_str(text);
        return true;
    }
    let code = name.strip_prefix('#').and_then(|number| {
        let hex = number.strip_prefix(['x', 'X']);
        hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
    });
    let character = code.and_then(char::from_u32).filter(|c| *c != '\0');
    out.extend(character);
    character.is_some()
}

/// The references that editors of show notes insert automatically. All two thousand of
/// HTML would be the biggest part of the worker after the encodings.
fn common_entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "nbsp" => "\u{a0}",
        "ndash" => "–",
        "mdash" => "—",
        "hellip" => "…",
        "lsquo" => "‘",
        "rsquo" => "’",
        "ldquo" => "“",
        "rdquo" => "”",
        "laquo" => "«",
        "raquo" => "»",
        "bull" => "•",
        "middot" => "·",
        "times" => "×",
        "copy" => "©",
        "reg" => "®",
        "trade" => "™",
        "euro" => "€",
        "pound" => "£",
        "Auml" => "Ä",
        "Ouml" => "Ö",
        "Uuml" => "Ü",
        "Eacute" => "É",
        "auml" => "ä",
        "ouml" => "ö",
        "uuml" => "ü",
        "szlig" => "ß",
        "eacute" => "é",
        "egrave" => "è",
        "agrave" => "à",
        "ccedil" => "ç",
        "ntilde" => "ñ",
        _ => return None,
    })
}

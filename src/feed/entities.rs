//! Character references, as XML and HTML have them.

use quick_xml::escape::resolve_predefined_entity;

/// In bytes; the longest name in HTML has 31 letters.
const LONGEST_REFERENCE: usize = 34;

/// Character references resolved one by one, the usual ones of HTML included.
/// What is none stays as it is, as do the rarer ones; in the notes' HTML the
/// browser knows them all.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        // A `;` far away ends no reference; to look for it would take for ever in a
        // text of ampersands.
        let end = reference.bytes().take(LONGEST_REFERENCE).position(|b| b == b';');
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

/// Adds what `&name;` or `&#number;` stands for, if it stands for anything.
pub fn resolve(name: &str, out: &mut String) -> bool {
    if let Some(text) = resolve_predefined_entity(name).or_else(|| usual_entity(name)) {
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

/// Those that editors of show notes put in unasked. All two thousand of HTML
/// would be the biggest part of the worker after the encodings.
fn usual_entity(name: &str) -> Option<&'static str> {
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

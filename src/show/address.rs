/// What the last part of an episode's address says: `14-roto-and-cascade` is
/// episode 14 whatever follows the number; anything else is a slug.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EpisodeAddress {
    Number(u32),
    Slug(String),
}

impl EpisodeAddress {
    /// Reads the path segment after `/episodes/`.
    pub fn parse(segment: &str) -> Self {
        let head = segment.split('-').next().unwrap_or(segment);
        let digits = !head.is_empty() && head.bytes().all(|b| b.is_ascii_digit());
        match head.parse() {
            Ok(number) if digits => Self::Number(number),
            _ => Self::Slug(segment.to_owned()),
        }
    }

    /// Reads the fragment that links all over the web carry: `#episode-14`.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let number = fragment.trim_start_matches('#').strip_prefix("episode-")?;
        number.parse().ok().map(Self::Number)
    }
}

/// Letters and digits in lower case, everything else a single hyphen:
/// "Roto & Cascade" is `roto-cascade`. Letters with marks lose them where that
/// is the custom (é is e); other scripts are kept.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase).map(without_mark) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' && c != '’' {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The base letter of the Latin letters that names are spelled with.
pub(super) fn without_mark(c: char) -> char {
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

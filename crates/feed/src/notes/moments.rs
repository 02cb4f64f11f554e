//! Links times in prose to their moments: "at 12:03 he says".

use html::Token;
use show::{Address, Length, Moment};

use crate::chapters::timestamps::leading_clock;
use crate::limits;

/// Elements whose text is a link already, or not prose.
const SKIPPED_ELEMENTS: [&str; 4] = ["a", "code", "pre", "kbd"];

/// Turns the times in an episode's notes into links.
pub struct TimeLinker {
    /// The episode's length. Times past it are not linked.
    duration: Option<Length>,
    /// How many more links are allowed.
    remaining: usize,
}

impl TimeLinker {
    /// A linker for the notes of an episode of this length.
    pub fn new(duration: Option<Length>) -> Self {
        Self { duration, remaining: limits::MOMENTS }
    }

    /// Turns the times in the text of these tokens into links.
    pub fn link(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        let mut depth = 0usize;
        let mut out = Vec::with_capacity(tokens.len());
        for token in tokens {
            match &token {
                Token::Open { name, .. } if SKIPPED_ELEMENTS.contains(&name.as_str()) => depth += 1,
                Token::Close { name } if SKIPPED_ELEMENTS.contains(&name.as_str()) => {
                    depth = depth.saturating_sub(1);
                }
                Token::Text(text) if depth == 0 && self.remaining > 0 => {
                    self.split(text, &mut out);
                    continue;
                }
                _ => {}
            }
            out.push(token);
        }
        out
    }

    /// Splits a text into text and links.
    fn split(&mut self, text: &str, out: &mut Vec<Token>) {
        let (mut plain, mut from) = (0, 0);
        while let Some(at) = next_number(text, from).filter(|_| self.remaining > 0) {
            let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            let Some((moment, shown)) = self.moment(before, rest) else {
                from =
                    at + rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                continue;
            };
            let href = ("href".to_owned(), Address::of_moment("", moment).to_string());
            out.extend([
                Token::Text(text.get(plain..at).unwrap_or_default().to_owned()),
                Token::Open { name: "a".to_owned(), attributes: vec![href] },
                Token::Text(shown.to_owned()),
                Token::Close { name: "a".to_owned() },
            ]);
            self.remaining -= 1;
            plain = at + shown.len();
            from = plain;
        }
        out.push(Token::Text(text.get(plain..).unwrap_or_default().to_owned()));
    }

    /// The moment at the start of a text, and how it is written there.
    fn moment<'a>(&self, before: &str, text: &'a str) -> Option<(Moment, &'a str)> {
        let (moment, after) = leading_clock(text)?;
        let is_inside = self.duration.is_none_or(|duration| moment.is_within(duration));
        let shown = text.get(..text.len() - after.len())?.trim_end_matches(['.', ':']);
        (is_inside && !is_verse(before, text)).then_some((moment, shown))
    }
}

/// The position of the next number that is not part of a word, an address or another
/// number.
fn next_number(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let numbers = rest.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let stands_alone = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !":./#-_=&".contains(c))
    };
    numbers.map(|(at, _)| from + at).find(|at| stands_alone(*at))
}

/// Whether a time is a Bible verse, with one digit after a name: "John 3:16".
fn is_verse(before: &str, time: &str) -> bool {
    let one_digit = time.get(1..2) == Some(":") && time.matches(':').count() > 0;
    let parts = time.split(|c: char| !c.is_ascii_digit() && c != ':').next().unwrap_or_default();
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let name = word.chars().count() > 2 && word.starts_with(char::is_uppercase);
    one_digit && parts.matches(':').count() == 1 && name && before.ends_with(' ')
}

//! Times in prose: "at 12:03 he says" leads to that moment of the episode.

use crate::feed::chapters::notes::leading_clock;
use crate::feed::html::Piece;
use crate::feed::limits;
use crate::show::Moment;

/// Elements whose text leads elsewhere already, or is not prose.
const LEFT_ALONE: [&str; 4] = ["a", "code", "pre", "kbd"];

/// Makes links of the times in an episode's notes.
pub struct Moments {
    /// A time past the episode's end is none of it.
    duration: Option<Moment>,
    /// How many more there may be.
    left: usize,
}

impl Moments {
    /// For the notes of an episode that is so long.
    pub fn of(duration: Option<Moment>) -> Self {
        Self { duration, left: limits::MOMENTS }
    }

    /// Makes links of the times in the text of these pieces.
    pub fn link(&mut self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut depth = 0usize;
        let mut out = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match &piece {
                Piece::Open { name, .. } if LEFT_ALONE.contains(&name.as_str()) => depth += 1,
                Piece::Close { name } if LEFT_ALONE.contains(&name.as_str()) => {
                    depth = depth.saturating_sub(1);
                }
                Piece::Text(text) if depth == 0 && self.left > 0 => {
                    self.split(text, &mut out);
                    continue;
                }
                _ => {}
            }
            out.push(piece);
        }
        out
    }

    /// Text as text and links.
    fn split(&mut self, text: &str, out: &mut Vec<Piece>) {
        let (mut plain, mut from) = (0, 0);
        while let Some(at) = next_number(text, from).filter(|_| self.left > 0) {
            let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
            let Some((moment, shown)) = self.moment(before, rest) else {
                from =
                    at + rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                continue;
            };
            let href = ("href".to_owned(), format!("?t={}", moment.address()));
            out.extend([
                Piece::Text(text.get(plain..at).unwrap_or_default().to_owned()),
                Piece::Open { name: "a".to_owned(), attributes: vec![href] },
                Piece::Text(shown.to_owned()),
                Piece::Close { name: "a".to_owned() },
            ]);
            self.left -= 1;
            plain = at + shown.len();
            from = plain;
        }
        out.push(Piece::Text(text.get(plain..).unwrap_or_default().to_owned()));
    }

    /// The moment that a text begins with, and how it is written there.
    fn moment<'a>(&self, before: &str, text: &'a str) -> Option<(Moment, &'a str)> {
        let (moment, after) = leading_clock(text)?;
        let inside = self.duration.is_none_or(|duration| moment < duration);
        let shown = text.get(..text.len() - after.len())?.trim_end_matches(['.', ':']);
        (inside && !is_verse(before, text)).then_some((moment, shown))
    }
}

/// Where the next number begins that is no part of a word, an address or another
/// number.
fn next_number(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let numbers = rest.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let begins = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !":./#-_=&".contains(c))
    };
    numbers.map(|(at, _)| from + at).find(|at| begins(*at))
}

/// "John 3:16": one digit after a name.
fn is_verse(before: &str, time: &str) -> bool {
    let one_digit = time.get(1..2) == Some(":") && time.matches(':').count() > 0;
    let parts = time.split(|c: char| !c.is_ascii_digit() && c != ':').next().unwrap_or_default();
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let name = word.chars().count() > 2 && word.starts_with(char::is_uppercase);
    one_digit && parts.matches(':').count() == 1 && name && before.ends_with(' ')
}

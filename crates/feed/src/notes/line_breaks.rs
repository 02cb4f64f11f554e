//! Line breaks of the text that are meant as such. In HTML they are spaces.

use html::Token;

use crate::chapters::timestamps::leading_clock;

/// The fewest times at the beginning of lines that make these lines of a list.
const MIN_TIMES: usize = 3;

/// Inserts `<br>` where a line break of the text is meant as one: everywhere in plain
/// text with some inline markup; elsewhere before the times of a list.
pub fn insert(mut tokens: Vec<Token>) -> Vec<Token> {
    // Without any markup, they count anyway.
    if tokens.len() < 2 {
        return tokens;
    }
    let is_inline = |token: &Token| match token {
        Token::Open { name, .. } | Token::Close { name } => !html::is_block(name),
        Token::Text(_) => true,
    };
    if tokens.iter().all(is_inline) {
        if let Some(Token::Text(first)) = tokens.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Token::Text(last)) = tokens.last_mut() {
            *last = last.trim_end().to_owned();
        }
        return split(tokens, |_| true);
    }
    if times(&tokens) >= MIN_TIMES { split(tokens, starts_with_time) } else { tokens }
}

/// How many lines of the text begin with a time.
fn times(tokens: &[Token]) -> usize {
    let mut at_start = true;
    let mut times = 0;
    for token in tokens {
        match token {
            Token::Text(text) => {
                let lines = text.split('\n').enumerate();
                let lines = lines.filter(|(index, _)| at_start || *index > 0);
                times += lines.filter(|(_, line)| starts_with_time(line)).count();
                at_start = at_start && text.trim().is_empty();
            }
            Token::Open { name, .. } | Token::Close { name } => {
                at_start = at_start || html::is_block(name);
            }
        }
    }
    times
}

fn starts_with_time(line: &str) -> bool {
    leading_clock(line.trim_start_matches(|c: char| !c.is_alphanumeric())).is_some()
}

/// Splits texts at line breaks, where `accept` accepts the next line.
fn split(tokens: Vec<Token>, accept: impl Fn(&str) -> bool) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        let Token::Text(text) = token else {
            out.push(token);
            continue;
        };
        let mut rest = String::new();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 && accept(line) {
                out.push(Token::Text(std::mem::take(&mut rest)));
                out.push(Token::Open { name: "br".to_owned(), attributes: Vec::new() });
            } else if index > 0 {
                rest.push('\n');
            }
            rest.push_str(line);
        }
        out.push(Token::Text(rest));
    }
    out
}

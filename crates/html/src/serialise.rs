//! From tokens back to HTML.

use show::escape;

use crate::lines::Line;
use crate::tokens::Token;

/// Writes tokens as HTML, without elements that contain nothing but white space and
/// line breaks.
pub fn to_html(tokens: &[Token]) -> String {
    let mut output: Vec<&Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let Token::Close { name } = token {
            let blank = |token: &&&Token| match token {
                Token::Text(text) => text.trim().is_empty(),
                Token::Open { name, .. } => name == "br",
                Token::Close { .. } => false,
            };
            let blanks = output.iter().rev().take_while(blank).count();
            let opening = output.iter().rev().nth(blanks);
            if matches!(opening, Some(Token::Open { name: open, .. }) if open == name) {
                output.truncate(output.len() - blanks - 1);
                continue;
            }
        }
        output.push(token);
    }
    output.into_iter().map(write_token).collect()
}

fn write_token(token: &Token) -> String {
    match token {
        Token::Text(text) => text.replace('<', "&lt;"),
        Token::Close { name } => format!("</{name}>"),
        Token::Open { name, attributes } => {
            let attributes: String = attributes
                .iter()
                .map(|(k, v)| format!(" {k}=\"{}\"", v.replace('"', "&quot;")))
                .collect();
            format!("<{name}{attributes}>")
        }
    }
}

/// The tokens of a paragraph with the text of a line, without its links.
pub fn paragraph(line: &Line) -> Vec<Token> {
    let name = || "p".to_owned();
    vec![
        Token::Open { name: name(), attributes: Vec::new() },
        Token::Text(escape(&line.text)),
        Token::Close { name: name() },
    ]
}

//! From tokens back to HTML.

use crate::lines::{Line, fold_space};
use crate::tokens::{Token, is_block};

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
        Token::Text(text) => text.replace('&', "&amp;").replace('<', "&lt;"),
        Token::Close { name } => format!("</{name}>"),
        Token::Open { name, attributes } => {
            let attributes: String = attributes
                .iter()
                .map(|(k, v)| {
                    format!(" {k}=\"{}\"", v.replace('&', "&amp;").replace('"', "&quot;"))
                })
                .collect();
            format!("<{name}{attributes}>")
        }
    }
}

/// The text of HTML that [`to_html`] wrote, on one line: [`plain_text`] without the names
/// of all character references, which take twenty kilobytes.
///
/// [`plain_text`]: crate::plain_text
///
/// ```
/// let html = html::to_html(&html::tokenize("<p>Fish &amp;amp;<br>chips &rarr; <b>x</b>y"));
/// assert_eq!(html::written_text(&html), "Fish &amp; chips → xy");
/// ```
pub fn written_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        let mut quoted = false;
        let end = tag.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        out.push_str(if is_block(name) { " " } else { "" });
        rest = after.strip_prefix('>').unwrap_or_default();
    }
    out.push_str(rest);
    fold_space(&out.replace("&lt;", "<").replace("&amp;", "&"))
}

/// The tokens of a paragraph with the text of a line, without its links.
pub fn paragraph(line: &Line) -> Vec<Token> {
    let name = || "p".to_owned();
    vec![
        Token::Open { name: name(), attributes: Vec::new() },
        Token::Text(line.text.clone()),
        Token::Close { name: name() },
    ]
}

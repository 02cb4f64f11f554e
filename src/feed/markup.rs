//! Pieces as HTML again.

use super::html::{Line, Piece};
use crate::markup::escape;

/// Writes pieces as HTML again, without elements that hold nothing.
pub fn to_html(pieces: &[Piece]) -> String {
    let mut kept: Vec<&Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Piece::Close { name } = piece {
            let blank = |piece: &&&Piece| match piece {
                Piece::Text(text) => text.trim().is_empty(),
                Piece::Open { name, .. } => name == "br",
                Piece::Close { .. } => false,
            };
            let blanks = kept.iter().rev().take_while(blank).count();
            let opening = kept.iter().rev().nth(blanks);
            if matches!(opening, Some(Piece::Open { name: open, .. }) if open == name) {
                kept.truncate(kept.len() - blanks - 1);
                continue;
            }
        }
        kept.push(piece);
    }
    kept.into_iter().map(piece_html).collect()
}

fn piece_html(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.replace('<', "&lt;"),
        Piece::Close { name } => format!("</{name}>"),
        Piece::Open { name, attributes } => {
            let attributes: String = attributes
                .iter()
                .map(|(k, v)| format!(" {k}=\"{}\"", v.replace('"', "&quot;")))
                .collect();
            format!("<{name}{attributes}>")
        }
    }
}

/// A line of text as a paragraph.
pub fn paragraph(line: &Line) -> Vec<Piece> {
    let name = || "p".to_owned();
    vec![
        Piece::Open { name: name(), attributes: Vec::new() },
        Piece::Text(escape(&line.text)),
        Piece::Close { name: name() },
    ]
}

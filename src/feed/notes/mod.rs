//! What an episode's notes hold: a summary, a chapter list, references.

mod kind;
mod links;
mod moments;
mod references;
mod sections;

use url::Url;

use moments::Moments;

use super::chapters::{self, Draft};
use super::html::{self, Line, Piece};
use super::{limits, markup};
use crate::show::{Moment, Reference};

pub use links::{absolute, is_http};

/// An episode's notes, taken apart.
pub struct Notes {
    /// Plain text, up to the first list or heading.
    pub summary: String,
    /// The HTML that is left when chapter list and link lists are taken out; its
    /// links are absolute, or lead to this site's own pages.
    pub rest: String,
    pub chapters: Vec<Draft>,
    pub references: Vec<Reference>,
}

/// What the rest of the feed tells about an episode's notes.
pub struct Context<'a> {
    /// The episode's length: no chapter starts past it.
    pub duration: Option<Moment>,
    /// What relative addresses are relative to.
    pub base: Option<&'a Url>,
    /// The show's own site: links to it are not references.
    pub home: Option<&'a Url>,
}

/// Takes notes apart. Addresses that are not http(s) are left out.
pub fn read(notes: &str, context: &Context<'_>) -> Notes {
    let mut pieces = html::pieces(notes);
    // Text with a bold word in it is still text, and its lines are lines.
    let is_inline = |piece: &Piece| match piece {
        Piece::Open { name, .. } | Piece::Close { name } => !html::is_block(name),
        Piece::Text(_) => true,
    };
    if pieces.len() > 1 && pieces.iter().all(is_inline) && notes.trim().contains('\n') {
        pieces = html::pieces(&notes.trim().replace('\n', "<br>"));
    }
    let lines = html::lines(&pieces);
    let mut taken = vec![false; lines.len()];
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let mut found = chapters::notes::chapters(&texts, context.duration);
    found.truncate(limits::CHAPTERS);
    // Of two at the same moment one is no chapter, and stays where it is.
    found.sort_by_key(|(draft, _)| draft.start);
    found.dedup_by_key(|(draft, _)| draft.start);
    let mut chapters = Vec::with_capacity(found.len());
    for (draft, from) in found {
        chapters.push(draft);
        from.into_iter().for_each(|index| take(&mut taken, index));
    }
    sections::take_boilerplate(&lines, &mut taken);
    let references = references::references(&lines, &mut taken, context);
    let summary = sections::summary(&lines, &taken);
    sections::take_frame(&lines, &mut taken, context);
    let mut moments = Moments::of(context.duration);
    let rest = match pieces.as_slice() {
        // Without markup its lines are all the form it has.
        [Piece::Text(_)] => kept_lines(&lines, &taken)
            .map(|line| markup::to_html(&moments.link(markup::paragraph(line))))
            .collect(),
        _ => {
            links::mend(&mut pieces, context);
            markup::to_html(&moments.link(kept_pieces(pieces, &lines, &taken)))
        }
    };
    Notes { summary, rest, chapters, references }
}

fn take(taken: &mut [bool], index: usize) {
    if let Some(taken) = taken.get_mut(index) {
        *taken = true;
    }
}

fn kept_lines<'a>(lines: &'a [Line], taken: &'a [bool]) -> impl Iterator<Item = &'a Line> {
    lines.iter().zip(taken).filter(|(_, taken)| !**taken).map(|(line, _)| line)
}

fn kept_pieces(pieces: Vec<Piece>, lines: &[Line], taken: &[bool]) -> Vec<Piece> {
    let mut kept = vec![true; pieces.len()];
    for (line, _) in lines.iter().zip(taken).filter(|(_, taken)| **taken) {
        for piece in kept.get_mut(line.pieces.clone()).unwrap_or_default() {
            *piece = false;
        }
    }
    pieces.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(piece, _)| piece).collect()
}

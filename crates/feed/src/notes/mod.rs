//! Splits an episode's notes into summary, chapter list, references and the rest.

mod kind;
mod links;
mod moments;
mod references;
mod sections;

use html::{Line, Token};
use show::{ChapterDraft, Length, MAX_CHAPTERS, Reference};
use url::Url;

pub use links::{absolute, is_http};

use moments::TimeLinker;

use crate::chapters;

/// The parts of an episode's notes.
pub struct Notes {
    /// Plain text, up to the first list or heading.
    pub summary: String,
    /// The HTML without the chapter list and the lists of links. Its links are absolute,
    /// or lead to this site's own pages.
    pub rest: String,
    /// The chapters in the chapter list, sorted by start.
    pub chapters: Vec<ChapterDraft>,
    /// The references, in the order of the notes.
    pub references: Vec<Reference>,
}

/// What the notes depend on from the rest of the feed.
pub struct Context<'a> {
    /// The episode's length; no chapter starts past it.
    pub duration: Option<Length>,
    /// The address that relative addresses are resolved against.
    pub base: Option<&'a Url>,
    /// The show's own site; links to it are not references.
    pub home: Option<&'a Url>,
}

/// Splits notes, HTML or plain text, into their parts. References have http(s) addresses
/// only.
pub fn read(notes: &str, context: &Context<'_>) -> Notes {
    let mut tokens = html::tokenize(notes);
    // In plain text with some inline markup, line breaks still separate lines.
    let is_inline = |token: &Token| match token {
        Token::Open { name, .. } | Token::Close { name } => !html::is_block(name),
        Token::Text(_) => true,
    };
    if tokens.len() > 1 && tokens.iter().all(is_inline) && notes.trim().contains('\n') {
        tokens = html::tokenize(&notes.trim().replace('\n', "<br>"));
    }
    let lines = html::lines(&tokens);
    let mut consumed = vec![false; lines.len()];
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let mut found = chapters::timestamps::chapters(&texts, context.duration);
    found.truncate(MAX_CHAPTERS);
    // The second of two at the same moment is no chapter. Its line is not consumed.
    found.sort_by_key(|(draft, _)| draft.start);
    found.dedup_by_key(|(draft, _)| draft.start);
    let mut chapters = Vec::with_capacity(found.len());
    for (draft, indices) in found {
        chapters.push(draft);
        indices.into_iter().for_each(|index| consume(&mut consumed, index));
    }
    sections::consume_boilerplate(&lines, &mut consumed);
    let references = references::references(&lines, &mut consumed, context);
    let summary = sections::summary(&lines, &consumed);
    sections::consume_framing(&lines, &mut consumed, context);
    let mut linker = TimeLinker::new(context.duration);
    let rest = match tokens.as_slice() {
        // Text without markup: each line becomes a paragraph.
        [Token::Text(_)] => retained_lines(&lines, &consumed)
            .map(|line| html::to_html(&linker.link(html::paragraph(line))))
            .collect(),
        _ => {
            links::rewrite_links(&mut tokens, context);
            html::to_html(&linker.link(retained_tokens(tokens, &lines, &consumed)))
        }
    };
    Notes { summary, rest, chapters, references }
}

/// Marks the line at an index as consumed.
fn consume(consumed: &mut [bool], index: usize) {
    if let Some(consumed) = consumed.get_mut(index) {
        *consumed = true;
    }
}

fn retained_lines<'a>(lines: &'a [Line], consumed: &'a [bool]) -> impl Iterator<Item = &'a Line> {
    lines.iter().zip(consumed).filter(|(_, consumed)| !**consumed).map(|(line, _)| line)
}

fn retained_tokens(tokens: Vec<Token>, lines: &[Line], consumed: &[bool]) -> Vec<Token> {
    let mut retained = vec![true; tokens.len()];
    for (line, _) in lines.iter().zip(consumed).filter(|(_, consumed)| **consumed) {
        for token in retained.get_mut(line.tokens.clone()).unwrap_or_default() {
            *token = false;
        }
    }
    let tokens = tokens.into_iter().zip(retained).filter(|(_, retained)| *retained);
    tokens.map(|(token, _)| token).collect()
}

//! Splits an episode's notes into summary, chapter list, references and the rest.

mod kind;
mod label;
mod line_breaks;
mod links;
mod moments;
mod references;
mod sections;

use std::collections::BTreeMap;

use html::{Line, Token};
use show::{ChapterDraft, Length, MAX_CHAPTERS, Reference};
use url::Url;

pub use links::absolute;

use moments::TimeLinker;
use references::LabelledUrl;

use crate::chapters::timestamps::{self, TimedText};

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
    let mut tokens = line_breaks::insert(html::tokenize(notes));
    let lines = html::lines(&tokens);
    let mut consumed = vec![false; lines.len()];
    let (chapters, in_chapters) = chapters(&lines, &mut consumed, context);
    sections::consume_boilerplate(&lines, &mut consumed, context);
    let references = references::references(&lines, &mut consumed, in_chapters, context);
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

/// The chapters in these lines, and the references on each of their lines. Consumes these
/// lines.
fn chapters(
    lines: &[Line],
    consumed: &mut [bool],
    context: &Context<'_>,
) -> (Vec<ChapterDraft>, BTreeMap<usize, Vec<LabelledUrl>>) {
    let texts: Vec<TimedText<'_>> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let shares = |other: Option<&Line>| other.is_some_and(|o| o.block == line.block);
            let before = index.checked_sub(1).and_then(|before| lines.get(before));
            let is_item = line.listed || shares(before) || shares(lines.get(index + 1));
            TimedText { text: &line.text, is_item }
        })
        .collect();
    let mut found = timestamps::chapters(&texts, context.duration);
    found.truncate(MAX_CHAPTERS);
    // The second of two at the same moment is no chapter. Its line is not consumed.
    found.sort_by_key(|(draft, _)| draft.start);
    found.dedup_by_key(|(draft, _)| draft.start);
    let mut chapters = Vec::with_capacity(found.len());
    let mut in_chapters = BTreeMap::new();
    for (mut draft, indices) in found {
        for index in indices {
            consume(consumed, index);
            let Some(line) = lines.get(index) else { continue };
            let found = references::chapter_references(line, &mut draft.title, context);
            let first = found.first().map(|(url, _)| url.to_string());
            draft.link = draft.link.take().or(first);
            in_chapters.insert(index, found);
        }
        chapters.push(draft);
    }
    (chapters, in_chapters)
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

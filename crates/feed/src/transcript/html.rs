//! Transcripts in HTML: `<cite>Speaker:</cite> <time>0:00</time> <p>text</p>`.

use html::{Token, fold_space, is_block, lines, tokenize};
use show::{Cue, Moment};

use super::plain;

/// Reads paragraphs, each with the speaker and the time before it. The speaker applies
/// until the next one. Without these elements, the lines are read as plain text.
pub fn read(text: &str) -> Vec<Cue> {
    let tokens = tokenize(text);
    let is_marked = |token: &Token| matches!(token, Token::Open { name, .. } if matches!(name.as_str(), "cite" | "time"));
    if !tokens.iter().any(is_marked) {
        let lines: Vec<String> = lines(&tokens).into_iter().map(|line| line.text).collect();
        return plain::read(&lines.join("\n"));
    }
    let mut reader = Reader::default();
    for token in &tokens {
        match token {
            Token::Open { name, .. } if name == "br" => reader.text.push(' '),
            Token::Open { name, .. } => reader.open(name),
            Token::Close { name } => reader.close(name),
            Token::Text(text) => reader.text.push_str(text),
        }
    }
    reader.finish();
    reader.cues
}

#[derive(Default)]
struct Reader {
    cues: Vec<Cue>,
    text: String,
    speaker: Option<String>,
    start: Option<Moment>,
}

impl Reader {
    fn open(&mut self, name: &str) {
        if matches!(name, "cite" | "time") || is_block(name) {
            self.finish();
        }
    }

    fn close(&mut self, name: &str) {
        let text = fold_space(&self.text);
        match name {
            "cite" => {
                let speaker = text.trim_end_matches(':').trim();
                self.speaker = Some(speaker.to_owned()).filter(|speaker| !speaker.is_empty());
                self.text.clear();
            }
            "time" => {
                self.start = Moment::parse_timecode(text.trim_matches(['(', ')', '[', ']']));
                self.text.clear();
            }
            _ if is_block(name) => self.finish(),
            _ => {}
        }
    }

    fn finish(&mut self) {
        let text = fold_space(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            let speaker = self.speaker.clone();
            self.cues.push(Cue { start: self.start.take(), end: None, speaker, text });
        }
    }
}

//! Transcripts in HTML: `<cite>Speaker:</cite> <time>0:00</time> <p>text</p>`.

use html::{Token, fold_space, tokenize, unescape};
use show::{Cue, Moment};

/// Reads paragraphs, each with the speaker and the time before it. The speaker applies
/// until the next one.
pub fn read(text: &str) -> Vec<Cue> {
    let mut reader = Reader::default();
    for token in tokenize(text) {
        match token {
            Token::Open { name, .. } => reader.open(&name),
            Token::Close { name } => reader.close(&name),
            Token::Text(text) => reader.text.push_str(&unescape(&text)),
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
        if matches!(name, "cite" | "time" | "p" | "div" | "br" | "body" | "h1" | "h2" | "h3") {
            self.finish();
        }
        if matches!(name, "title" | "style" | "script") {
            self.text.clear();
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
            "title" | "style" | "script" => self.text.clear(),
            "p" | "div" | "body" => self.finish(),
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

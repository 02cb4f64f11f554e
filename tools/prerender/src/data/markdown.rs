//! An episode as Markdown: facts, notes, chapters, references, transcript.

use head::absolute;
use std::fmt::Write as _;

use catalogue::Entry;
use show::Address;

use crate::snapshot::Snapshot;

/// The file of an episode.
pub fn file(entry: &Entry, snapshot: &Snapshot) -> String {
    let (episode, site) = (&entry.episode, &snapshot.site);
    let mut out = format!("# {}\n\n", text(&episode.title()));
    let mut fact = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(out, "- {name}: {value}");
        }
    };
    fact("Show", Some(format!("[{}]({site}/)", text(&snapshot.catalogue.identity.name))));
    fact("Episode", episode.number.map(|number| number.to_string()));
    fact("Published", episode.published.map(|published| published.date.iso()));
    fact("Length", episode.duration.map(|duration| duration.spoken()));
    let guests = entry
        .guests
        .iter()
        .map(|guest| format!("[{}]({site}/guests/{})", text(&guest.name), guest.slug));
    fact("Guests", Some(guests.collect::<Vec<_>>().join(", ")));
    let topics: Vec<_> = entry.topics.iter().map(|topic| text(&topic.name)).collect();
    fact("Topics", Some(topics.join(", ")));
    fact("Page", Some(absolute(site, &entry.path)));
    fact("Audio", episode.audio.as_ref().map(|audio| absolute(site, &audio.url)));
    let _ = write!(out, "\n{}\n", text(&episode.summary));
    for paragraph in &entry.text {
        let _ = write!(out, "\n{}\n", text(paragraph));
    }
    let chapters = episode.chapters.listed().map(|(_, chapter)| {
        let link = absolute(site, &Address::of_moment(&entry.path, chapter.start).to_string());
        format!("[{}]({link}) {}", chapter.start.clock(), text(&chapter.title))
    });
    section(&mut out, "Chapters", chapters);
    section(&mut out, "References", episode.references.iter().map(|r| r.markdown()));
    let cues = snapshot.transcript(entry).unwrap_or_default().iter().map(|cue| {
        let start = cue.start.map(|start| format!("{} ", start.clock())).unwrap_or_default();
        let speaker = cue.speaker.as_ref().map(|name| format!("**{}:** ", text(name)));
        format!("{start}{}{}", speaker.unwrap_or_default(), text(&cue.text))
    });
    section(&mut out, "Transcript", cues);
    out
}

fn section(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    for (index, item) in items.enumerate() {
        if index == 0 {
            let _ = write!(out, "\n## {heading}\n\n");
        }
        let _ = writeln!(out, "- {item}");
    }
}

/// Escapes what Markdown would read as markup, and joins lines.
fn text(plain: &str) -> String {
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().fold(String::new(), |mut out, c| {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

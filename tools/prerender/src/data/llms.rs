//! `llms.txt`, an overview for language models: <https://llmstxt.org/>

use std::fmt::Write as _;

use crate::snapshot::Snapshot;

/// The file.
pub fn file(snapshot: &Snapshot) -> String {
    let (catalogue, site) = (&snapshot.catalogue, &snapshot.site);
    let mut out = format!(
        "# {}\n\n> {}\n\nEach episode has a Markdown file with its notes, chapters, references \
         and transcript. The whole show is in `{site}/feed.json` and `{site}/feed.xml`; \
         chapters alone are in `{site}/chapters/`.\n\n## Episodes\n\n",
        catalogue.identity.name,
        catalogue.description.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    for entry in &catalogue.entries {
        let (title, segment) = (entry.episode.title(), head::segment(entry));
        let summary = head::shorten(&entry.episode.summary, 200);
        let _ = writeln!(out, "- [{title}]({site}/episodes/{segment}.md): {summary}");
    }
    out
}

//! What is wrong with a feed, for the editor of the show: each fault, and what mends it at
//! the host of the feed.

use std::fmt::Write as _;

use show::{Item, Show};

/// What mends a fault, by a part of the words that name it.
const REMEDIES: [(&str, &str); 9] = [
    ("no audio", "Upload the file of this episode, or unpublish the episode."),
    ("no date that can be read", "Set the date of publication again; it is written wrongly."),
    ("copy of an earlier item", "Remove one of the two episodes; your host has doubled it."),
    ("id of an earlier item", "Give the episode a guid of its own. Two with one are one to apps."),
    ("no end tag", "The XML is broken here. Look for “<” or “&” in the notes, and tell your host."),
    (
        "without end tag",
        "The XML is broken here. Look for “<” or “&” in the notes, and tell your host.",
    ),
    ("moved to", "Use the new address in `feeds` of site.json, and where listeners subscribe."),
    ("the newest", "Nothing is broken: older episodes are left out, as the feed is very long."),
    ("", "Ask your host: only the program that writes the feed can change this."),
];

/// A property that episodes should have.
struct Expected {
    /// What those without it lack.
    lack: &'static str,
    remedy: &'static str,
    has: fn(&Item) -> bool,
}

const EXPECTED: [Expected; 7] = [
    Expected {
        lack: "no title",
        remedy: "Give each episode a title; without one it is shown by its number or date.",
        has: |item| item.episode.given_title.is_some(),
    },
    Expected {
        lack: "no length",
        remedy: "Have your host write `itunes:duration`; most measure it from the file.",
        has: |item| item.episode.duration.is_some(),
    },
    Expected {
        lack: "no notes",
        remedy: "Write a description. It is what searches find, and what previews show.",
        has: |item| !item.episode.summary.is_empty(),
    },
    Expected {
        lack: "audio without https",
        remedy: "Use addresses with https: browsers refuse to play others on a secure page.",
        has: |item| {
            item.episode.audio.as_ref().is_none_or(|audio| !audio.url.starts_with("http://"))
        },
    },
    Expected {
        lack: "no media type of the audio",
        remedy: "The enclosure needs a type such as audio/mpeg.",
        has: |item| item.episode.audio.as_ref().is_none_or(|audio| audio.mime.is_some()),
    },
    Expected {
        lack: "no chapters",
        remedy: "Add chapters at your host, or lines such as “12:30 The topic” to the notes.",
        has: |item| !item.episode.chapters.is_empty() || item.episode.chapters_file.is_some(),
    },
    Expected {
        lack: "no transcript",
        remedy: "Upload a transcript (VTT or SRT) at your host, which links it as `podcast:transcript`.",
        has: |item| !item.episode.transcripts.is_empty(),
    },
];

/// The report on a feed, as text.
pub fn report(show: &Show) -> String {
    let mut out = format!("{}: {} episodes\n", show.title, show.episodes.len());
    let faults = show.warnings.iter().map(|warning| {
        let item = if warning.item.is_empty() { "The feed" } else { &warning.item };
        let remedy = REMEDIES.iter().find(|(words, _)| warning.what.contains(words));
        (format!("{item} {}", warning.what), remedy.map_or("", |(_, remedy)| remedy))
    });
    section(&mut out, "Faults", faults.collect());
    section(&mut out, "The show", lacks_of_show(show));
    let lacks = EXPECTED.iter().filter_map(|expected| lack(show, expected));
    section(&mut out, "Episodes", lacks.collect());
    out
}

fn section(out: &mut String, heading: &str, lines: Vec<(String, &str)>) {
    let _ = writeln!(out, "\n{heading}");
    if lines.is_empty() {
        out.push_str("  Nothing to mend.\n");
    }
    for (what, remedy) in lines {
        let _ = writeln!(out, "- {what}\n  → {remedy}");
    }
}

fn lacks_of_show(show: &Show) -> Vec<(String, &'static str)> {
    let details = &show.details;
    let expected = [
        (
            show.language.is_some(),
            "no language",
            "Set the language of the show: searches and screen readers use it.",
        ),
        (
            !show.description.is_empty(),
            "no description",
            "Write one: it is the first thing that visitors read.",
        ),
        (show.image.is_some(), "no picture", "Upload a square picture of at least 1,400 pixels."),
        (
            !details.categories.is_empty(),
            "no category",
            "Choose one or two: directories list shows by them.",
        ),
        (
            details.explicit.is_some(),
            "nothing about explicit content",
            "Set it: Apple Podcasts takes no show without.",
        ),
        (
            details.guid.is_some(),
            "no podcast:guid",
            "With one the show stays the same when its feed moves. Some hosts write it by themselves.",
        ),
    ];
    let lacks = expected.into_iter().filter(|(has, ..)| !has);
    lacks.map(|(_, lack, remedy)| (format!("The show has {lack}"), remedy)).collect()
}

/// The most episodes that a line names.
const NAMED: usize = 3;

fn lack(show: &Show, expected: &Expected) -> Option<(String, &'static str)> {
    let lacking: Vec<_> = show.episodes.iter().filter(|item| !(expected.has)(item)).collect();
    if lacking.is_empty() {
        return None;
    }
    let names = lacking.iter().take(NAMED).map(|item| format!("“{}”", item.episode.title()));
    let more = if lacking.len() > NAMED { ", …" } else { "" };
    let names = names.collect::<Vec<_>>().join(", ");
    let of = show.episodes.len();
    Some((
        format!("{} of {of} have {}: {names}{more}", lacking.len(), expected.lack),
        expected.remedy,
    ))
}

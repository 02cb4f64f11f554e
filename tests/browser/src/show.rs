//! A small show whose audio is made here: short, seekable, and silent.

use std::fmt::Write as _;

use anyhow::Result;

use crate::server::Server;
use crate::{Answer, Visitor};

/// An MPEG-2 Layer III frame of silence: 8 kbit/s, 24 kHz, one channel. It lasts
/// 24 milliseconds.
const FRAME: [u8; 24] = {
    let mut frame = [0; 24];
    [frame[0], frame[1], frame[2], frame[3]] = [0xff, 0xf3, 0x14, 0xc4];
    frame
};

/// An MP3 file of so many seconds.
pub fn mp3(seconds: usize) -> Vec<u8> {
    FRAME.repeat(seconds * 1_000 / 24)
}

/// An episode of the small show.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    pub title: &'static str,
    /// The length of the file.
    pub seconds: usize,
    /// What the notes say, as HTML.
    pub notes: &'static str,
    /// More elements of the item.
    pub more: &'static str,
}

/// Notes with a chapter every five seconds.
pub const CHAPTERS: &str = "<p>0:00 Alpha</p><p>0:05 Beta</p><p>0:10 Gamma</p><p>0:15 Delta</p>";

/// Three episodes, newest first.
pub const SAMPLES: [Sample; 3] = [
    Sample { title: "Third", seconds: 60, notes: CHAPTERS, more: "" },
    Sample { title: "Second", seconds: 60, notes: CHAPTERS, more: "" },
    Sample { title: "First", seconds: 60, notes: CHAPTERS, more: "" },
];

impl Sample {
    /// The path of its audio.
    pub fn audio(&self) -> String {
        format!("/{}.mp3", self.title.to_lowercase())
    }

    fn item(&self, number: usize) -> String {
        let Self { title, seconds, notes, more } = self;
        format!(
            "<item><title>{title}</title><guid isPermaLink='false'>guid-{title}</guid>\
             <itunes:episode>{number}</itunes:episode><itunes:duration>{seconds}</itunes:duration>\
             <enclosure url='{}' type='audio/mpeg' length='9'/>\
             <description><![CDATA[{notes}]]></description>{more}</item>",
            self.audio()
        )
    }
}

/// A visit of the small show in which the second episode has begun to play.
pub async fn plays_second(v: &Visitor) -> Result<()> {
    serve(&v.server, &SAMPLES);
    v.open("/").await?;
    v.click("button", "Play Second").await?;
    v.hears_sound().await
}

/// Has a server bring these episodes, newest first, in place of the embedded ones.
pub fn serve(server: &Server, samples: &[Sample]) {
    let mut feed = "<rss version='2.0' \
        xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \
        xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel><title>Samples</title>"
        .to_owned();
    for (index, sample) in samples.iter().enumerate() {
        let _ = write!(feed, "{}", sample.item(samples.len() - index));
        server.answer(&sample.audio(), Answer::Bytes(mp3(sample.seconds)));
    }
    feed += "</channel></rss>";
    server.answer("/feed.xml", feed.as_str());
}

/// A transcript of so many lines, one every two seconds.
pub fn vtt(lines: usize) -> String {
    let mut out = "WEBVTT\n".to_owned();
    let clock = |seconds: usize| {
        format!("{:02}:{:02}:{:02}.000", seconds / 3_600, seconds / 60 % 60, seconds % 60)
    };
    for line in 0..lines {
        let (start, who) = (line * 2, if line % 4 < 2 { "Glen" } else { "Éva" });
        let _ = write!(
            out,
            "\n{} --> {}\n<v {who}>Line {line} about Sockets\n",
            clock(start),
            clock(start + 2)
        );
    }
    out
}

//! A small show with generated audio: short, seekable, and silent.

use std::fmt::Write as _;

use anyhow::Result;

use crate::server::Server;
use crate::{Answer, Visitor};

/// An MPEG-2 Layer III frame of silence: 8 kbit/s, 24 kHz, one channel.
const FRAME: [u8; 24] = {
    let mut frame = [0; 24];
    [frame[0], frame[1], frame[2], frame[3]] = [0xff, 0xf3, 0x14, 0xc4];
    frame
};

/// The length of a frame.
const FRAME_MILLIS: usize = 24;

/// A silent MP3 file of this many seconds. As encoders do, it states its length in a first
/// frame: without one, WebKitGTK now and then takes what it has read for the whole, and a seek
/// ends there.
pub fn mp3(seconds: usize) -> Vec<u8> {
    let frames = FRAME.repeat(seconds * 1_000 / FRAME_MILLIS);
    let mut file = info_frame(&frames);
    file.extend(frames);
    file
}

/// The frame that states the number of frames after it, and the size of the file. It has
/// 16 kbit/s, to have room for that.
fn info_frame(frames: &[u8]) -> Vec<u8> {
    const SIZE: usize = 2 * FRAME.len();
    const SIDE_INFORMATION: [u8; 9] = [0; 9];
    const HAS_FRAMES_AND_BYTES: u32 = 3;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes();
    let mut frame = vec![0xff, 0xf3, 0x24, 0xc4];
    frame.extend(SIDE_INFORMATION);
    frame.extend(b"Info");
    frame.extend(HAS_FRAMES_AND_BYTES.to_be_bytes());
    frame.extend(number(frames.len() / FRAME.len()));
    frame.extend(number(SIZE + frames.len()));
    frame.resize(SIZE, 0);
    frame
}

/// An episode of the small show.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// The title; in lower case, also the name of the audio file.
    pub title: &'static str,
    /// The length of the audio, in seconds.
    pub seconds: usize,
    /// The notes, as HTML.
    pub notes: &'static str,
    /// Additional XML elements of the item.
    pub extra: &'static str,
}

/// Notes with a chapter every five seconds.
pub const CHAPTERS: &str = "<p>0:00 Alpha</p><p>0:05 Beta</p><p>0:10 Gamma</p><p>0:15 Delta</p>";

/// Three episodes, newest first.
pub const SAMPLES: [Sample; 3] = [
    Sample { title: "Third", seconds: 60, notes: CHAPTERS, extra: "" },
    Sample { title: "Second", seconds: 60, notes: CHAPTERS, extra: "" },
    Sample { title: "First", seconds: 60, notes: CHAPTERS, extra: "" },
];

impl Sample {
    /// The path of the audio file.
    pub fn audio(&self) -> String {
        format!("/{}.mp3", self.title.to_lowercase())
    }

    fn item(&self, number: usize) -> String {
        let Self { title, seconds, notes, extra } = self;
        format!(
            "<item><title>{title}</title><guid isPermaLink='false'>guid-{title}</guid>\
             <itunes:episode>{number}</itunes:episode><itunes:duration>{seconds}</itunes:duration>\
             <enclosure url='{}' type='audio/mpeg' length='9'/>\
             <description><![CDATA[{notes}]]></description>{extra}</item>",
            // Relative to the feed, since the site may be below a path.
            self.audio().trim_start_matches('/')
        )
    }
}

/// Serves the small show, opens the home page, plays the second episode, and waits for
/// sound.
///
/// # Errors
///
/// Fails if nothing plays in time.
pub async fn start_second_episode(v: &Visitor) -> Result<()> {
    serve(&v.server, &SAMPLES);
    v.open("/").await?;
    v.click("button", "Play Second").await?;
    v.wait_for_sound().await
}

/// Makes a server answer with a feed of these episodes, newest first, and their audio.
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

/// A WebVTT transcript of this many lines, one every two seconds, by two speakers.
pub fn vtt(lines: usize) -> String {
    let mut out = "WEBVTT\n".to_owned();
    let clock = |seconds: usize| {
        format!("{:02}:{:02}:{:02}.000", seconds / 3_600, seconds / 60 % 60, seconds % 60)
    };
    for line in 0..lines {
        let (start, speaker) = (line * 2, if line % 4 < 2 { "Glen" } else { "Éva" });
        let _ = write!(
            out,
            "\n{} --> {}\n<v {speaker}>Line {line} about Sockets\n",
            clock(start),
            clock(start + 2)
        );
    }
    out
}

/// Moves the focus to the card of the episode with a title.
///
/// # Errors
///
/// Fails if there is no such card.
pub async fn focus_card(v: &Visitor, title: &str) -> Result<()> {
    let script = format!(
        "[...document.querySelectorAll('article h3 a')]
            .find((a) => a.textContent === '{title}').focus()"
    );
    v.eval(&script).await?;
    Ok(())
}

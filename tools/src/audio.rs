//! Audio for the embedded show: a talking clock that announces each chapter.
//!
//! The rest is silence, which takes next to no space in Opus with discontinuous
//! transmission: an hour is a few hundred kilobytes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::episodes::{self, EMBEDDED, Episode, seconds};

/// The sample rate of espeak-ng, in Hz. It writes 16 bits a sample, in one channel.
const RATE: usize = 22_050;
const BYTES_PER_SECOND: usize = RATE * 2;
/// The most that all episodes may take together, in bytes.
const BUDGET: u64 = 6_000_000;

/// Speaks and encodes the audio of every embedded episode.
///
/// # Errors
///
/// If espeak-ng or opusenc fails, a file cannot be read or written, or the audio is
/// over budget.
pub fn write() -> Result<()> {
    let folder = episodes::root().join("public/audio");
    fs::create_dir_all(&folder)?;
    let mut total = 0;
    for episode in episodes::read()?.iter().filter(|episode| episode.number <= EMBEDDED) {
        let path = folder.join(format!("{:02}.ogg", episode.number));
        encode(&speak(episode)?, &path)?;
        let size = fs::metadata(&path)?.len();
        println!("{}  {} s  {size} bytes", path.display(), episode.audio_seconds());
        total += size;
    }
    ensure!(total <= BUDGET, "the audio takes {total} bytes; the budget is {BUDGET}");
    println!("{total} bytes of {BUDGET}; now run `tools show`, so that the feed states the sizes");
    Ok(())
}

/// The samples of an episode.
fn speak(episode: &Episode) -> Result<Vec<u8>> {
    let length = episode.audio_seconds();
    let mut samples = vec![0; length as usize * BYTES_PER_SECOND];
    // In bytes. A text that would start before the last one ends is left out.
    let mut speech_end = 0;
    for (at, text) in script(episode, length) {
        let start = at as usize * BYTES_PER_SECOND;
        if start < speech_end {
            continue;
        }
        let speech = synthesize(&text)?;
        for (sample, spoken) in samples.iter_mut().skip(start).zip(&speech) {
            *sample = *spoken;
        }
        speech_end = start + speech.len();
    }
    Ok(samples)
}

/// The texts to speak, each with its start in seconds: all chapters, and the minutes
/// that are not close to a chapter or the end. `length` is in seconds.
pub fn script(episode: &Episode, length: u32) -> Vec<(u32, String)> {
    let number = episode.number;
    let opening = format!("Netstack F M, episode {number}.");
    let mut chapters: Vec<_> =
        episode.chapters.iter().map(|(start, title)| (seconds(start), title.clone())).collect();
    match chapters.first_mut() {
        Some((0, title)) => *title = format!("{opening} {title}"),
        _ => chapters.insert(0, (0, opening)),
    }
    let near = |at: u32| chapters.iter().any(|(start, _)| (at..at + 3).contains(start));
    let minutes = (1..=length / 60).map(|minute| (minute * 60, format!("minute {minute}")));
    let minutes: Vec<_> = minutes.filter(|(at, _)| at + 3 < length && !near(*at)).collect();
    chapters.extend(minutes);
    chapters.sort_by_key(|(at, _)| *at);
    chapters
}

fn synthesize(text: &str) -> Result<Vec<u8>> {
    let output = Command::new("espeak-ng")
        .args(["--stdout", "-v", "en", "-s", "165", "-a", "60", text])
        .output()
        .context("espeak-ng could not be started; it is in the package of that name")?;
    // The samples follow the name and the length of the data chunk, four bytes each.
    let data = output.stdout.windows(4).position(|word| word == b"data");
    let samples = data.and_then(|data| output.stdout.get(data + 8..));
    samples.map(<[u8]>::to_vec).context("espeak-ng wrote no WAVE file")
}

fn encode(samples: &[u8], path: &Path) -> Result<()> {
    let rate = RATE.to_string();
    let mut encoder = Command::new("opusenc")
        .args(["--quiet", "--bitrate", "8", "--framesize", "60", "--speech", "--max-delay", "1000"])
        // OPUS_SET_DTX (opus_defines.h).
        .args(["--set-ctl-int", "4016=1"])
        // The same input gives the same file.
        .args(["--serial", "1", "--raw", "--raw-rate", &rate, "--raw-chan", "1", "-"])
        .arg(path)
        .stdin(Stdio::piped())
        .spawn()
        .context("opusenc could not be started; it is in the package opus-tools")?;
    encoder.stdin.take().context("opusenc has no input")?.write_all(samples)?;
    ensure!(encoder.wait()?.success(), "opusenc failed for {}", path.display());
    Ok(())
}

//! The one media element.

use player::machine::{Fault, MediaCommand, MediaEvent};
use show::{Length, Moment};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlAudioElement, HtmlMediaElement, MediaError};

use super::location::is_online;
use crate::erased::spawn;

/// Executes a command. `report` is called if the browser rejects `play()`; the
/// element's own events report everything else.
pub fn execute(
    element: &HtmlAudioElement,
    command: &MediaCommand,
    report: impl Fn(MediaEvent) + 'static,
) {
    match command {
        MediaCommand::Load(url) => {
            element.set_src(url);
            element.load();
        }
        MediaCommand::Play => play(element, report),
        MediaCommand::Pause => {
            let _ = element.pause();
        }
        MediaCommand::Seek(to) => element.set_current_time(to.as_secs_f64()),
        MediaCommand::SetVolume { percent, muted } => {
            element.set_volume(f64::from(*percent) / 100.0);
            element.set_muted(*muted);
        }
        MediaCommand::SetRate(speed) => {
            // A new source resets the rate to the default one (HTML, media load algorithm).
            element.set_default_playback_rate(speed.factor());
            element.set_playback_rate(speed.factor());
        }
    }
}

fn play(element: &HtmlAudioElement, report: impl Fn(MediaEvent) + 'static) {
    let Ok(playing) = element.play() else { return };
    spawn(async move {
        let Err(error) = JsFuture::from(playing).await else { return };
        let name = error.dyn_ref::<DomException>().map(DomException::name);
        // "AbortError" means that another load or a pause came first.
        if name.as_deref() == Some("NotAllowedError") {
            report(MediaEvent::PlayRejected);
        }
    });
}

/// The playback position.
pub fn position(element: &HtmlMediaElement) -> Option<Moment> {
    Moment::from_secs_f64(element.current_time())
}

/// The length of the file, if it is known and finite.
pub fn duration(element: &HtmlMediaElement) -> Option<Length> {
    Length::from_secs_f64(element.duration()).filter(|length| *length > Length::ZERO)
}

/// The buffered ranges, each as start and end.
pub fn buffered(element: &HtmlMediaElement) -> Vec<(Moment, Moment)> {
    let ranges = element.buffered();
    let range = |at| {
        let (start, end) = (ranges.start(at).ok()?, ranges.end(at).ok()?);
        Moment::from_secs_f64(start).zip(Moment::from_secs_f64(end))
    };
    (0..ranges.length()).filter_map(range).collect()
}

/// Whether a page can set the volume. On iOS only the device's buttons can.
pub fn has_adjustable_volume(element: &HtmlMediaElement) -> bool {
    let before = element.volume();
    let other = if before > 0.5 { before / 2.0 } else { 1.0 };
    element.set_volume(other);
    let adjustable = (element.volume() - before).abs() > f64::EPSILON;
    element.set_volume(before);
    adjustable
}

/// The reason of an `error` event.
pub fn fault(element: &HtmlMediaElement) -> Fault {
    match element.error().map(|error| error.code()) {
        Some(MediaError::MEDIA_ERR_NETWORK) => Fault::Network,
        Some(MediaError::MEDIA_ERR_DECODE) => Fault::Decode,
        // A file that cannot be requested at all is "not supported" to the element.
        _ if !is_online() => Fault::Network,
        _ => Fault::Unavailable,
    }
}

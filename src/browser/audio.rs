//! The one media element.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlAudioElement, HtmlMediaElement, MediaError};

use crate::player::machine::{Effect, Event, Fault};
use crate::show::Moment;

/// Has the element do what the player decided. What comes of "play" is
/// reported through `report` if it is a refusal; everything else is reported
/// by the element's own events.
pub fn perform(element: &HtmlAudioElement, effect: &Effect, report: impl Fn(Event) + 'static) {
    match effect {
        Effect::Load(url) => {
            element.set_src(url);
            element.load();
        }
        Effect::Play => play(element, report),
        Effect::Pause => {
            let _ = element.pause();
        }
        Effect::Seek(to) => element.set_current_time(to.as_secs_f64()),
        Effect::Sound { volume, muted } => {
            element.set_volume(f64::from(*volume) / 100.0);
            element.set_muted(*muted);
        }
        Effect::Speed(speed) => {
            // A new source resets the rate to the default one (HTML, media load algorithm).
            element.set_default_playback_rate(speed.factor());
            element.set_playback_rate(speed.factor());
        }
        // The others are not for the element.
        _ => {}
    }
}

fn play(element: &HtmlAudioElement, report: impl Fn(Event) + 'static) {
    let Ok(playing) = element.play() else { return };
    crate::live::spawn(async move {
        let Err(error) = JsFuture::from(playing).await else { return };
        let name = error.dyn_ref::<DomException>().map(DomException::name);
        // "AbortError" is another load or a pause that came first: nothing to tell.
        if name.as_deref() == Some("NotAllowedError") {
            report(Event::Refused);
        }
    });
}

/// The element's time.
pub fn time(element: &HtmlMediaElement) -> Option<Moment> {
    Moment::from_secs_f64(element.current_time())
}

/// The length of what is loaded, if it is known and has an end.
pub fn length(element: &HtmlMediaElement) -> Option<Moment> {
    Moment::from_secs_f64(element.duration()).filter(|length| *length > Moment::START)
}

/// What of the file is there already.
pub fn buffered(element: &HtmlMediaElement) -> Vec<(Moment, Moment)> {
    let ranges = element.buffered();
    let range = |at| {
        let (start, end) = (ranges.start(at).ok()?, ranges.end(at).ok()?);
        Moment::from_secs_f64(start).zip(Moment::from_secs_f64(end))
    };
    (0..ranges.length()).filter_map(range).collect()
}

/// Whether a page may say how loud it is; on iOS only the device's keys may.
pub fn takes_volume(element: &HtmlMediaElement) -> bool {
    let before = element.volume();
    let other = if before > 0.5 { before / 2.0 } else { 1.0 };
    element.set_volume(other);
    let taken = (element.volume() - before).abs() > f64::EPSILON;
    element.set_volume(before);
    taken
}

/// Why the element gave up.
pub fn fault(element: &HtmlMediaElement) -> Fault {
    match element.error().map(|error| error.code()) {
        Some(MediaError::MEDIA_ERR_NETWORK) => Fault::Network,
        Some(MediaError::MEDIA_ERR_DECODE) => Fault::Decode,
        // A file that cannot even be asked for is "not supported" to the element.
        _ if !super::page::is_online() => Fault::Network,
        _ => Fault::Unavailable,
    }
}

//! The one media element.

use player::machine::{Fault, MediaCommand, MediaEvent, MediaState};
use show::{EpisodeId, Length, Moment};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, HtmlMediaElement, MediaError};

use super::dom::{document, element, listen_first};
use super::location::is_online;
use super::{audio_graph, location};
use crate::element_id::ElementId;
use crate::erased::spawn;

/// The media element. It is part of every document, and is never moved: that would interrupt
/// playback.
pub fn find() -> Option<HtmlMediaElement> {
    element(ElementId::AUDIO)?.dyn_into().ok()
}

/// Calls back with the element when it fires an event of one of these types.
pub fn on_events(types: &[&str], callback: impl Fn(&HtmlMediaElement, &str) + Clone + 'static) {
    let Some(document) = document() else { return };
    for kind in types {
        let callback = callback.clone();
        // Media events do not bubble. The element itself may be replaced.
        listen_first(&document, kind, move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(audio) = target.filter(|audio: &HtmlMediaElement| is_ours(audio)) {
                callback(&audio, &event.type_());
            }
        });
    }
}

fn is_ours(audio: &HtmlMediaElement) -> bool {
    audio.id() == ElementId::AUDIO.as_str()
}

/// Puts a fresh element in the place of the one whose sound the audio graph has taken for
/// good.
pub fn replace() {
    if let Some(old) = find() {
        replace_with(&old, is_video(&old));
    }
}

/// Puts an element for video or for audio in the place of another one. A video can be seen and
/// focused, so it comes after the player in the document.
fn replace_with(old: &HtmlMediaElement, video: bool) -> Option<HtmlMediaElement> {
    let fresh = document()?.create_element(if video { "video" } else { "audio" }).ok()?;
    let fresh: HtmlMediaElement = fresh.dyn_into().ok()?;
    fresh.set_id(ElementId::AUDIO.as_str());
    fresh.set_preload("none");
    if video {
        // The browser's own ones lead to the full screen, and iOS would go there by itself.
        fresh.set_controls(true);
        fresh.set_attribute("playsinline", "").ok()?;
        fresh.set_attribute("aria-label", "Video").ok()?;
    }
    let _ = old.pause();
    let _ = old.remove_attribute("src");
    if video {
        old.remove();
        document()?.body()?.append_child(&fresh).ok()?;
    } else {
        old.replace_with_with_node_1(&fresh).ok()?;
    }
    Some(fresh)
}

fn is_video(element: &HtmlMediaElement) -> bool {
    element.tag_name().eq_ignore_ascii_case("video")
}

/// What the element reports with an event; `None` if it is nothing of interest.
pub fn report(audio: &HtmlMediaElement, kind: &str) -> Option<MediaEvent> {
    Some(match kind {
        "loadedmetadata" => MediaEvent::LoadedMetadata { duration: duration(audio) },
        "durationchange" => MediaEvent::DurationChange(duration(audio)?),
        "timeupdate" => MediaEvent::TimeUpdate(position(audio)?),
        "playing" => MediaEvent::Playing,
        "waiting" => MediaEvent::Waiting,
        // WebKit seeks to where nothing can be fetched without ever reporting "waiting",
        // and goes on after a seek without reporting "playing".
        "seeking" if !audio.paused() => MediaEvent::Waiting,
        "seeked" if !audio.paused() && is_audible(audio) => MediaEvent::Playing,
        // A pause that is over, as that of a nudge, is none.
        "pause" if audio.paused() && !audio.ended() => MediaEvent::Pause,
        "ended" if audio.ended() => MediaEvent::Ended,
        "error" => MediaEvent::Error(fault(audio)),
        _ => return None,
    })
}

/// The episode that the element was started with before the program was there, by the id
/// that `src/early/early.js` has stored at it, and what the element does now.
pub fn started_early() -> Option<(EpisodeId, MediaState)> {
    let audio = find()?;
    let id = EpisodeId(audio.get_attribute("data-episode")?);
    let state = MediaState {
        position: position(&audio).unwrap_or_default(),
        has_metadata: audio.ready_state() >= HtmlMediaElement::HAVE_METADATA,
        length: duration(&audio),
        active: !audio.paused(),
        audible: is_audible(&audio),
        fault: audio.error().is_some().then(|| fault(&audio)),
    };
    Some((id, state))
}

/// The address of the element's source; `None` before it has one.
pub fn source() -> Option<String> {
    find().map(|audio| audio.src()).filter(|source| !source.is_empty())
}

/// Whether the element's source is this address or path.
pub fn plays(address: &str) -> bool {
    find().is_some_and(|audio| audio.src().ends_with(address))
}

/// Hides the browser's controls, whose place the program's player takes.
pub fn take_controls() {
    if let Some(audio) = find() {
        audio.set_controls(false);
        let _ = audio.remove_attribute("data-episode");
    }
}

/// Executes a command. `report` is called if the browser rejects `play()`; the
/// element's own events report everything else.
pub fn execute(
    element: &HtmlMediaElement,
    command: &MediaCommand,
    report: impl Fn(MediaEvent) + 'static,
) {
    match command {
        MediaCommand::Load { url, video } => {
            let other = *video != is_video(element);
            let fresh = other.then(|| replace_with(element, *video)).flatten();
            let element = fresh.as_ref().unwrap_or(element);
            element.set_src(&location::absolute(url));
            element.load();
        }
        MediaCommand::Play => play(element, report),
        MediaCommand::Pause => {
            let _ = element.pause();
        }
        MediaCommand::Nudge if has_data_ahead(element) => {
            let _ = element.pause();
            play(element, report);
        }
        MediaCommand::Nudge => {}
        MediaCommand::Seek(to) => element.set_current_time(to.as_secs_f64()),
        MediaCommand::SetVolume { percent, muted } => {
            let volume = f64::from(*percent) / 100.0;
            if !audio_graph::set_volume(if *muted { 0.0 } else { volume }) {
                element.set_volume(volume);
                element.set_muted(*muted);
            }
        }
        MediaCommand::SetRate(speed) => {
            // A new source resets the rate to the default one (HTML, media load algorithm).
            element.set_default_playback_rate(speed.factor());
            element.set_playback_rate(speed.factor());
        }
        MediaCommand::HurryThroughSilence(speed) => {
            element.set_playback_rate(speed.factor_in_silence());
        }
    }
}

fn play(element: &HtmlMediaElement, report: impl Fn(MediaEvent) + 'static) {
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

/// Whether there is data to play at the position.
fn is_audible(element: &HtmlMediaElement) -> bool {
    element.ready_state() >= HtmlMediaElement::HAVE_FUTURE_DATA
}

/// The playback position.
pub fn position(element: &HtmlMediaElement) -> Option<Moment> {
    Moment::from_secs_f64(element.current_time())
}

/// The length of the file, if it is known and finite.
fn duration(element: &HtmlMediaElement) -> Option<Length> {
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

/// Whether data of the next second, or up to the end, is there.
fn has_data_ahead(element: &HtmlMediaElement) -> bool {
    let (now, end) = (element.current_time(), element.duration());
    let needed = (now + 1.0).min(end);
    let ranges = element.buffered();
    (0..ranges.length()).any(|at| match (ranges.start(at), ranges.end(at)) {
        (Ok(start), Ok(end)) => start <= now && needed <= end,
        _ => false,
    })
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
fn fault(element: &HtmlMediaElement) -> Fault {
    match element.error().map(|error| error.code()) {
        Some(MediaError::MEDIA_ERR_NETWORK) => Fault::Network,
        Some(MediaError::MEDIA_ERR_DECODE) => Fault::Decode,
        // A file that cannot be requested at all is "not supported" to the element.
        _ if !is_online() => Fault::Network,
        _ => Fault::Unavailable,
    }
}

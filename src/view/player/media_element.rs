use leptos::prelude::*;
use player::machine::{Event, MediaEvent};

use crate::browser::media_element;
use crate::erased::handler;
use crate::playback::PlayerHandle;

/// The one media element, and its events. No file is requested before it is played: a
/// request counts as a download.
#[component]
pub fn MediaElement() -> impl IntoView {
    let player = PlayerHandle::expect();
    let element = player.element();
    let report = move |event: fn(&web_sys::HtmlMediaElement) -> Option<MediaEvent>| {
        let event = element.get_untracked().and_then(|element| event(&element));
        if let Some(event) = event {
            player.send(Event::Media(event));
        }
    };
    let update_buffered = move || {
        if let Some(element) = element.get_untracked() {
            let ranges = media_element::buffered(&element);
            if player.buffered().with_untracked(|before| *before != ranges) {
                player.buffered().set(ranges);
            }
        }
    };
    view! {
        <audio
            node_ref=element
            preload="metadata"
            on:loadedmetadata=handler(move |_| report(|e| Some(MediaEvent::LoadedMetadata { duration: media_element::duration(e) })))
            on:durationchange=handler(move |_| report(|e| media_element::duration(e).map(MediaEvent::DurationChange)))
            on:progress=handler(move |_| update_buffered())
            on:emptied=handler(move |_| update_buffered())
            on:timeupdate=handler(move |_| {
                report(|e| media_element::position(e).map(MediaEvent::TimeUpdate));
                // The last `progress` event of a short file comes before its metadata.
                update_buffered();
            })
            on:playing=handler(move |_| report(|_| Some(MediaEvent::Playing)))
            on:waiting=handler(move |_| report(|_| Some(MediaEvent::Waiting)))
            on:pause=handler(move |_| report(|e| (!e.ended()).then_some(MediaEvent::Pause)))
            on:ended=handler(move |_| report(|_| Some(MediaEvent::Ended)))
            on:error=handler(move |_| report(|e| Some(MediaEvent::Error(media_element::fault(e)))))
        ></audio>
    }
}

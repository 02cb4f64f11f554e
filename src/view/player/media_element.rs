use leptos::prelude::*;

use crate::browser::audio;
use crate::live::on;
use crate::player::deck::Deck;
use crate::player::machine::Event;

/// The one media element, and its reports. Nothing of a file is fetched before
/// it is to be played: a request counts as a download.
#[component]
pub fn MediaElement() -> impl IntoView {
    let deck = Deck::expect();
    let element = deck.element();
    let report = move |event: fn(&web_sys::HtmlMediaElement) -> Option<Event>| {
        let event = element.get_untracked().and_then(|element| event(&element));
        if let Some(event) = event {
            deck.send(event);
        }
    };
    let buffered = move || {
        if let Some(element) = element.get_untracked() {
            let ranges = audio::buffered(&element);
            if deck.buffered().with_untracked(|before| *before != ranges) {
                deck.buffered().set(ranges);
            }
        }
    };
    view! {
        <audio
            node_ref=element
            preload="metadata"
            on:loadedmetadata=on(move |_| report(|e| Some(Event::HeadRead { length: audio::length(e) })))
            on:durationchange=on(move |_| report(|e| audio::length(e).map(Event::LengthIs)))
            on:progress=on(move |_| buffered())
            on:emptied=on(move |_| buffered())
            on:timeupdate=on(move |_| {
                report(|e| audio::time(e).map(Event::TimeIs));
                // A short file has all of its progress before its head is read.
                buffered();
            })
            on:playing=on(move |_| report(|_| Some(Event::Sounding)))
            on:waiting=on(move |_| report(|_| Some(Event::Stalled)))
            on:pause=on(move |_| report(|e| (!e.ended()).then_some(Event::Stopped)))
            on:ended=on(move |_| report(|_| Some(Event::Finished)))
            on:error=on(move |_| report(|e| Some(Event::Broke(audio::fault(e)))))
        ></audio>
    }
}

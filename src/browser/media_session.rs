//! The media session: what the system shows of playback, and its controls. Parts that
//! a browser lacks are left out.
//!
//! <https://www.w3.org/TR/mediasession/>; in web-sys it is unstable.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::base_path::href;
use super::dom::window;
use super::object::object;
use player::media_session::{Metadata, PositionState};

/// Pictures of the show, for as long as there is none of the episode.
const ARTWORK: [(&str, &str); 2] =
    [("/icons/icon-192.png", "192x192"), ("/icons/icon-512.png", "512x512")];

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object)]
    type Session;
    #[wasm_bindgen(method, catch, js_name = setActionHandler)]
    fn set_action_handler(this: &Session, action: &str, handler: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setPositionState)]
    fn set_position_state(this: &Session, state: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method, setter, js_name = playbackState)]
    fn set_playback_state(this: &Session, state: &str);
    #[wasm_bindgen(method, setter)]
    fn set_metadata(this: &Session, metadata: &JsValue);

    type MediaMetadata;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<MediaMetadata, JsValue>;
}

/// An action of the system's controls. Times are in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Action {
    Play,
    Pause,
    /// Skip back, by so much if the system says so.
    Back(Option<f64>),
    Forward(Option<f64>),
    Previous,
    Next,
    SeekTo(f64),
}

/// Reads an action from the details of a `MediaSessionActionDetails`.
type Read = fn(&JsValue) -> Option<Action>;

/// The handlers of the system's controls.
pub struct Controls(Vec<(&'static str, Function)>);

/// Handlers that call back with the actions of the system's controls.
pub fn controls(act: impl Fn(Action) + Clone + 'static) -> Controls {
    let make: [(&str, Read); 7] = [
        ("play", |_| Some(Action::Play)),
        ("pause", |_| Some(Action::Pause)),
        ("seekbackward", |details| Some(Action::Back(number(details, "seekOffset")))),
        ("seekforward", |details| Some(Action::Forward(number(details, "seekOffset")))),
        ("previoustrack", |_| Some(Action::Previous)),
        ("nexttrack", |_| Some(Action::Next)),
        ("seekto", |details| number(details, "seekTime").map(Action::SeekTo)),
    ];
    let handlers = make.map(|(name, read)| {
        let act = act.clone();
        let handler = Closure::<dyn Fn(JsValue)>::new(move |details: JsValue| {
            if let Some(action) = read(&details) {
                act(action);
            }
        });
        (name, handler.into_js_value().unchecked_into())
    });
    Controls(handlers.into())
}

impl Controls {
    /// Registers the handlers. WebKit forgets handlers and metadata when playback starts,
    /// so both have to be set again then.
    pub fn register(&self) {
        let Some(session) = session() else { return };
        for (name, handler) in &self.0 {
            // Unknown actions throw.
            let _ = session.set_action_handler(name, handler);
        }
    }
}

/// Sets the metadata, with a picture of the episode if there is one (512 pixels
/// square).
pub fn set_metadata(metadata: &Metadata, picture: Option<&str>) {
    let Some(session) = session() else { return };
    let pictures = picture.map_or(ARTWORK.to_vec(), |picture| vec![(picture, "512x512")]);
    let artwork = pictures.iter().filter_map(|(src, sizes)| {
        let image =
            [("src", href(src).into()), ("sizes", (*sizes).into()), ("type", "image/png".into())];
        object(&image).ok()
    });
    let chapters = metadata.chapters.iter().filter_map(|(start, title)| {
        object(&[("title", title.into()), ("startTime", start.as_secs_f64().into())]).ok()
    });
    let init = object(&[
        ("title", (&metadata.title).into()),
        ("artist", (&metadata.artist).into()),
        ("album", (&metadata.album).into()),
        ("artwork", artwork.collect::<Array>().into()),
        ("chapterInfo", chapters.collect::<Array>().into()),
    ]);
    if let Some(init) = init.ok().and_then(|init| MediaMetadata::new(&init).ok()) {
        session.set_metadata(&init);
    }
}

/// Sets the playback state and the position.
pub fn set_state(playback: &str, position: Option<PositionState>) {
    let Some(session) = session() else { return };
    session.set_playback_state(playback);
    let Some(state) = position else { return };
    let state = object(&[
        ("duration", state.duration.into()),
        ("position", state.position.into()),
        ("playbackRate", state.rate.into()),
    ]);
    // Older engines lack the method, or throw for values that newer ones accept.
    let _ = state.and_then(|state| session.set_position_state(&state));
}

fn number(details: &JsValue, key: &str) -> Option<f64> {
    Reflect::get(details, &key.into()).ok()?.as_f64()
}

fn session() -> Option<Session> {
    let navigator = window()?.navigator();
    let session = Reflect::get(&navigator, &"mediaSession".into()).ok()?;
    session.is_object().then(|| session.unchecked_into())
}

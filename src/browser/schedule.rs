//! Waiting: for a turn of the event loop, a frame, a quiet moment.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::dom::window;

/// How long [`idle`] waits, in milliseconds.
const IDLE: i32 = 250;

/// Yields to everything else that waits on the event loop.
pub async fn yield_now() {
    wait(0).await;
}

/// Waits for a quarter of a second, so that work of lower priority does not compete
/// with the first paint.
pub async fn idle() {
    wait(IDLE).await;
}

/// Waits for so many milliseconds.
pub async fn wait(millis: i32) {
    let timeout = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = JsFuture::from(timeout).await;
}

/// Waits for the next animation frame.
pub async fn frame() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(frame).await;
}

//! The feed worker: answers the page's requests as `netstack_fm::wire` has it.
//! A panic kills the worker, not the page.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use netstack_fm::catalogue::Catalogue;
use netstack_fm::site::Site;
use netstack_fm::{feed, wire};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, TextDecoder};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let site = RefCell::new(Site::default());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = answer(&site, &event.data().unchecked_into());
        let _ = answering.post_message(&Uint8Array::from(answer.as_slice()));
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&JsValue::from_str(&wire::ready()));
}

fn answer(known: &RefCell<Site>, request: &Array) -> Vec<u8> {
    let kind = request.get(0).as_string().unwrap_or_default();
    let address = request.get(1).as_string().unwrap_or_default();
    let bytes = Uint8Array::new(&request.get(2)).to_vec();
    if kind == wire::REQUEST_SITE {
        let (site, faults) = Site::parse(&String::from_utf8_lossy(&bytes));
        let answer: wire::SiteAnswer = (site.feeds.clone(), faults);
        known.replace(site);
        wire::encode(&answer)
    } else {
        let show = feed::parse(&decoded(&bytes), &address);
        let answer: wire::FeedAnswer = show.map(|show| Catalogue::new(&show, &known.borrow()));
        wire::encode(&answer)
    }
}

/// The feed's text, whatever its encoding; one that no browser knows is read as
/// UTF-8.
fn decoded(bytes: &[u8]) -> String {
    let decoder = feed::encoding::label(bytes).and_then(|l| TextDecoder::new_with_label(&l).ok());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

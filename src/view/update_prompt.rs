use leptos::prelude::*;

use crate::browser::focus::focus_heading;
use crate::browser::service_worker::Update;
use crate::erased::{dynamic, handler};
use crate::playback::PlayerHandle;

/// A prompt to reload for a new version of the site. Hidden during playback, which the reload
/// would stop.
#[component]
pub fn UpdatePrompt(update: Update) -> impl IntoView {
    let player = PlayerHandle::expect();
    let dismissed = RwSignal::new(false);
    let prompt = dynamic(move || {
        if !update.is_ready() || player.is_any_active() || dismissed.get() {
            return ().into_any();
        }
        view! {
            <div class="update">
                <p>"The site was updated. Reload to get the new version."</p>
                <button class="button" on:click=handler(move |_| update.accept())>"Reload"</button>
                <button class="button quiet" on:click=handler(move |_| {
                    focus_heading();
                    dismissed.set(true);
                })>"Later"</button>
            </div>
        }
        .into_any()
    });
    view! { <div role="status">{prompt}</div> }
}

use leptos::prelude::*;

use crate::browser::page::focus_heading;
use crate::browser::service_worker::Update;
use crate::live::{live, on};
use crate::player::deck::Deck;

/// Offers a new version of the site, and waits while something plays: taking
/// it loads the page anew, which would cut the sound.
#[component]
pub fn UpdatePrompt(update: Update) -> impl IntoView {
    let deck = Deck::expect();
    let later = RwSignal::new(false);
    let offer = live(move || {
        if !update.is_ready() || deck.is_sounding() || later.get() {
            return ().into_any();
        }
        view! {
            <div class="update">
                <p>"A new version of this site is ready."</p>
                <button class="button" on:click=on(move |_| update.accept())>"Reload"</button>
                <button class="button quiet" on:click=on(move |_| {
                        focus_heading();
                        later.set(true);
                    })
               >"Later"</button>
            </div>
        }
        .into_any()
    });
    view! { <div role="status">{offer}</div> }
}

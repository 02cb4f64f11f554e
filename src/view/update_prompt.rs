use leptos::prelude::*;

use crate::browser::service_worker::Update;
use crate::player::deck::Deck;

/// Offers a new version of the site, and waits while something plays: taking
/// it loads the page anew, which would cut the sound.
#[component]
pub fn UpdatePrompt(update: RwSignal<Option<Update>>) -> impl IntoView {
    let deck = Deck::expect();
    let later = RwSignal::new(false);
    let offer = move || {
        let update = update.get()?;
        let wanted = update.waiting.get() && !deck.is_sounding() && !later.get();
        wanted.then(|| {
            view! {
                <div class="update">
                    <p>"A new version of this site is ready."</p>
                    <button class="button" on:click=move |_| update.accept.run(())>"Reload"</button>
                    <button class="button quiet" on:click=move |_| later.set(true)>"Later"</button>
                </div>
            }
        })
    };
    view! { <div role="status">{offer}</div> }
}

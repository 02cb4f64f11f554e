use leptos::html;
use leptos::prelude::*;

use super::Section;
use crate::browser::files;
use crate::live::{on, spawn};
use crate::player::deck::{Deck, Taken};

const NAME: &str = "netstack-fm-listening.json";

/// What is kept of listening, to be taken away as a file and brought back.
#[component]
pub fn ListeningData() -> impl IntoView {
    let deck = Deck::expect();
    let said = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let bring = move |_: web_sys::Event| {
        spawn(async move {
            let Some(field) = field.get_untracked() else { return };
            if let Some(text) = files::chosen(&field).await {
                said.set(deck.import(&text).map_or_else(|why| why.to_string(), report));
            }
        });
    };
    let save = move |_: web_sys::MouseEvent| files::save(NAME, "application/json", &deck.export());
    view! {
        <Section id="listening-data" heading="Your listening data" class="health">
            <div class="prose">
                <p>
                    "How far you are in each episode, your queue and your settings are kept in this \
                    browser and nowhere else. As a file they can be taken to another one; there they \
                    are put together with what it has."
                </p>
            </div>
            <div class="data-controls">
                <button class="button quiet" on:click=on(save)>"Save as a file"</button>
                <label class="button quiet">
                    "Bring a file"
                    <input
                        type="file"
                        class="visually-hidden"
                        accept="application/json,.json"
                        node_ref=field
                        on:change=on(bring)
                    />
                </label>
            </div>
            <p role="status">{said}</p>
        </Section>
    }
}

fn report(taken: Taken) -> String {
    let records = match taken.records {
        1 => "One record was taken over.".to_owned(),
        count => format!("{count} records were taken over."),
    };
    match taken.unreadable {
        0 => records,
        1 => format!("{records} One could not be read and was left out."),
        count => format!("{records} {count} could not be read and were left out."),
    }
}

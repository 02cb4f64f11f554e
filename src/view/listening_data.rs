use leptos::html;
use leptos::prelude::*;

use super::Section;
use super::counted::counted;
use crate::browser::files;
use crate::erased::{handler, spawn};
use crate::playback::{ImportReport, PlayerHandle};

/// The name of the export file.
const FILE_NAME: &str = "netstack-fm-listening.json";

/// Export and import of the listening data.
#[component]
pub fn ListeningData() -> impl IntoView {
    let player = PlayerHandle::expect();
    let status = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let import = move |_: web_sys::Event| {
        spawn(async move {
            let Some(field) = field.get_untracked() else { return };
            if let Some(text) = files::chosen(&field).await {
                let outcome = player.import(&text).map_or_else(|error| error.to_string(), report);
                let _ = status.try_set(outcome);
            }
        });
    };
    let export =
        move |_: web_sys::MouseEvent| files::save(FILE_NAME, "application/json", &player.export());
    view! {
        <Section id="listening-data" heading="Your listening data" class="health">
            <div class="prose">
                <p>
                    "Your progress, queue and settings are stored in this browser only. Export them to \
                    a file, and import it in another browser, which merges them with its own."
                </p>
            </div>
            <div class="data-controls">
                <button class="button quiet" on:click=handler(export)>"Export"</button>
                <label class="button quiet">
                    "Import"
                    <input
                        type="file"
                        class="visually-hidden"
                        accept="application/json,.json"
                        node_ref=field
                        on:change=handler(import)
                    />
                </label>
            </div>
            <p role="status">{status}</p>
        </Section>
    }
}

fn report(import: ImportReport) -> String {
    let records = format!("{} imported.", counted(import.records, "record"));
    match import.unreadable {
        0 => records,
        1 => format!("{records} 1 could not be read and was skipped."),
        count => format!("{records} {count} could not be read and were skipped."),
    }
}

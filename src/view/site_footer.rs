use leptos::prelude::*;

use super::{FreshnessLine, ThemeChoice, UpdatePrompt};
use crate::browser::service_worker::Update;

/// What stands below every page: how fresh it is, the last lines, a new version.
pub fn foot(update: Update) -> AnyView {
    view! {
        <FreshnessLine/>
        <footer class="site-footer">
            <p>
                "Nothing here comes from a third party, except the audio and its chapters once you \
                 press play, and transcripts once you want to read or search them."
            </p>
            <ThemeChoice/>
        </footer>
        <UpdatePrompt update/>
    }
    .into_any()
}

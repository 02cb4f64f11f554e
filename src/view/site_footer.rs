use leptos::prelude::*;

use super::{FreshnessLine, ThemeChoice, UpdatePrompt};
use crate::browser::service_worker::Update;

/// The content below every page: the freshness line, the footer, the update prompt.
pub fn footer(update: Update) -> AnyView {
    view! {
        <FreshnessLine/>
        <footer class="site-footer">
            <p>
                "No requests to third parties, except for audio and chapters once you press play, \
                 and for transcripts once you open or search them."
            </p>
            <ThemeChoice/>
        </footer>
        <UpdatePrompt update/>
    }
    .into_any()
}

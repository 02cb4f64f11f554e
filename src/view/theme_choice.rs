use leptos::prelude::*;

use super::Toggle;
use crate::browser::theme::Theme;
use crate::erased::effect;

/// The choice of theme.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let theme = RwSignal::new(Theme::default());
    effect(move || {
        theme.set(Theme::chosen());
        Theme::on_change(move |chosen| theme.set(chosen));
    });
    let choices = Theme::ALL.map(|choice| {
        let chosen = Signal::derive(move || theme.get() == choice);
        let choose = Callback::new(move |()| {
            choice.choose();
            theme.set(choice);
        });
        view! { <Toggle name=choice.name() chosen choose/> }.into_any()
    });
    view! { <div class="toggles small" role="group" aria-label="Theme">{Vec::from(choices)}</div> }
}

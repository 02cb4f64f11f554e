use leptos::prelude::*;

use super::text;

/// The few icons of the player, on a grid of 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Play,
    Pause,
    Back,
    Forward,
    Previous,
    Next,
    Chapters,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Play => "M7 4v16l13-8z",
            Self::Pause => "M6 4h4v16H6zM14 4h4v16h-4z",
            Self::Back => "M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z",
            Self::Forward => "M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z",
            Self::Previous => "M5 4h3v16H5zM20 4v16L9 12z",
            Self::Next => "M16 4h3v16h-3zM4 4v16l11-8z",
            Self::Chapters => {
                "M4 5h3v3H4zM9 5h11v3H9zM4 10.5h3v3H4zM9 10.5h11v3H9zM4 16h3v3H4zM9 16h11v3H9z"
            }
        }
    }
}

/// An icon; the control it stands in has a name of its own.
#[component]
pub fn Icon(#[prop(into)] shape: Signal<Shape>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=text(move || shape.get().path().to_owned())/>
        </svg>
    }
}

use leptos::prelude::*;

use crate::erased::text;

/// The shape of an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Skip back.
    Back,
    /// Skip forward.
    Forward,
    /// Previous chapter.
    Previous,
    /// Next chapter.
    Next,
    /// Sound is on.
    Loud,
    /// Sound is off.
    Mute,
    /// The sleep timer.
    Sleep,
    /// Share.
    Share,
    /// An arrow up: open, previous.
    Open,
    /// An arrow down: close, next.
    Down,
    /// Close, remove.
    Close,
    /// Add to the queue.
    Add,
    /// Is in the queue.
    Added,
    /// A handle to drag.
    Handle,
    /// Download.
    Download,
    /// Is downloaded.
    Downloaded,
    /// Try again.
    Again,
}

impl Shape {
    /// The data of an SVG path in a square of 24 by 24 units.
    fn path(self) -> &'static str {
        match self {
            Self::Play => "M7 4v16l13-8z",
            Self::Pause => "M6 4h4v16H6zM14 4h4v16h-4z",
            Self::Back => "M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z",
            Self::Forward => "M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z",
            Self::Previous => "M5 4h3v16H5zM20 4v16L9 12z",
            Self::Next => "M16 4h3v16h-3zM4 4v16l11-8z",
            Self::Loud => "M3 9h4l5-5v16l-5-5H3zM15 8q3 4 0 8l1.6 1.2q4-5.2 0-10.4z",
            Self::Mute => {
                "M3 9h4l5-5v16l-5-5H3zM15 9.4l1.4-1.4 6 6-1.4 1.4zM21 8l1.4 1.4-6 6L15 14z"
            }
            Self::Sleep => "M14 3a9 9 0 1 0 7 13A8 8 0 0 1 14 3z",
            Self::Share => "M12 2l5 5h-3.5v8h-3V7H7zM4 11h3v2H6v7h12v-7h-1v-2h3v11H4z",
            Self::Open => "M5 15l7-7 7 7-1.5 1.5L12 11l-5.5 5.5z",
            Self::Down => "M5 9l7 7 7-7-1.5-1.5L12 13 6.5 7.5z",
            Self::Close => {
                "M6 4.5L12 10.5 18 4.5 19.5 6 13.5 12 19.5 18 18 19.5 12 13.5 6 19.5 4.5 18 10.5 12 4.5 6z"
            }
            Self::Add => "M4 5h12v2H4zM4 10h12v2H4zM4 15h7v2H4zM16 13h2v3h3v2h-3v3h-2v-3h-3v-2h3z",
            Self::Added => "M9 16.2L4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
            Self::Download => {
                "M11 3h2v9.2l3.3-3.3 1.4 1.4L12 16l-5.7-5.7 1.4-1.4 3.3 3.3zM5 18h14v2H5z"
            }
            Self::Downloaded => "M9.5 14.2L5.3 10l-1.4 1.4 5.6 5.6L20.1 6.4 18.7 5zM5 18h14v2H5z",
            Self::Again => "M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z",
            Self::Handle => "M5 6h14v2H5zM5 11h14v2H5zM5 16h14v2H5z",
        }
    }
}

/// An icon. Decorative: the control around it has an accessible name.
#[component]
pub fn Icon(#[prop(into)] shape: Signal<Shape>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=text(move || shape.get().path().to_owned())/>
        </svg>
    }
}

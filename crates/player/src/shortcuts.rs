//! Keyboard shortcuts. They leave alone what browsers and screen readers need: key
//! combinations, typing, and the keys that operate the focused control.

/// What a shortcut does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Play or pause.
    Toggle,
    /// Skip back.
    Back,
    /// Skip forward.
    Forward,
    /// A few seconds back.
    StepBack,
    /// A few seconds forward.
    StepForward,
    /// To the previous chapter.
    PreviousChapter,
    /// To the next chapter.
    NextChapter,
    /// To the next lower speed.
    Slower,
    /// To the next higher speed.
    Faster,
    /// Switch the sound off or on.
    Mute,
    /// Seek to so many tenths of the episode.
    Tenths(u8),
    /// Move the focus to the search field.
    Search,
    /// Add the episode to the queue.
    Enqueue,
    /// Show the list of shortcuts.
    Help,
}

/// What has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that reacts to keys.
    Page,
    /// A button or link, which space and enter press.
    Pressable,
    /// A slider or tab, which arrow keys move.
    Movable,
    /// A text field or select box, which takes letters.
    Typing,
}

/// All shortcuts for display: keys and what they do.
pub const SHORTCUTS: [(&str, &str); 13] = [
    ("Space or k", "Play or pause"),
    ("j", "Back"),
    ("l", "Forward"),
    ("← →", "5 seconds back or forward"),
    ("[", "Previous chapter"),
    ("]", "Next chapter"),
    ("< >", "Slower or faster"),
    ("m", "Mute"),
    ("0 to 9", "Jump to 0 % to 90 %"),
    ("/", "Search"),
    ("n", "Add the episode to the queue"),
    ("?", "Show this list"),
    ("Esc", "Close dialog or player"),
];

/// The command of a key for a focus. `key` is the one of a `KeyboardEvent`, `combined`
/// says whether control, alt or meta is held.
pub fn command(key: &str, combined: bool, focus: Focus) -> Option<Command> {
    if combined || focus == Focus::Typing {
        return None;
    }
    Some(match key {
        " " if focus == Focus::Page => Command::Toggle,
        "ArrowLeft" if focus != Focus::Movable => Command::StepBack,
        "ArrowRight" if focus != Focus::Movable => Command::StepForward,
        "k" | "K" => Command::Toggle,
        "j" | "J" => Command::Back,
        "l" | "L" => Command::Forward,
        "[" => Command::PreviousChapter,
        "]" => Command::NextChapter,
        "<" => Command::Slower,
        ">" => Command::Faster,
        "m" | "M" => Command::Mute,
        "/" => Command::Search,
        "n" | "N" => Command::Enqueue,
        "?" => Command::Help,
        digit => match digit.as_bytes() {
            [digit @ b'0'..=b'9'] => Command::Tenths(digit - b'0'),
            _ => return None,
        },
    })
}

//! What keys do, wherever the focus is. They leave alone what the browser and
//! screen readers need: every combination, whatever somebody types, and in a
//! control the keys that work it.

/// What a key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Toggle,
    Back,
    Forward,
    /// A few seconds back or forward.
    StepBack,
    StepForward,
    PreviousChapter,
    NextChapter,
    Slower,
    Faster,
    Mute,
    /// To so many tenths of the whole.
    Tenths(u8),
    Search,
    Enqueue,
    Help,
}

/// What the focus is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that takes keys.
    Page,
    /// What space and enter press: a button, a link.
    Pressable,
    /// What arrows move: a slider, a tab.
    Movable,
    /// What takes letters: a field, a list to choose from.
    Typing,
}

/// All keys and what they do, for people.
pub const SHEET: [(&str, &str); 13] = [
    ("Space or k", "Play or pause"),
    ("j", "Back"),
    ("l", "Forward"),
    ("← →", "5 seconds back or forward"),
    ("[", "Previous chapter"),
    ("]", "Next chapter"),
    ("< >", "Slower or faster"),
    ("m", "Mute"),
    ("0 to 9", "Jump to that tenth of the episode"),
    ("/", "Search"),
    ("n", "Add the episode to the queue"),
    ("?", "This list"),
    ("Esc", "Close what is open"),
];

/// What a key stands for with the focus there. `key` is that of a
/// `KeyboardEvent`, `combined` whether control, alt or meta was held.
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

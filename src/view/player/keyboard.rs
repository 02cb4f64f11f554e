use leptos::prelude::*;
use player::machine::Event;
use player::settings::Settings;
use player::shortcuts::{Command, SHORTCUTS, command};

use crate::browser::navigation::Navigation;
use crate::browser::{keys, popover};
use crate::element_id::ElementId;
use crate::erased::{effect, flag};
use crate::playback::PlayerHandle;
use crate::view::check::Check;

/// How far the arrow keys seek, in seconds.
const STEP: i32 = 5;

/// The keyboard shortcuts, and the dialog that lists them.
#[component]
pub fn Keyboard() -> impl IntoView {
    let player = PlayerHandle::expect();
    let navigation = Navigation::expect();
    effect(move || {
        keys::on_key(move |key, combined, focus| {
            let enabled = player.with_untracked(|player| player.settings.shortcuts);
            let command = command(key, combined, focus).filter(|_| enabled);
            command.is_some_and(|command| execute(command, player, navigation))
        });
    });
    let rows = SHORTCUTS.map(|(keys, description)| {
        view! { <div class="shortcut"><dt><kbd>{keys}</kbd></dt><dd>{description}</dd></div> }
            .into_any()
    });
    let enabled = flag(move || player.settings().get().shortcuts);
    let change =
        Callback::new(move |on| player.change_settings(|settings| settings.shortcuts = on));
    view! {
        <div id=ElementId::SHORTCUTS.as_str() class="sheet centred" popover role="dialog" aria-label="Keyboard shortcuts">
            <h2>"Keyboard shortcuts"</h2>
            <dl class="shortcut-list">{Vec::from(rows)}</dl>
            <Check label="Use keyboard shortcuts" checked=enabled change/>
            <button class="button" popovertarget=ElementId::SHORTCUTS.as_str() popovertargetaction="hide" autofocus>"Close"</button>
        </div>
    }
}

/// Executes a command. Returns false if there was nothing to do.
fn execute(command: Command, player: PlayerHandle, navigation: Navigation) -> bool {
    match command {
        Command::Search => return keys::focus_search(),
        Command::Help => popover::open(ElementId::SHORTCUTS),
        Command::Enqueue => return enqueue(player, navigation),
        _ if player.with_untracked(|player| player.track.is_none()) => return false,
        Command::Toggle => player.toggle_current(),
        Command::Back => player.skip(|settings| -i32::from(settings.back)),
        Command::Forward => player.skip(|settings| i32::from(settings.forward)),
        Command::StepBack => player.send(Event::Skip(-STEP)),
        Command::StepForward => player.send(Event::Skip(STEP)),
        Command::PreviousChapter => player.send(Event::PreviousChapter),
        Command::NextChapter => player.send(Event::NextChapter),
        Command::Slower => {
            player.change_settings(|settings| settings.speed = settings.speed.slower())
        }
        Command::Faster => {
            player.change_settings(|settings| settings.speed = settings.speed.faster())
        }
        Command::Mute => player.change_settings(Settings::toggle_sound),
        Command::Tenths(tenths) => player.send(Event::SeekTenths(tenths)),
    }
    true
}

/// Adds the episode of the focused card to the queue, else the one of the page. Returns
/// false if there is none.
fn enqueue(player: PlayerHandle, navigation: Navigation) -> bool {
    let current_path = || navigation.with_untracked(|address| address.path.clone());
    let path = keys::focused_card().unwrap_or_else(current_path);
    let entry = player.entry_at(&path);
    if let Some(entry) = &entry {
        player.send(Event::Enqueue(entry.episode.id.clone()));
    }
    entry.is_some()
}

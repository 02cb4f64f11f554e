use leptos::prelude::*;

use crate::browser::navigation::Navigation;
use crate::browser::{keys, page};
use crate::live::{effect, flag};
use crate::player::deck::Deck;
use crate::player::machine::Event;
use crate::player::settings::Settings;
use crate::player::shortcuts::{Command, SHEET, command};
use crate::view::check::Check;

/// How far the arrow keys go, in seconds.
const STEP: i32 = 5;

/// Keys that work the player from everywhere, and the list of them.
#[component]
pub fn Keyboard() -> impl IntoView {
    let deck = Deck::expect();
    let navigation = Navigation::expect();
    effect(move || {
        keys::on_key(move |key, combined, focus| {
            let on = deck.read(|player| player.settings.shortcuts);
            let command = command(key, combined, focus).filter(|_| on);
            command.is_some_and(|command| obey(command, deck, navigation))
        });
    });
    let rows = SHEET.map(|(keys, what)| {
        view! { <div class="shortcut"><dt><kbd>{keys}</kbd></dt><dd>{what}</dd></div> }.into_any()
    });
    let on = flag(move || deck.settings().get().shortcuts);
    let switch = Callback::new(move |on| deck.adjust(|settings| settings.shortcuts = on));
    view! {
        <div id="shortcuts" class="sheet centred" popover role="dialog" aria-label="Keyboard shortcuts">
            <h2>"Keyboard shortcuts"</h2>
            <dl class="shortcut-list">{Vec::from(rows)}</dl>
            <Check label="Use these keys" checked=on change=switch/>
            <button class="button" popovertarget="shortcuts" popovertargetaction="hide" autofocus>"Close"</button>
        </div>
    }
}

/// Does what a key stands for; returns whether there was anything to do.
fn obey(command: Command, deck: Deck, navigation: Navigation) -> bool {
    match command {
        Command::Search => return keys::focus_search(),
        Command::Help => page::open_popover("shortcuts"),
        Command::Enqueue => return enqueue(deck, navigation),
        _ if deck.read(|player| player.track.is_none()) => return false,
        Command::Toggle => deck.toggle_current(),
        Command::Back => deck.skip(|settings| -i32::from(settings.back)),
        Command::Forward => deck.skip(|settings| i32::from(settings.forward)),
        Command::StepBack => deck.send(Event::Skip(-STEP)),
        Command::StepForward => deck.send(Event::Skip(STEP)),
        Command::PreviousChapter => deck.send(Event::PreviousChapter),
        Command::NextChapter => deck.send(Event::NextChapter),
        Command::Slower => deck.adjust(|settings| settings.speed = settings.speed.slower()),
        Command::Faster => deck.adjust(|settings| settings.speed = settings.speed.faster()),
        Command::Mute => deck.adjust(Settings::toggle_sound),
        Command::Tenths(tenths) => deck.send(Event::SeekTenths(tenths)),
    }
    true
}

/// The episode of the card with the focus, else the one of the page.
fn enqueue(deck: Deck, navigation: Navigation) -> bool {
    let path = keys::focused_card().unwrap_or_else(|| navigation.read(|here| here.path.clone()));
    let entry = deck.entry_at(&path);
    if let Some(entry) = &entry {
        deck.send(Event::Enqueue(entry.id.clone()));
    }
    entry.is_some()
}

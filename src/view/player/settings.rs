use leptos::prelude::*;
use player::machine::Event;
use player::settings::Settings;
use show::Length;

use crate::element_id::ElementId;
use crate::erased::{dynamic, flag, handler, text};
use crate::playback::{PlayerHandle, Processing};
use crate::view::check::Check;
use crate::view::choice::Choice;

/// The listener's settings.
#[component]
pub fn SettingsPanel() -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    view! {
        <div class="settings">
            <SkipChoice id="skip-back" label="Back" read=|s| s.back write=|s, seconds| s.back = seconds/>
            <SkipChoice id="skip-forward" label="Forward" read=|s| s.forward write=|s, seconds| s.forward = seconds/>
            <Check
                label="Announce chapters to screen readers"
                checked=flag(move || settings.get().announce_chapters)
                change=Callback::new(move |on| player.change_settings(|settings| settings.announce_chapters = on))
            />
            <FileChoice/>
            <SoundSettings/>
            <button class="button quiet" popovertarget=ElementId::SHORTCUTS.as_str()>"Keyboard shortcuts"</button>
        </div>
    }
}

/// A select box for the file, if the episode has several.
#[component]
fn FileChoice() -> impl IntoView {
    let player = PlayerHandle::expect();
    let track = player.track();
    dynamic(move || {
        let Some(track) = track.get().filter(|track| !track.versions.is_empty()) else {
            return ().into_any();
        };
        let mut files: Vec<_> = track.versions.iter().chain([&track.file]).collect();
        files.sort_by_key(|file| file.name.clone());
        let options = files.iter().map(|file| (file.url.clone(), file.name.clone())).collect();
        let chosen = Signal::stored(track.file.url.clone());
        let change = Callback::new(move |url| player.send(Event::ChooseFile(url)));
        view! { <Choice id="media-file" label="File" options chosen change/> }.into_any()
    })
}

/// The settings that process the sound, and whether the current file lets them.
#[component]
fn SoundSettings() -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    let note = text(move || match player.processing().get() {
        Processing::Unsupported => UNSUPPORTED.to_owned(),
        Processing::Foreign => FOREIGN.to_owned(),
        Processing::Failed => FAILED.to_owned(),
        Processing::Possible => time_saved(player.with(|player| player.time_saved)),
    });
    view! {
        <div class="sound-settings">
            <Check
                label="Trim silence"
                checked=flag(move || settings.get().trim_silence)
                change=Callback::new(move |on| player.change_settings(|settings| settings.trim_silence = on))
                described_by=NOTE
            />
            <Check
                label="Boost quiet voices"
                checked=flag(move || settings.get().lift_voices)
                change=Callback::new(move |on| player.change_settings(|settings| settings.lift_voices = on))
                described_by=NOTE
            />
            <p id=NOTE class="aside">{note}</p>
        </div>
    }
}

const NOTE: &str = "sound-settings-note";
const UNSUPPORTED: &str =
    "This browser cannot trim silence or boost voices here: it has no audio worklets.";
const FOREIGN: &str = "Not for this episode as it plays now: its audio is on another site, and browsers \
    hide that sound from this page. Both work with downloaded episodes.";
const FAILED: &str =
    "This browser refused to process the sound. The episode plays without trimming and boost.";

fn time_saved(saved: Length) -> String {
    if saved.as_secs() == 0 {
        return "Trimming plays long silences faster.".to_owned();
    }
    format!("Trimming silence has saved {} so far.", saved.spoken())
}

/// A select box for the length of a skip.
#[component]
fn SkipChoice(
    id: &'static str,
    label: &'static str,
    read: fn(&Settings) -> u8,
    write: fn(&mut Settings, u8),
) -> impl IntoView {
    let player = PlayerHandle::expect();
    let settings = player.settings();
    let options = Settings::SKIP_SECONDS.map(|seconds| {
        let selected = flag(move || settings.with(read) == seconds);
        view! { <option value=seconds.to_string() prop:selected=selected>{format!("{seconds} seconds")}</option> }
            .into_any()
    });
    let choose = move |event| {
        if let Ok(seconds) = event_target_value(&event).parse() {
            player.change_settings(|settings| write(settings, seconds));
        }
    };
    view! {
        <div class="setting">
            <label for=id>{label}</label>
            <select id=id class="field" on:change=handler(choose)>{Vec::from(options)}</select>
        </div>
    }
}

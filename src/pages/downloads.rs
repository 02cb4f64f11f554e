use std::sync::Arc;

use catalogue::{Catalogue, Entry};
use download::{Settings, State, saving_path};
use leptos::prelude::*;
use show::EpisodeId;

use crate::browser::base_path::href;
use crate::browser::focus::focus_heading;
use crate::browser::storage_room::{Room, room};
use crate::downloads::Downloads;
use crate::erased::{dynamic, effect, flag, handler, spawn, text, without_scripts};
use crate::playback::PlayerHandle;
use crate::view::{
    Check, Choice, Control, DownloadButton, DownloadLine, Page, PlayButton, ProgressLine, Section,
    Shape, WithCatalogue, counted, gigabytes, megabytes,
};

/// The page of the downloaded episodes.
pub fn downloads() -> AnyView {
    let render = move |catalogue: Arc<Catalogue>| page(catalogue);
    view! { <WithCatalogue title="Downloads" render/> }.into_any()
}

fn page(catalogue: Arc<Catalogue>) -> AnyView {
    let downloads = Downloads::expect();
    let ids = downloads.ids();
    let lead = text(move || match ids.with(Vec::len) {
        0 => "No downloads yet. A card's or an episode's download button stores it in this \
              browser, so that it plays without a network."
            .to_owned(),
        count => format!(
            "{}, {} in this browser. Downloads go on while a page of this site is open.",
            counted(count, "episode"),
            megabytes(downloads.size())
        ),
    });
    let rows = dynamic(move || {
        let rows = ids.get().into_iter().map(|id| row(catalogue.by_id(&id).cloned(), id));
        let rows: Vec<_> = rows.collect();
        view! { <ul class="downloads" role="list">{rows}</ul> }.into_any()
    });
    view! {
        <Page title="Downloads" class="downloads-page">
            <p class="lead">{lead}</p>
            {without_scripts(|| view! { <p class="lead">"Downloads need JavaScript."</p> }.into_any())}
            {rows}
            <ForEditors/>
            <RemovePlayed/>
            <DownloadSettings/>
            <RoomLine/>
        </Page>
    }
    .into_any()
}

/// A download with what can be done with it. The feed may no longer have its episode.
fn row(entry: Option<Arc<Entry>>, id: EpisodeId) -> AnyView {
    let downloads = Downloads::expect();
    let player = PlayerHandle::expect();
    let title = entry.as_ref().map_or_else(
        || "An episode that is no longer in the feed".to_owned(),
        |entry| entry.episode.title(),
    );
    let name = format!("Remove the download of {title}");
    let shown = downloads.of(&id);
    let file = {
        let title = title.clone();
        dynamic(move || {
            let complete = shown.get().filter(|shown| shown.download.state == State::Complete);
            let Some(shown) = complete else { return ().into_any() };
            let href = href(&saving_path(&shown.download.file, &title));
            let digest = shown.download.digest.map(|digest| format!("SHA-256 {digest}"));
            view! { <a href=href rel="external" title=digest>"Save the file"</a> }.into_any()
        })
    };
    let heading = match &entry {
        Some(entry) => view! { <a href=href(&entry.path)>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let controls = entry.map(|entry| {
        view! {
            <PlayButton entry=Arc::clone(&entry)/>
            <DownloadButton entry=Arc::clone(&entry)/>
            <ProgressLine entry/>
        }
        .into_any()
    });
    let line_of = id.clone();
    let remove = Callback::new(move |()| {
        player.remove_download(&id);
        focus_heading();
    });
    view! {
        <li class="download">
            <h2 class="download-title">{heading}</h2>
            <DownloadLine id=line_of/>
            <div class="card-controls">
                {controls}
                <Control name shape=Shape::Close run=remove/>
                {file}
            </div>
        </li>
    }
    .into_any()
}

/// What would help where a host does not let the page store its audio.
#[component]
fn ForEditors() -> impl IntoView {
    let downloads = Downloads::expect();
    let none = flag(move || !downloads.is_any_refused());
    view! {
        <p class="aside" hidden=none>
            "For the editors of the show: the audio's host has to allow requests from other sites \
            (CORS), or “audio” in site.json has to name a path of this site that has the files."
        </p>
    }
}

/// A button that removes the downloads of played episodes.
#[component]
fn RemovePlayed() -> impl IntoView {
    let downloads = Downloads::expect();
    let player = PlayerHandle::expect();
    let ids = downloads.ids();
    let played = move || {
        let ids = ids.get().into_iter();
        ids.filter(|id| player.progress().get(id).is_some_and(|progress| progress.played))
            .collect::<Vec<_>>()
    };
    let none = flag(move || played().is_empty());
    let remove = move |_| {
        for id in untrack(played) {
            player.remove_download(&id);
        }
        focus_heading();
    };
    view! {
        <button class="button quiet" hidden=none on:click=handler(remove)>"Remove played episodes"</button>
    }
}

/// What is downloaded and removed by itself, and how many files at once.
#[component]
fn DownloadSettings() -> impl IntoView {
    let downloads = Downloads::expect();
    let number =
        move |read: fn(&Settings) -> u8| text(move || read(&downloads.settings()).to_string());
    let options = |numbers: &[u8], name: fn(u8) -> String| {
        numbers.iter().map(|number| (number.to_string(), name(*number))).collect::<Vec<_>>()
    };
    let change = move |write: fn(&mut Settings, u8)| {
        Callback::new(move |value: String| {
            if let Ok(value) = value.parse() {
                downloads.change_settings(|settings| write(settings, value));
            }
        })
    };
    let check = move |label, read: fn(&Settings) -> bool, write: fn(&mut Settings, bool)| {
        let checked = flag(move || read(&downloads.settings()));
        let change = Callback::new(move |on| {
            downloads.change_settings(|settings| write(settings, on));
        });
        view! { <Check label checked change/> }.into_any()
    };
    let newest = options(&Settings::NEWEST, |newest| match newest {
        0 => "None".to_owned(),
        newest => counted(usize::from(newest), "episode"),
    });
    let at_once = options(&Settings::AT_ONCE, |files| files.to_string());
    view! {
        <Section id="download-settings" heading="Settings">
            <div class="settings">
                <Choice
                    id="newest"
                    label="Keep the newest"
                    options=newest
                    chosen=number(|settings| settings.newest)
                    change=change(|settings, newest| settings.newest = newest)
                />
                <Choice
                    id="at-once"
                    label="Files at once"
                    options=at_once
                    chosen=number(|settings| settings.at_once)
                    change=change(|settings, at_once| settings.at_once = at_once)
                />
                {check("Download the next in the queue", |s| s.next_in_queue, |s, on| s.next_in_queue = on)}
                {check("Remove a day after playing", |s| s.remove_played, |s, on| s.remove_played = on)}
            </div>
        </Section>
    }
}

/// A line about the room that the browser grants.
#[component]
fn RoomLine() -> impl IntoView {
    let downloads = Downloads::expect();
    let sentence = RwSignal::new(String::new());
    effect(move || {
        // Anew with every download that comes or goes.
        downloads.ids().track();
        spawn(async move {
            let room = room().await;
            let _ = sentence.try_set(room.map(in_words).unwrap_or_default());
        });
    });
    view! { <p class="aside">{text(move || sentence.get())}</p> }
}

fn in_words(Room { used, granted, lasting }: Room) -> String {
    let keeps = if lasting {
        "It keeps downloads until you remove them."
    } else {
        "It may remove downloads when the device runs out of room."
    };
    let (granted, used) = (gigabytes(granted), megabytes(used));
    format!("This browser grants the site {granted}, of which {used} are in use. {keeps}")
}

use leptos::prelude::*;
use player::machine::{Event, StartAt};

use crate::browser::viewport;
use crate::element_id::ElementId;
use crate::erased::{dynamic, effect, flag, memo, text};
use crate::playback::PlayerHandle;
use crate::view::chapter_list::{ChapterRow, ShiftedNote};

/// The chapters of the current track, with the picture of the current chapter.
#[component]
pub fn ChapterPanel() -> impl IntoView {
    let player = PlayerHandle::expect();
    let track = player.track();
    let current = player.chapter();
    effect(move || {
        let _ = current.get();
        viewport::reveal_current(ElementId::PLAYER_PANEL);
    });
    let chapters = memo(move || track.get().map(|track| track.chapters.clone()));
    let path = memo(move || track.with(|track| track.as_ref().map(|track| track.path.clone())));
    let rows = dynamic(move || {
        let chapters = chapters.get().unwrap_or_default();
        let rows = chapters.listed().map(|(index, chapter)| {
            let start = chapter.start;
            let path = path.get_untracked();
            let play = Callback::new(move |()| {
                if let Some(track) = track.get_untracked() {
                    player.send(Event::Start(track, StartAt::Moment(start)));
                }
            });
            let current = flag(move || current.get() == Some(index));
            view! { <ChapterRow chapter=chapter.clone() path current play/> }.into_any()
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return view! { <p class="aside">"This episode has no chapters."</p> }.into_any();
        }
        view! { <ol class="chapter-list" role="list" aria-label="Chapters">{rows}</ol> }.into_any()
    });
    // Most pictures are on other sites, so none is requested before the audio is.
    let picture = memo(move || {
        player.with(|player| {
            let track = player.track.as_ref().filter(|_| player.is_loaded())?;
            track.picture_at(player.position).map(|(url, title)| (url.to_owned(), title.to_owned()))
        })
    });
    let picture = dynamic(move || match picture.get() {
        Some((url, title)) => view! {
            <img
                class="chapter-picture"
                src=url
                alt=text(move || format!("Picture of the chapter {title}"))
                referrerpolicy="no-referrer"
            />
        }
        .into_any(),
        None => ().into_any(),
    });
    view! {
        {picture}
        <ShiftedNote/>
        {rows}
    }
}

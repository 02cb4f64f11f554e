use std::sync::Arc;

use catalogue::{Entry, EpisodeLinks, Place};
use leptos::prelude::*;
use show::Chapter;
use show::details::Soundbite;

use super::{ChapterRow, EarlyPlay, ExternalLink};
use crate::erased::views;
use crate::library::Library;
use crate::playback::PlayerHandle;

/// Where an episode was recorded and is discussed, and its other files.
#[component]
pub fn EpisodeLinkList(entry: Arc<Entry>) -> impl IntoView {
    let EpisodeLinks { comments, location, versions, .. } = &entry.links;
    let comments = comments.iter().map(|link| (&link.url, &link.name));
    let versions = versions.iter().map(|version| (&version.file.url, &version.name));
    let links = comments.chain(versions).map(|(url, name)| {
        view! { <li><ExternalLink href=url.clone() text=name.clone()/></li> }
    });
    let links = views(links);
    let location =
        location.as_ref().map(|location| view! { <li><PlaceLink place=location.clone()/></li> });
    (!entry.links.is_empty()).then(|| {
        view! {
            <ul class="inline-links" role="list" aria-label="About this episode">
                {location}
                {links}
            </ul>
        }
        .into_any()
    })
}

/// A place, as a link to a map if it is known where it is.
#[component]
pub fn PlaceLink(place: Place) -> impl IntoView {
    let Place { name, map } = place;
    match map {
        Some(href) => view! { <ExternalLink href text=name/> }.into_any(),
        None => name.into_any(),
    }
}

/// The excerpts of an episode that its makers suggest, as links that play them.
#[component]
pub fn Highlights(entry: Arc<Entry>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let early = EarlyPlay::of(&entry);
    let path = early.audio.as_ref().map(|_| entry.path.clone());
    let rows = entry.links.highlights.iter().map(|Soundbite { start, title, duration }| {
        let title = title.clone().unwrap_or_else(|| entry.episode.title());
        let title = format!("{title} ({})", duration.spoken());
        let (played, start) = (Arc::clone(&entry), *start);
        let play = Callback::new(move |()| player.start(&played, Some(start)));
        let current = Signal::stored(false);
        let chapter = Chapter::new(start, &title);
        view! { <ChapterRow chapter path=path.clone() current play/> }.into_any()
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section
                aria-labelledby="highlights"
                data-episode=early.episode
                data-audio=early.audio
                data-title=early.title
            >
                <h2 id="highlights" class="ruled">"Highlights"</h2>
                <ol class="chapter-list" role="list" aria-labelledby="highlights" lang=Library::expect().language()>{rows}</ol>
            </section>
        }
        .into_any()
    })
}

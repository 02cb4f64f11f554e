use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;

use crate::browser::base_path::href;
use crate::library::Library;

use super::{
    ByLine, Cover, DownloadButton, DownloadLine, GuestLinks, Highlighted, PlayButton, ProgressLine,
    QueueButton, SnippetLine, TopicTags,
};

/// The card of an episode in a list.
#[component]
pub fn EpisodeCard(entry: Arc<Entry>) -> impl IntoView {
    view! { <article class="card"><CardContent entry/></article> }
}

/// The card of the newest episode, larger than those in the list.
#[component]
pub fn LatestEpisode(entry: Arc<Entry>) -> impl IntoView {
    view! { <div class="card latest"><CardContent entry/></div> }
}

#[component]
fn CardContent(entry: Arc<Entry>) -> impl IntoView {
    let lang = Library::expect().language();
    view! {
        <Cover entry=Arc::clone(&entry)/>
        <div class="card-body">
            <ByLine entry=Arc::clone(&entry)/>
            <h3 class="card-title" lang=lang.clone()><a href=href(&entry.path)><Highlighted text=entry.episode.title()/></a></h3>
            <GuestLinks entry=Arc::clone(&entry)/>
            <p class="card-summary" lang=lang><Highlighted text=entry.episode.summary.clone()/></p>
            <SnippetLine id=entry.episode.id.clone()/>
            <TopicTags topics=entry.topics.clone()/>
            <div class="card-controls">
                <PlayButton entry=Arc::clone(&entry)/>
                <QueueButton entry=Arc::clone(&entry)/>
                <DownloadButton entry=Arc::clone(&entry)/>
                <ProgressLine entry=Arc::clone(&entry)/>
                <DownloadLine id=entry.episode.id.clone()/>
            </div>
        </div>
    }
}

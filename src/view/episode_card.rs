use std::sync::Arc;

use leptos::prelude::*;

use super::{
    ByLine, Cover, GuestLinks, Marked, PlayButton, ProgressLine, QueueButton, SnippetLine,
    TopicTags,
};
use crate::catalogue::Entry;

/// An episode in a list.
#[component]
pub fn EpisodeCard(entry: Arc<Entry>) -> impl IntoView {
    view! { <article class="card"><CardContent entry/></article> }
}

/// The newest episode, with more room for it than its card in the list has.
#[component]
pub fn LatestEpisode(entry: Arc<Entry>) -> impl IntoView {
    view! { <div class="card latest"><CardContent entry/></div> }
}

#[component]
fn CardContent(entry: Arc<Entry>) -> impl IntoView {
    view! {
        <Cover entry=Arc::clone(&entry)/>
        <div class="card-body">
            <ByLine entry=Arc::clone(&entry)/>
            <h3 class="card-title"><a href=entry.path.clone()><Marked text=entry.title()/></a></h3>
            <GuestLinks entry=Arc::clone(&entry)/>
            <p class="card-summary"><Marked text=entry.summary.clone()/></p>
            <SnippetLine id=entry.id.clone()/>
            <TopicTags topics=entry.topics.clone()/>
            <div class="card-controls">
                <PlayButton entry=Arc::clone(&entry)/>
                <QueueButton entry=Arc::clone(&entry)/>
                <ProgressLine entry/>
            </div>
        </div>
    }
}

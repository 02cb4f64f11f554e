use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use super::not_found::Missing;
use crate::catalogue::{Catalogue, Entry};
use crate::player::deck::Deck;
use crate::show::{EpisodeAddress, Moment};
use crate::view::{
    ByLine, ChapterList, Cover, GuestLinks, Notes, Page, PlayButton, References, TopicTags,
    WithCatalogue, text,
};

/// One episode, with everything known about it; `address` is the last part of
/// its path.
#[component]
pub fn Episode(address: String) -> impl IntoView {
    let render = move |catalogue: Arc<Catalogue>| match catalogue.entry(&address).cloned() {
        Some(entry) => view! { <Found catalogue entry/> }.into_any(),
        None => missing(&EpisodeAddress::parse(&address)),
    };
    view! { <WithCatalogue title="Episode" render/> }.into_any()
}

fn missing(address: &EpisodeAddress) -> AnyView {
    let heading = match address {
        EpisodeAddress::Number(number) => format!("There is no episode {number}"),
        EpisodeAddress::Slug(_) => "There is no such episode".to_owned(),
    };
    view! { <Missing heading text="The feed has none under this address, at least not yet."/> }
        .into_any()
}

#[component]
fn Found(catalogue: Arc<Catalogue>, entry: Arc<Entry>) -> impl IntoView {
    correct_address(entry.path.clone());
    let asked = use_asked_moment();
    arm(Arc::clone(&entry), asked);
    let versions = versions(&catalogue, &entry);
    let (older, newer) = catalogue.neighbours(&entry.id);
    let older = older.map(|older| neighbour("Previous", older));
    let newer = newer.map(|newer| neighbour("Next", newer));
    let neighbours = view! {
        <nav class="neighbours" aria-label="Episodes before and after">
            {older}
            {newer}
        </nav>
    };
    let at = Signal::derive(move || asked.get().and_then(Result::ok));
    view! {
        <Page title=entry.title() class="episode">
            <div class="episode-head">
                <Cover entry=Arc::clone(&entry)/>
                <div class="episode-facts">
                    <ByLine entry=Arc::clone(&entry)/>
                    <GuestLinks entry=Arc::clone(&entry)/>
                    <TopicTags entry=Arc::clone(&entry)/>
                    <PlayButton entry=Arc::clone(&entry) at/>
                    <AskedMoment entry=Arc::clone(&entry) asked/>
                    {versions}
                </div>
            </div>
            <div class="episode-body">
                <div class="prose">
                    <Notes html=entry.notes.clone()/>
                    {entry.text.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view()}
                    <References references=entry.references.clone()/>
                </div>
                <ChapterList entry=Arc::clone(&entry)/>
            </div>
            {neighbours}
        </Page>
    }
}

fn neighbour(which: &'static str, entry: &Entry) -> impl IntoView + use<> {
    view! {
        <a class=format!("neighbour {}", which.to_lowercase()) href=entry.path.clone()>
            <span class="label">{which}</span>
            " "
            <span>{entry.title()}</span>
        </a>
    }
}

/// A line that leads to the same conversation in its other version.
fn versions(catalogue: &Catalogue, entry: &Entry) -> Option<impl IntoView + use<>> {
    let (number, text) = match (entry.original, entry.remaster) {
        (Some(original), _) => (original, "A remaster of "),
        (None, Some(remaster)) => (remaster, "There is a version with better sound: "),
        (None, None) => return None,
    };
    let other = catalogue.by_number(number)?;
    let link = view! { <a href=other.path.clone()>{format!("episode {number}")}</a> };
    Some(view! { <p class="aside">{text}{link}"."</p> })
}

/// Puts the full address in the bar where only the number was right.
fn correct_address(path: String) {
    let location = use_location();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if location.pathname.get_untracked() != path {
            let query = location.search.get_untracked();
            let mark = if query.is_empty() { "" } else { "?" };
            let options =
                NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&format!("{path}{mark}{query}"), options);
        }
    });
}

/// The moment in `?t=`, or the text there that is none.
fn use_asked_moment() -> Memo<Option<Result<Moment, String>>> {
    let query = use_query_map();
    Memo::new(move |_| {
        let text = query.with(|query| query.get("t"))?;
        Some(Moment::parse(&text).ok_or(text))
    })
}

fn arm(entry: Arc<Entry>, asked: Memo<Option<Result<Moment, String>>>) {
    let deck = Deck::expect();
    Effect::new(move |_| {
        if let Some(Ok(at)) = asked.get() {
            deck.arm(&entry, at);
        }
    });
}

/// What became of the moment that the address asks for.
#[component]
fn AskedMoment(entry: Arc<Entry>, asked: Memo<Option<Result<Moment, String>>>) -> impl IntoView {
    let asked = move || {
        let Some(asked) = asked.get() else { return String::new() };
        match asked {
            Err(text) => format!("“{text}” is not a time, so play starts from the beginning."),
            Ok(at) if entry.duration.is_some_and(|duration| at >= duration) => format!(
                "{} is past the end of this episode, so play starts from the beginning.",
                at.clock()
            ),
            Ok(at) => format!("Play starts at {}.", at.clock()),
        }
    };
    view! { <p class="aside" role="status">{text(asked)}</p> }
}

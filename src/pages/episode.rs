use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::Missing;
use crate::browser::navigation::Navigation;
use crate::catalogue::{Catalogue, Entry, Related};
use crate::live::{each, effect, settled, text};
use crate::player::deck::Deck;
use crate::show::{EpisodeAddress, Moment};
use crate::view::{
    ByLine, ChapterList, Cover, GuestLinks, Notes, Page, PlayButton, PlayNextButton, PlayedButton,
    ProgressLine, QueueButton, References, TopicTags, TranscriptSection, WithCatalogue,
    list_section,
};

/// One episode, with everything known about it; `address` is the last part of
/// its path.
pub fn episode(address: String) -> AnyView {
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
                    <TopicTags topics=entry.topics.clone()/>
                    <div class="card-controls">
                        <PlayButton entry=Arc::clone(&entry) at/>
                        <QueueButton entry=Arc::clone(&entry)/>
                        <PlayNextButton entry=Arc::clone(&entry)/>
                        <PlayedButton entry=Arc::clone(&entry)/>
                        <ProgressLine entry=Arc::clone(&entry)/>
                    </div>
                    <AskedMoment entry=Arc::clone(&entry) asked/>
                    {versions}
                </div>
            </div>
            <div class="episode-body">
                <div class="prose">
                    <Notes html=entry.notes.clone()/>
                    {each(entry.text.iter().map(|text| view! { <p>{text.clone()}</p> }))}
                    <References references=entry.references.clone()/>
                </div>
                <ChapterList entry=Arc::clone(&entry)/>
            </div>
            <TranscriptSection entry=Arc::clone(&entry)/>
            {related(&catalogue, &entry)}
            {neighbours}
        </Page>
    }
}

/// Episodes that have something in common with this one, and what.
fn related(catalogue: &Catalogue, entry: &Entry) -> Option<AnyView> {
    let rows = catalogue.related(&entry.id).into_iter().map(|Related { entry, reason }| {
        view! {
            <li class="related">
                <Cover entry=Arc::clone(&entry) small=true/>
                <a href=entry.path.clone()>{entry.title()}</a>
                <span class="aside">{reason}</span>
            </li>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    list_section("related", "Related episodes", "related-list", rows)
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
    let navigation = Navigation::expect();
    effect(move || {
        let right = navigation.read(|here| here.at(&path));
        if navigation.read(|here| *here != right) {
            navigation.correct(&right);
        }
    });
}

/// The moment in `?t=`, or the text there that is none.
pub(super) fn use_asked_moment() -> Memo<Option<Result<Moment, String>>> {
    let navigation = Navigation::expect();
    settled(move || {
        let text = navigation.with(|here| here.value("t"))?;
        Some(Moment::parse(&text).ok_or(text))
    })
}

/// Puts the asked moment in place, and tidies the address once it plays.
pub(super) fn arm(entry: Arc<Entry>, asked: Memo<Option<Result<Moment, String>>>) {
    let deck = Deck::expect();
    let navigation = Navigation::expect();
    let id = entry.id.clone();
    effect(move || {
        // The page that is being left sees the address of the next one.
        if !navigation.with(|here| here.path == entry.path || here.is_embedded()) {
            return;
        }
        let led = navigation.take_lead();
        if let Some(Ok(at)) = asked.get() {
            deck.arm(&entry, at, led);
        }
    });
    // Once it plays, the address is the episode's again: to load the page anew
    // is to go on, not to go back.
    effect(move || {
        if asked.get().is_some() && deck.is_active(&id) {
            navigation.correct(&navigation.read(|here| here.without("t")));
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

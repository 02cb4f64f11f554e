use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Address;
use crate::browser::navigation::Navigation;
use crate::browser::page;
use crate::catalogue::{Catalogue, Entry};
use crate::library::{Finder, Found, Wanted};
use crate::live::{anew, effect, flag, live, on, settled, text};
use crate::search::{Findings, Query, Remark};
use crate::show::EpisodeId;
use crate::view::{
    Explorer, GuestsFound, MomentsFound, Page, SpokenOffer, Terms, WithCatalogue, WorksFound,
};

/// How many moments and works are told of at first, and how many more each time
/// that somebody wants more.
const MOMENTS: usize = 8;
const WORKS: usize = 5;
const MORE: usize = 40;

/// What was found for what somebody looks for: minutes, guests, references and
/// episodes.
pub fn search() -> AnyView {
    view! {
        <Page title="Search">
            <WithCatalogue render=found/>
        </Page>
    }
    .into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    let navigation = Navigation::expect();
    let finder = Finder::expect();
    let limits = RwSignal::new((MOMENTS, WORKS));
    let words = settled(move || navigation.with(Address::query_words).unwrap_or_default());
    let look_again = Trigger::new();
    effect(move || {
        look_again.track();
        let (moments, works) = limits.get();
        finder.find(Wanted { text: words.get(), moments, works });
    });
    let of = Arc::clone(&catalogue);
    // What was found in another catalogue has other places.
    let found = Signal::derive(move || finder.found().filter(|f| Arc::ptr_eq(&f.catalogue, &of)));
    let findings = move |read: fn(&Found) -> AnyView| {
        live(move || found.with(|found| found.as_deref().map_or_else(|| ().into_any(), read)))
    };
    let terms = settled(move || {
        found.with(|found| found.as_ref().map(|f| f.findings.terms.clone()).unwrap_or_default())
    });
    let snippets =
        settled(move || found.with(|found| found.as_deref().map(snippets).unwrap_or_default()));
    provide_context(Terms { terms: terms.into(), snippets: snippets.into() });
    let entries = anew(move || {
        Arc::new(found.with(|found| found.as_deref().map(episodes).unwrap_or_default()))
    });
    let none = flag(move || entries.with(|entries| entries.is_empty()));
    let summary = text(move || {
        found.with(|found| found.as_deref().map_or_else(|| "Searching…".to_owned(), summary))
    });
    let failed = live(move || if finder.has_failed() { failure(finder) } else { ().into_any() });
    let more_moments = Callback::new(move |()| limits.update(|limits| limits.0 += MORE));
    let more_works = Callback::new(move |()| limits.update(|limits| limits.1 += MORE));
    view! {
        <p class="lead" role="status">{summary}</p>
        {failed}
        {findings(remarks)}
        <SpokenOffer
            catalogue=Arc::clone(&catalogue)
            ready=Callback::new(move |()| look_again.notify())
        />
        <MomentsFound found more=more_moments/>
        <GuestsFound found/>
        <WorksFound found more=more_works/>
        <div class="searching" hidden=none>
            <Explorer catalogue entries=entries.into() heading="Episodes" as_found="Best first"/>
        </div>
    }
    .into_any()
}

fn episodes(found: &Found) -> Vec<Arc<Entry>> {
    let places = found.findings.episodes.iter();
    places.filter_map(|place| found.catalogue.entries.get(*place)).cloned().collect()
}

fn snippets(found: &Found) -> Vec<(EpisodeId, String)> {
    let snippets = found.findings.snippets.iter().filter_map(|snippet| {
        let entry = found.catalogue.entries.get(snippet.episode)?;
        Some((entry.id.clone(), snippet.text.clone()))
    });
    snippets.collect()
}

fn summary(found: &Found) -> String {
    let Findings { all_moments, all_episodes, all_guests, all_works, .. } = &found.findings;
    let counts = [
        (*all_moments, "minute"),
        (*all_episodes, "episode"),
        (*all_guests, "guest"),
        (*all_works, "reference"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {what}{plural}")
    });
    let counts: Vec<_> = counts.collect();
    let text = &found.wanted.text;
    if Query::parse(text).is_empty() {
        return "Type what to look for.".to_owned();
    }
    let text = if text.contains('"') { text.clone() } else { format!("“{text}”") };
    if counts.is_empty() {
        return format!("Nothing was found for {text}. No route to host.");
    }
    format!("{} for {text}", counts.join(", "))
}

fn remarks(found: &Found) -> AnyView {
    let remarks = found.findings.remarks.iter().map(|remark| {
        let sentence = match remark {
            Remark::Fault(sentence) => sentence.clone(),
            Remark::Corrected { typed, taken } => {
                format!("Nothing has “{typed}” in it; this is for “{taken}”.")
            }
            Remark::Partial => "Nothing has all of these words; this has most of them.".to_owned(),
        };
        view! { <p class="notice">{sentence}</p> }.into_any()
    });
    let remarks: Vec<_> = remarks.collect();
    let Findings { episodes, all_episodes, .. } = &found.findings;
    let cut = (episodes.len() < *all_episodes).then(|| {
        let sentence = format!("The best {} episodes are listed below.", episodes.len());
        view! { <p class="aside">{sentence}</p> }.into_any()
    });
    let help = found.findings.episodes.is_empty() && found.findings.guests.is_empty();
    let help = help.then(|| {
        view! {
            <p class="aside">
                "Fewer words find more, and the beginning of a word is enough. Quotes keep words \
                together, a minus leaves out; "
                <code>"guest:"</code>" "<code>"topic:"</code>" "<code>"ref:"</code>" "
                <code>"before:2025-11"</code>" "<code>"after:2025"</code>" narrow."
            </p>
        }
        .into_any()
    });
    view! { <div role="status">{remarks}{cut}{help}</div> }.into_any()
}

fn failure(finder: Finder) -> AnyView {
    view! {
        <div class="failure" role="alert">
            <p>"The search could not be started: a part of this site did not load."</p>
            <button class="button" on:click=on(move |_| {
                page::focus_heading();
                finder.go_on();
            })>"Retry"</button>
        </div>
    }
    .into_any()
}

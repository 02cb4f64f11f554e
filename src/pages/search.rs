use std::sync::Arc;

use catalogue::{Catalogue, Entry};
use leptos::prelude::*;
use search::{Query, Remark, SearchRequest, SearchResults};
use show::{Address, EpisodeId};
use site::with_aside;

use crate::browser::focus;
use crate::browser::navigation::Navigation;
use crate::erased::{dynamic, effect, flag, handler, memo, memo_always, text};
use crate::library::{SearchHandle, SearchResponse};
use crate::view::{
    Explorer, GuestResults, MomentResults, Page, ReferenceResults, SearchTerms, TranscriptOffer,
    WithCatalogue, counted,
};

/// How many moments are shown at first.
const MOMENTS: usize = 8;
/// How many references are shown at first.
const WORKS: usize = 5;
/// How many moments or references each "Show more" adds.
const MORE: usize = 40;

/// The search page: moments, guests, references and episodes.
pub fn search() -> AnyView {
    view! {
        <Page title="Search">
            <WithCatalogue render=content/>
        </Page>
    }
    .into_any()
}

fn content(catalogue: Arc<Catalogue>) -> AnyView {
    let navigation = Navigation::expect();
    let search = SearchHandle::expect();
    let limits = RwSignal::new((MOMENTS, WORKS));
    let words = memo(move || navigation.with(Address::search_words).unwrap_or_default());
    let search_again = Trigger::new();
    effect(move || {
        search_again.track();
        let (max_moments, max_works) = limits.get();
        search.search(SearchRequest { text: words.get(), max_moments, max_works });
    });
    let current = Arc::clone(&catalogue);
    // Results from an earlier catalogue are indices into that one.
    let response =
        Signal::derive(move || search.response().filter(|r| Arc::ptr_eq(&r.catalogue, &current)));
    let results = move |read: fn(&SearchResponse) -> AnyView| {
        dynamic(move || {
            response.with(|response| response.as_deref().map_or_else(|| ().into_any(), read))
        })
    };
    let terms = memo(move || {
        response
            .with(|response| response.as_ref().map(|r| r.results.terms.clone()).unwrap_or_default())
    });
    let snippets = memo(move || {
        response.with(|response| response.as_deref().map(snippets).unwrap_or_default())
    });
    provide_context(SearchTerms { terms: terms.into(), snippets: snippets.into() });
    let entries = memo_always(move || {
        Arc::new(response.with(|response| response.as_deref().map(episodes).unwrap_or_default()))
    });
    let no_entries = flag(move || entries.with(|entries| entries.is_empty()));
    let summary = text(move || {
        response
            .with(|response| response.as_deref().map_or_else(|| "Searching…".to_owned(), summary))
    });
    let failed = dynamic(move || if search.has_failed() { failure(search) } else { ().into_any() });
    let more_moments = Callback::new(move |()| limits.update(|limits| limits.0 += MORE));
    let more_works = Callback::new(move |()| limits.update(|limits| limits.1 += MORE));
    view! {
        <p class="lead" role="status">{summary}</p>
        {failed}
        {results(remarks)}
        <TranscriptOffer
            catalogue=Arc::clone(&catalogue)
            ready=Callback::new(move |()| search_again.notify())
        />
        <MomentResults response show_more=more_moments/>
        <GuestResults response/>
        <ReferenceResults response show_more=more_works/>
        <div class="searching" hidden=no_entries>
            <Explorer catalogue entries=entries.into() heading="Episodes" default_order="Most relevant" folded=true/>
        </div>
    }
    .into_any()
}

fn episodes(response: &SearchResponse) -> Vec<Arc<Entry>> {
    let indices = response.results.episodes.iter();
    indices.filter_map(|index| response.catalogue.entries.get(*index)).cloned().collect()
}

fn snippets(response: &SearchResponse) -> Vec<(EpisodeId, String)> {
    let snippets = response.results.snippets.iter().filter_map(|snippet| {
        let entry = response.catalogue.entries.get(snippet.episode)?;
        Some((entry.episode.id.clone(), snippet.text.clone()))
    });
    snippets.collect()
}

fn summary(response: &SearchResponse) -> String {
    let SearchResults { total_moments, total_episodes, total_guests, total_works, .. } =
        &response.results;
    let counts = [
        (*total_moments, "minute"),
        (*total_episodes, "episode"),
        (*total_guests, "guest"),
        (*total_works, "reference"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, noun)| counted(count, noun));
    let counts: Vec<_> = counts.collect();
    let text = &response.request.text;
    if Query::parse(text).is_empty() {
        return "Enter a search term.".to_owned();
    }
    let text = if text.contains('"') { text.clone() } else { format!("“{text}”") };
    if counts.is_empty() {
        return with_aside(
            &format!("No results for {text}."),
            &response.catalogue.identity.asides.no_results,
        );
    }
    format!("{} for {text}", counts.join(", "))
}

fn remarks(response: &SearchResponse) -> AnyView {
    let remarks = response.results.remarks.iter().map(|remark| {
        let sentence = match remark {
            Remark::Fault(sentence) => sentence.clone(),
            Remark::Corrected { typed, corrected } => {
                format!("No results for “{typed}”. Showing results for “{corrected}”.")
            }
            Remark::Partial => {
                "No results contain all of these words. These contain most of them.".to_owned()
            }
        };
        view! { <p class="notice">{sentence}</p> }.into_any()
    });
    let remarks: Vec<_> = remarks.collect();
    let SearchResults { episodes, total_episodes, .. } = &response.results;
    let truncated = (episodes.len() < *total_episodes).then(|| {
        let sentence = format!("The top {} episodes are listed below.", episodes.len());
        view! { <p class="aside">{sentence}</p> }.into_any()
    });
    let no_results = response.results.episodes.is_empty() && response.results.guests.is_empty();
    let help = no_results.then(|| {
        view! {
            <p class="aside">
                "Try fewer words, or the beginning of a word. Quotes keep words together, a minus \
                excludes; "
                <code>"guest:"</code>" "<code>"topic:"</code>" "<code>"ref:"</code>" "
                <code>"before:2025-11"</code>" "<code>"after:2025"</code>" filter."
            </p>
        }
        .into_any()
    });
    view! { <div role="status">{remarks}{truncated}{help}</div> }.into_any()
}

fn failure(search: SearchHandle) -> AnyView {
    view! {
        <div class="failure" role="alert">
            <p>"The search could not start: a part of this site did not load."</p>
            <button class="button" on:click=handler(move |_| {
                focus::focus_heading();
                search.resume();
            })>"Retry"</button>
        </div>
    }
    .into_any()
}

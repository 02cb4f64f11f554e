use std::sync::Arc;

use catalogue::{Catalogue, CitedWork};
use leptos::prelude::*;
use search::{Query, Term};
use show::{Family, Reference, key};

use crate::browser::navigation::Navigation;
use crate::browser::share;
use crate::erased::{dynamic, handler, memo, memo_always, spawn, text, views};
use crate::view::{
    MentionLinks, Page, ReferenceLink, SearchTerms, Section, Toggle, WithCatalogue, counted,
};

/// How many works are shown at first, and how many each "Show more" adds.
const STEP: usize = 200;

/// The page of all references, by kind.
pub fn references() -> AnyView {
    view! { <WithCatalogue title="References" render=content/> }.into_any()
}

fn content(catalogue: Arc<Catalogue>) -> AnyView {
    let works = Arc::new(catalogue.bibliography());
    if works.is_empty() {
        return view! {
            <Page title="References">
                <p class="lead">"No references yet. The table is empty."</p>
            </Page>
        }
        .into_any();
    }
    let navigation = Navigation::expect();
    let words = memo(move || navigation.with(|here| here.value(key::WORDS)).unwrap_or_default());
    let kind = memo(move || navigation.with(|here| here.value(key::KIND)).unwrap_or_default());
    let terms = memo(move || words.with(|words| Query::parse(words).terms));
    provide_context(SearchTerms {
        terms: terms.into(),
        snippets: Signal::stored(Default::default()),
    });
    let all = Arc::clone(&works);
    let matches = memo_always(move || Arc::new(matching(&all, &terms.get(), &kind.get())));
    let limit = RwSignal::new(STEP);
    let last_copy = RwSignal::new(None);
    let lists = dynamic(move || {
        matches.with(|works: &Arc<Vec<CitedWork>>| {
            lists(&catalogue, works.iter().take(limit.get()), last_copy).into_any()
        })
    });
    let total = works.len();
    let lead = text(move || match matches.with(|works| works.len()) {
        0 => "No references match. No match in the routing table.".to_owned(),
        count if count == total => {
            format!("{}, each with the episodes that mention it.", counted(total, "reference"))
        }
        count => format!("{count} of {}", counted(total, "reference")),
    });
    let left = text(move || {
        let left = matches.with(|works| works.len()).saturating_sub(limit.get());
        if left > 0 { format!("Show more ({left} left)") } else { String::new() }
    });
    view! {
        <Page title="References">
            <p class="lead" role="status">{lead}</p>
            <Filters works words terms kind/>
            <CopyAll works=matches/>
            {lists}
            <button
                class="button quiet"
                hidden=move || left.with(String::is_empty)
                on:click=handler(move |_| limit.update(|limit| *limit += STEP))
            >
                {left}
            </button>
        </Page>
    }
    .into_any()
}

/// The works that contain all of the terms and, if `kind` is not empty, are of that kind.
fn matching(works: &[CitedWork], terms: &[Term], kind: &str) -> Vec<CitedWork> {
    let is_of_kind =
        |work: &CitedWork| kind.is_empty() || work.reference.kind.family().id() == kind;
    works.iter().filter(|work| is_of_kind(work) && contains_all(work, terms)).cloned().collect()
}

fn is_in_family(work: &CitedWork, family: Option<Family>) -> bool {
    family.is_none_or(|family| work.reference.kind.family() == family)
}

fn contains_all(work: &CitedWork, terms: &[Term]) -> bool {
    let text = work.reference.full_text();
    terms.iter().all(|term| term.occurs_in(&text))
}

#[component]
fn Filters(
    works: Arc<Vec<CitedWork>>,
    words: Memo<String>,
    terms: Memo<Vec<Term>>,
    kind: Memo<String>,
) -> impl IntoView {
    let navigation = Navigation::expect();
    let set = move |key: &'static str, value: &str| {
        let to = navigation.with_untracked(|here| here.with(key, value));
        navigation.push_or_replace(&to, key);
    };
    let has_works = |family: Option<Family>| works.iter().any(|work| is_in_family(work, family));
    let families = Family::ALL.into_iter().map(Some).filter(|family| has_works(*family));
    let kinds = std::iter::once(None).chain(families).map(|family: Option<Family>| {
        let id = family.map(Family::id).unwrap_or_default();
        let own_id = id.clone();
        let chosen = Signal::derive(move || kind.with(|kind| *kind == own_id));
        let choose = Callback::new(move |()| {
            let to = navigation.with_untracked(|here| here.with(key::KIND, &id));
            navigation.push(&to.to_string());
        });
        let works = Arc::clone(&works);
        let count = text(move || {
            let works = works.iter().filter(|work| is_in_family(work, family));
            terms.with(|terms| works.filter(|work| contains_all(work, terms)).count()).to_string()
        });
        view! { <Toggle name=family.map_or("All", Family::name) chosen choose count/> }
    });
    view! {
        <div class="listing">
            <div class="setting">
                <label for="reference-words">"Filter references"</label>
                <input
                    id="reference-words"
                    type="text"
                    class="field"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=words
                    on:input=handler(move |event| set(key::WORDS, &event_target_value(&event)))
                />
            </div>
        </div>
        <div class="toggles" role="group" aria-label="Kinds">{views(kinds)}</div>
    }
}

fn lists<'a>(
    catalogue: &Catalogue,
    works: impl Iterator<Item = &'a CitedWork>,
    last_copy: RwSignal<LastCopy>,
) -> Vec<AnyView> {
    let works: Vec<_> = works.collect();
    let families = works.chunk_by(|a, b| a.reference.kind.family() == b.reference.kind.family());
    let lists = families.filter_map(|works| {
        let family = works.first()?.reference.kind.family();
        let rows = works.iter().map(|work| row(catalogue, work, last_copy));
        let rows: Vec<_> = rows.collect();
        let id = family.id();
        Some(
            view! {
                <Section id heading=family.name()>
                    <ul class="works" role="list">{rows}</ul>
                </Section>
            }
            .into_any(),
        )
    });
    lists.collect()
}

/// The key of the reference that was copied last, and whether that succeeded.
type LastCopy = Option<(String, bool)>;

fn row(catalogue: &Catalogue, work: &CitedWork, last_copy: RwSignal<LastCopy>) -> AnyView {
    let reference = work.reference.clone();
    let key = StoredValue::new(reference.key());
    let status = text(move || match last_copy.get() {
        Some((copied, true)) if copied == key.get_value() => "Copied".to_owned(),
        Some((copied, false)) if copied == key.get_value() => "Not copied".to_owned(),
        _ => String::new(),
    });
    let name = reference.name().into_owned();
    let citations = [("Markdown", reference.markdown()), ("BibTeX", reference.bibtex())];
    let buttons = citations.map(|(format, citation)| {
        let copy = move |_| {
            let (citation, key) = (citation.clone(), key.get_value());
            spawn(async move {
                let copied = share::copy(&citation).await;
                let _ = last_copy.try_set(Some((key, copied)));
            });
        };
        let name = format!("Copy {name} as {format}");
        view! {
            <button class="cite-button" aria-label=name on:click=handler(copy)>{format}</button>
        }
        .into_any()
    });
    view! {
        <li class="work">
            <ReferenceLink reference/>
            <MentionLinks catalogue work/>
            <span class="cite">
                {Vec::from(buttons)}
                <span class="aside" role="status">{status}</span>
            </span>
        </li>
    }
    .into_any()
}

/// Copies all listed references as Markdown or BibTeX.
#[component]
fn CopyAll(works: Memo<Arc<Vec<CitedWork>>>) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let copy = move |cite: fn(&Reference) -> String, separator: &'static str| {
        let citations: Vec<_> =
            works.with_untracked(|works| works.iter().map(|w| cite(&w.reference)).collect());
        let count = citations.len();
        spawn(async move {
            let copied = share::copy(&citations.join(separator)).await;
            let _ = status.try_set(match copied {
                true => format!("{count} copied."),
                false => "The browser does not allow copying.".to_owned(),
            });
        });
    };
    let list_item = |reference: &Reference| format!("- {}", reference.markdown());
    view! {
        <p class="copy-all">
            "Copy all as "
            <button class="cite-button" on:click=handler(move |_| copy(list_item, "\n"))>"Markdown"</button>
            <button class="cite-button" on:click=handler(move |_| copy(Reference::bibtex, "\n"))>
                "BibTeX"
            </button>
            <span class="aside" role="status">{status}</span>
        </p>
    }
}

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::navigation::Navigation;
use crate::browser::share;
use crate::catalogue::{Catalogue, Work};
use crate::live::{anew, each, live, on, settled, spawn, text};
use crate::search::{Query, Term};
use crate::show::{Family, Reference};
use crate::view::{MentionLinks, Page, Section, Terms, Toggle, WithCatalogue, WorkLink};

/// What stands in the address: the kind, and the words to look for.
const KIND: &str = "kind";
const WORDS: &str = "words";
/// How many works are on the page at first, and how many more come each time.
const STEP: usize = 200;

/// Everything that any episode refers to, by kind.
pub fn references() -> AnyView {
    view! { <WithCatalogue title="References" render=found/> }.into_any()
}

fn found(catalogue: Arc<Catalogue>) -> AnyView {
    let works = Arc::new(catalogue.works());
    if works.is_empty() {
        return view! {
            <Page title="References">
                <p class="lead">"No episode refers to anything yet. The table is empty."</p>
            </Page>
        }
        .into_any();
    }
    let navigation = Navigation::expect();
    let words = settled(move || navigation.with(|here| here.value(WORDS)).unwrap_or_default());
    let kind = settled(move || navigation.with(|here| here.value(KIND)).unwrap_or_default());
    let terms = settled(move || words.with(|words| Query::parse(words).terms));
    provide_context(Terms { terms: terms.into(), snippets: Signal::stored(Default::default()) });
    let all = Arc::clone(&works);
    let shown = anew(move || Arc::new(matching(&all, &terms.get(), &kind.get())));
    let limit = RwSignal::new(STEP);
    let copied = RwSignal::new(None);
    let lists = live(move || {
        let works = |shown: &Arc<Vec<Work>>| {
            lists(&catalogue, shown.iter().take(limit.get()), copied).into_any()
        };
        shown.with(works)
    });
    let total = works.len();
    let lead = text(move || match shown.with(|shown| shown.len()) {
        0 => "No reference is like that. No match in the routing table.".to_owned(),
        count if count == total => {
            format!("{total} references, each with the episodes that name it.")
        }
        count => format!("{count} of {total} references"),
    });
    let left = text(move || {
        let left = shown.with(|shown| shown.len()).saturating_sub(limit.get());
        if left > 0 { format!("Show more ({left} left)") } else { String::new() }
    });
    view! {
        <Page title="References">
            <p class="lead" role="status">{lead}</p>
            <Filters works words terms kind/>
            <CopyAll shown/>
            {lists}
            <button
                class="button quiet"
                hidden=move || left.with(String::is_empty)
                on:click=on(move |_| limit.update(|limit| *limit += STEP))
            >
                {left}
            </button>
        </Page>
    }
    .into_any()
}

/// The works of a kind, if one is chosen, in which all of the terms stand.
fn matching(works: &[Work], terms: &[Term], kind: &str) -> Vec<Work> {
    let of_kind = |work: &Work| kind.is_empty() || work.reference.kind.family().id() == kind;
    works.iter().filter(|work| of_kind(work) && has_all(work, terms)).cloned().collect()
}

fn is_of(work: &Work, family: Option<Family>) -> bool {
    family.is_none_or(|family| work.reference.kind.family() == family)
}

fn has_all(work: &Work, terms: &[Term]) -> bool {
    let Reference { url, kind, .. } = &work.reference;
    let text = format!("{} {} {url}", work.reference.name(), kind.label());
    terms.iter().all(|term| term.is_in(&text))
}

#[component]
fn Filters(
    works: Arc<Vec<Work>>,
    words: Memo<String>,
    terms: Memo<Vec<Term>>,
    kind: Memo<String>,
) -> impl IntoView {
    let navigation = Navigation::expect();
    let set = move |key: &'static str, value: &str| {
        let to = navigation.read(|here| here.with(key, value));
        navigation.type_out(&to, key);
    };
    let of_all = |family: Option<Family>| works.iter().any(|work| is_of(work, family));
    let families = Family::ALL.into_iter().map(Some).filter(|family| of_all(*family));
    let kinds = std::iter::once(None).chain(families).map(|family: Option<Family>| {
        let id = family.map(Family::id).unwrap_or_default();
        let this = id.clone();
        let chosen = Signal::derive(move || kind.with(|kind| *kind == this));
        let choose = Callback::new(move |()| {
            let to = navigation.read(|here| here.with(KIND, &id));
            navigation.vary(&to.to_string());
        });
        let works = Arc::clone(&works);
        let count = text(move || {
            let found = works.iter().filter(|work| is_of(work, family));
            terms.with(|terms| found.filter(|work| has_all(work, terms)).count()).to_string()
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
                    on:input=on(move |event| set(WORDS, &event_target_value(&event)))
                />
            </div>
        </div>
        <div class="toggles" role="group" aria-label="Kinds">{each(kinds)}</div>
    }
}

fn lists<'a>(
    catalogue: &Catalogue,
    works: impl Iterator<Item = &'a Work>,
    copied: RwSignal<Copied>,
) -> Vec<AnyView> {
    let works: Vec<_> = works.collect();
    let families = works.chunk_by(|a, b| a.reference.kind.family() == b.reference.kind.family());
    let lists = families.filter_map(|works| {
        let family = works.first()?.reference.kind.family();
        let rows = works.iter().map(|work| row(catalogue, work, copied));
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

/// Which reference was copied last, and whether it could be.
type Copied = Option<(String, bool)>;

fn row(catalogue: &Catalogue, work: &Work, copied: RwSignal<Copied>) -> AnyView {
    let reference = work.reference.clone();
    let key = StoredValue::new(reference.key());
    let said = text(move || match copied.get() {
        Some((of, true)) if of == key.get_value() => "Copied".to_owned(),
        Some((of, false)) if of == key.get_value() => "Not copied".to_owned(),
        _ => String::new(),
    });
    let name = reference.name().to_owned();
    let forms = [("Markdown", reference.markdown()), ("BibTeX", reference.bibtex())];
    let buttons = forms.map(|(form, citation)| {
        let copy = move |_| {
            let citation = citation.clone();
            spawn(async move {
                let done = share::copy(&citation).await;
                let _ = copied.try_set(Some((key.get_value(), done)));
            });
        };
        let name = format!("Copy {name} as {form}");
        view! {
            <button class="cite-button" aria-label=name on:click=on(copy)>{form}</button>
        }
        .into_any()
    });
    view! {
        <li class="work">
            <WorkLink reference/>
            <MentionLinks catalogue work/>
            <span class="cite">
                {Vec::from(buttons)}
                <span class="aside" role="status">{said}</span>
            </span>
        </li>
    }
    .into_any()
}

/// Takes all that is shown away, in one of the two forms.
#[component]
fn CopyAll(shown: Memo<Arc<Vec<Work>>>) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copy = move |form: fn(&Reference) -> String, between: &'static str| {
        let all: Vec<_> =
            shown.with_untracked(|works| works.iter().map(|w| form(&w.reference)).collect());
        let count = all.len();
        spawn(async move {
            let copied = share::copy(&all.join(between)).await;
            said.set(match copied {
                true => format!("{count} copied."),
                false => "The browser does not let this site copy.".to_owned(),
            });
        });
    };
    let list = |reference: &Reference| format!("- {}", reference.markdown());
    view! {
        <p class="copy-all">
            "Copy all of these as "
            <button class="cite-button" on:click=on(move |_| copy(list, "\n"))>"Markdown"</button>
            <button class="cite-button" on:click=on(move |_| copy(Reference::bibtex, "\n"))>
                "BibTeX"
            </button>
            <span class="aside" role="status">{said}</span>
        </p>
    }
}

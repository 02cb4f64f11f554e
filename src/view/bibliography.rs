use catalogue::{Catalogue, CitedWork};
use leptos::prelude::*;
use show::{Address, Reference};

use super::Highlighted;
use crate::browser::base_path::href;
use crate::erased::views;

/// A reference: its name as a link, its kind and its host.
#[component]
pub fn ReferenceLink(reference: Reference) -> impl IntoView {
    let details = reference.details();
    view! {
        <span>
            <a href=reference.url.clone() target="_blank" rel="noopener noreferrer">
                <Highlighted text=reference.name().into_owned()/>
            </a>
            " "
            <span class="host">{details}</span>
        </span>
    }
}

/// How many episodes are linked next to a reference.
const LINKED: usize = 8;

/// Links to the newest episodes with a reference, at the chapter about it if there is one,
/// and to a search for the others.
#[component]
pub fn MentionLinks<'a>(catalogue: &'a Catalogue, work: &'a CitedWork) -> impl IntoView + use<> {
    let links = work.mentions.iter().take(LINKED).filter_map(|mention| {
        let entry = catalogue.entries.get(mention.entry)?;
        let number = entry
            .episode
            .number
            .map_or_else(|| entry.episode.title(), |number| format!("#{number}"));
        let (path, text) = match mention.at {
            Some(at) => {
                let path = Address::of_moment(&entry.path, at).to_string();
                (path, format!("{number} at {}", at.clock()))
            }
            None => (entry.path.clone(), number),
        };
        let title = entry.episode.title();
        Some(view! { <a class="mention" href=href(&path) title=title>{text}</a>" " })
    });
    let links = views(links);
    let others = work.mentions.len().saturating_sub(LINKED);
    let others = (others > 0).then(|| {
        let query = format!("ref:\"{}\"", work.reference.key());
        let href = href(&Address::of_search(&query).to_string());
        view! { <a class="mention" href=href>{format!("and {others} more")}</a> }.into_any()
    });
    view! { <span class="mentions">"in "{links}{others}</span> }
}

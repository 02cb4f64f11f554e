use leptos::prelude::*;

use super::Marked;
use crate::address::{Address, QUERY};
use crate::catalogue::{Catalogue, Work};
use crate::live::each;
use crate::show::Reference;

/// A reference: its name as a link, what it is, and where.
#[component]
pub fn WorkLink(reference: Reference) -> impl IntoView {
    let host = reference.label.as_ref().map(|_| reference.host().to_owned());
    let about = host.map_or_else(String::new, |host| format!(" · {host}"));
    let about = format!("{}{about}", reference.kind.label());
    view! {
        <span>
            <a href=reference.url.clone() target="_blank" rel="noopener noreferrer">
                <Marked text=reference.name().to_owned()/>
            </a>
            " "
            <span class="host">{about}</span>
        </span>
    }
}

/// How many episodes are named beside a reference.
const NAMED: usize = 8;

/// The episodes that name a reference, at the chapter that is about it where one is:
/// the newest ones, and the way to the others.
#[component]
pub fn MentionLinks<'a>(catalogue: &'a Catalogue, work: &'a Work) -> impl IntoView + use<> {
    let links = work.mentions.iter().take(NAMED).filter_map(|mention| {
        let entry = catalogue.entries.get(mention.entry)?;
        let number = entry.number.map_or_else(|| entry.title(), |number| format!("#{number}"));
        let (href, text) = match mention.at {
            Some(at) => {
                let href = format!("{}?t={}", entry.path, at.address());
                (href, format!("{number} at {}", at.clock()))
            }
            None => (entry.path.clone(), number),
        };
        let title = entry.title();
        Some(view! { <a class="mention" href=href title=title>{text}</a>" " })
    });
    let links = each(links);
    let others = work.mentions.len().saturating_sub(NAMED);
    let others = (others > 0).then(|| {
        let asked = format!("ref:\"{}\"", work.reference.key());
        let href = Address::parse("/").with(QUERY, &asked).to_string();
        view! { <a class="mention" href=href>{format!("and {others} more")}</a> }.into_any()
    });
    view! { <span class="mentions">"in "{links}{others}</span> }
}

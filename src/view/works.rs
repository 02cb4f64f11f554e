use leptos::prelude::*;

use super::Marked;
use crate::catalogue::{Catalogue, Mention};
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

/// The episodes that name a reference, at the chapter that is about it where one is.
#[component]
pub fn MentionLinks<'a>(catalogue: &'a Catalogue, mentions: Vec<Mention>) -> impl IntoView + use<> {
    let links = mentions.into_iter().filter_map(|mention| {
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
    view! { <span class="mentions">"in "{each(links)}</span> }
}

use leptos::prelude::*;

use super::ExternalLink;
use crate::live::each;
use crate::show::Reference;

/// What an episode's notes point to.
#[component]
pub fn References(references: Vec<Reference>) -> impl IntoView {
    let items = references.iter().map(|reference| {
        let host = reference.label.as_ref().and_then(|_| host(&reference.url));
        let about = host.map_or_else(String::new, |host| format!(" · {host}"));
        let about = format!("{}{about}", reference.kind.label());
        view! {
            <li>
                <ExternalLink href=reference.url.clone() text=reference.name().to_owned()/>
                " "
                <span class="host">{about}</span>
            </li>
        }
    });
    (!references.is_empty()).then(|| {
        view! {
            <section aria-labelledby="references">
                <h2 id="references" class="ruled">"References"</h2>
                <ul class="references" role="list">{each(items)}</ul>
            </section>
        }
        .into_any()
    })
}

fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.trim_start_matches("www.").to_owned())
}

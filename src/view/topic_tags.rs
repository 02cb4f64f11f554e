use std::sync::Arc;

use leptos::prelude::*;

use crate::catalogue::Entry;
use crate::live::each;

/// An episode's topics, each leading to all episodes with it.
#[component]
pub fn TopicTags(entry: Arc<Entry>) -> impl IntoView {
    let tags = entry.topics.iter().map(|topic| {
        view! {
            <li>
                <a class=format!("tag layer-{}", topic.layer) href=format!("/?topic={}", topic.id)>
                    {topic.name.clone()}
                </a>
            </li>
        }
    });
    (!entry.topics.is_empty()).then(|| {
        view! { <ul class="tags" role="list" aria-label="Topics">{each(tags)}</ul> }.into_any()
    })
}

use catalogue::TopicTag;
use leptos::prelude::*;
use show::Address;

use crate::browser::base_path::href;
use crate::erased::views;

/// Topics, as links to the episodes with them.
#[component]
pub fn TopicTags(topics: Vec<TopicTag>) -> impl IntoView {
    let tags = topics.iter().map(|topic| {
        view! {
            <li>
                <a class=format!("tag layer-{}", topic.layer) href=href(&Address::of_topic(&topic.id).to_string())>
                    {topic.name.clone()}
                </a>
            </li>
        }
    });
    (!topics.is_empty()).then(|| {
        view! { <ul class="tags" role="list" aria-label="Topics">{views(tags)}</ul> }.into_any()
    })
}

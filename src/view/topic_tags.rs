use leptos::prelude::*;

use crate::catalogue::TopicTag;
use crate::live::each;

/// Topics, each leading to all episodes with it.
#[component]
pub fn TopicTags(topics: Vec<TopicTag>) -> impl IntoView {
    let tags = topics.iter().map(|topic| {
        view! {
            <li>
                <a class=format!("tag layer-{}", topic.layer) href=format!("/?topic={}", topic.id)>
                    {topic.name.clone()}
                </a>
            </li>
        }
    });
    (!topics.is_empty()).then(|| {
        view! { <ul class="tags" role="list" aria-label="Topics">{each(tags)}</ul> }.into_any()
    })
}

use std::sync::Arc;

use catalogue::Guest;
use leptos::prelude::*;

use crate::browser::base_path::href;

/// A guest's picture; without one, their initials over a bit pattern that is seeded with
/// their slug. Decorative: the name is next to it.
#[component]
pub fn Avatar(guest: Arc<Guest>, #[prop(optional)] large: bool) -> impl IntoView {
    let class = if large { "avatar large" } else { "avatar" };
    if let Some(image) = guest.image.clone() {
        return view! { <img class=class src=href(&image) alt="" loading="lazy"/> }.into_any();
    }
    view! {
        <svg class=class viewBox="0 0 8 8" aria-hidden="true">
            <path class="avatar-bits" d=figure::bits(&guest.slug)/>
            <text x="4" y="4">{figure::initials(&guest.name)}</text>
        </svg>
    }
    .into_any()
}

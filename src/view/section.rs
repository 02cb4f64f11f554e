use leptos::prelude::*;

/// A part of a page under a heading of its own, which names it.
#[component]
pub fn Section(
    id: &'static str,
    #[prop(into)] heading: String,
    /// What it is laid out as; nothing for a part like most.
    #[prop(default = "section")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class=class aria-labelledby=id>
            <h2 id=id class="ruled">{heading}</h2>
            {children()}
        </section>
    }
}

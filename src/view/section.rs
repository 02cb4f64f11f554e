use leptos::prelude::*;

/// A part of a page under a heading of its own, which names it.
#[component]
pub fn Section(
    #[prop(into)] id: String,
    #[prop(into)] heading: String,
    /// What it is laid out as; nothing for a part like most.
    #[prop(default = "section")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let label = id.clone();
    view! {
        <section class=class aria-labelledby=label>
            <h2 id=id class="ruled">{heading}</h2>
            {children()}
        </section>
    }
}

/// A part of a page that is a list; nothing where there is nothing in it.
pub fn list_section(
    id: &str,
    heading: &str,
    class: &'static str,
    rows: Vec<AnyView>,
) -> Option<AnyView> {
    let label = id.to_owned();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id heading>
                <ul class=class role="list" aria-labelledby=label>{rows}</ul>
            </Section>
        }
        .into_any()
    })
}

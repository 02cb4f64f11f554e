use leptos::prelude::*;

use crate::browser::page::{focus_heading, set_title};

const SITE: &str = "Netstack.FM";

/// Knows whether a page is the first one of this visit. Provided by the app.
#[derive(Clone, Copy)]
pub struct Navigation(StoredValue<bool>);

impl Navigation {
    pub fn new() -> Self {
        Self(StoredValue::new(false))
    }

    /// Notes that a page is there; returns whether there was one before.
    fn arrive(self) -> bool {
        self.0.try_update_value(|arrived| std::mem::replace(arrived, true)).unwrap_or(false)
    }
}

/// The frame of a page: its title, and its heading, which receives the focus
/// when the page is reached from another one.
#[component]
pub fn Page(
    #[prop(into)] title: String,
    /// The heading, where it is not the title.
    #[prop(into, optional)]
    heading: String,
    #[prop(into, optional)] class: &'static str,
    /// Whether this stands in for a page that is still to come.
    #[prop(optional)]
    provisional: bool,
    children: Children,
) -> impl IntoView {
    let heading = if heading.is_empty() { title.clone() } else { heading };
    let document_title = match title.as_str() {
        "" => format!("{SITE}: networking, Rust and everything in between"),
        title => format!("{title} – {SITE}"),
    };
    let navigation = use_context::<Navigation>().filter(|_| !provisional);
    Effect::new(move |_| {
        set_title(&document_title);
        if navigation.is_some_and(Navigation::arrive) {
            focus_heading();
        }
    });
    view! {
        <div class=format!("page {class}")>
            <h1 tabindex="-1">{heading}</h1>
            {children()}
        </div>
    }
}

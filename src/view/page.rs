use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::browser::page::{focus_heading, set_title};

const SITE: &str = "Netstack.FM";

/// Knows which page the visitor is on. Provided by the app.
#[derive(Clone, Copy)]
pub struct Navigation(StoredValue<Option<String>>);

impl Navigation {
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Notes that the page at `path` is there; returns whether the visitor came
    /// to it from another one. It is not so for the first page of a visit, and
    /// not for one that is made anew since a newer feed has come.
    fn arrive(self, path: String) -> bool {
        let before = self.0.try_update_value(|here| here.replace(path.clone())).flatten();
        before.is_some_and(|before| before != path)
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
    let path = use_location().pathname;
    Effect::new(move |_| {
        set_title(&document_title);
        if navigation.is_some_and(|navigation| navigation.arrive(path.get_untracked())) {
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

use leptos::prelude::*;
use show::Route;

use super::home::Home;
use crate::browser::navigation::Navigation;
use crate::erased::{dynamic, memo};
use crate::lazy::{Fallback, VIEWS};

/// The page of the current address.
#[component]
pub fn Pages() -> impl IntoView {
    let navigation = Navigation::expect();
    let route = memo(move || navigation.with(Route::of));
    dynamic(move || match route.get() {
        Route::Home => view! { <Home/> }.into_any(),
        route => VIEWS.view(Fallback::Page, move |views| (views.page)(&route)),
    })
}

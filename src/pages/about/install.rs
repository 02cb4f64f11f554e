use leptos::prelude::*;

use crate::browser::installation::Offer;
use crate::browser::{app_badge, viewport};
use crate::erased::{flag, handler};
use crate::view::{Check, Section};

/// How the site is installed as an app.
pub fn install() -> AnyView {
    let offer = Offer::new();
    let none = flag(move || !offer.is_made());
    let badge = RwSignal::new(app_badge::is_wanted());
    let change = Callback::new(move |wanted| {
        badge.set(wanted);
        app_badge::want(wanted);
    });
    let has_badge = viewport::is_app() && app_badge::is_supported();
    let check = has_badge.then(|| {
        view! {
            <Check label="Count new episodes on the app's icon" checked=badge.into() change/>
        }
        .into_any()
    });
    view! {
        <Section id="install" heading="Install" class="health">
            <div class="prose">
                <p>
                    "You can install this site as an app: it then has a window of its own and works \
                    offline. In Chrome and Edge use the install button in the address bar; in Safari \
                    “Add to Home Screen” on a phone and “Add to Dock” on a Mac; in Firefox on Android \
                    “Add app to Home screen”. No app store is involved."
                </p>
            </div>
            <button class="button" hidden=none on:click=handler(move |_| offer.accept())>
                "Install"
            </button>
            {check}
        </Section>
    }
    .into_any()
}

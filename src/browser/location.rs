//! Where the site is, and whether the network is there.

use show::Address;

use super::dom::{document, window};

/// The address of the page that the browser shows.
pub fn current() -> Option<Address> {
    let location = window()?.location();
    let parts = [location.pathname(), location.search(), location.hash()];
    Some(Address::parse(&parts.map(Result::unwrap_or_default).concat()))
}

/// The origin of the site.
pub fn origin() -> Option<String> {
    window()?.location().origin().ok()
}

/// An address, absolute or relative to this site, as an absolute one.
pub fn absolute(address: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let url = base.and_then(|base| web_sys::Url::new_with_base(address, &base).ok());
    url.map_or_else(|| address.to_owned(), |url| url.href())
}

/// Whether this site is served from a host.
pub fn is_host(host: &str) -> bool {
    window().and_then(|window| window.location().host().ok()).as_deref() == Some(host)
}

/// Whether an absolute address is one of this site's.
pub fn is_ours(address: &str) -> bool {
    origin().is_some_and(|origin| {
        address.strip_prefix(&origin).is_some_and(|path| path.starts_with('/'))
    })
}

/// Whether the browser believes that there is a network.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

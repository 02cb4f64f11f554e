//! Where the site is, and whether the network is there.

use show::Address;

use super::base_path;
use super::dom::{document, window};

/// The address of the page that the browser shows.
pub fn current() -> Option<Address> {
    on_this_site(&window()?.location().href().ok()?)
}

/// An absolute address as one of this site; `None` if it is another site's.
pub fn on_this_site(address: &str) -> Option<Address> {
    let path = address.strip_prefix(&origin()?)?;
    base_path::with(|base| base.strip(path)).map(|path| Address::parse(&path))
}

/// The address of the site, without a slash at its end.
pub fn site() -> Option<String> {
    let origin = origin()?;
    Some(base_path::with(|base| format!("{origin}{}", base.as_str())))
}

fn origin() -> Option<String> {
    window()?.location().origin().ok()
}

/// An address, absolute or a path of this site, as an absolute one.
pub fn absolute(address: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base_path::href(address);
    let url = base.and_then(|base| web_sys::Url::new_with_base(&path, &base).ok());
    url.map_or(path, |url| url.href())
}

/// Leaves the site for another address.
pub fn leave_to(address: &str) {
    let _ = window().map(|window| window.location().assign(address));
}

/// Whether this site is served from a host.
pub fn is_host(host: &str) -> bool {
    window().and_then(|window| window.location().host().ok()).as_deref() == Some(host)
}

/// Whether an absolute address has the origin of this site.
pub fn is_ours(address: &str) -> bool {
    origin().is_some_and(|origin| {
        address.strip_prefix(&origin).is_some_and(|path| path.starts_with('/'))
    })
}

/// Whether the browser believes that there is a network.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

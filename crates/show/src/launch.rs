use crate::{Address, Route, key};

/// What an installed app was opened for. The manifest has the addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Launch {
    /// Where the visitor has left it.
    Last,
    /// The newest episode.
    Latest,
    /// The episode in the player.
    Continue,
    /// A search.
    Search,
    /// A page that was shared with the app.
    Page(Address),
}

impl Launch {
    /// What an address of the manifest means; `None` for other addresses. `site` is the
    /// address of the site: other links are not opened.
    pub fn of(address: &Address, site: &str) -> Option<Self> {
        let shared = [key::SHARED_URL, key::SHARED_TEXT].map(|key| address.value(key));
        if shared.iter().any(Option::is_some) {
            let words = shared.iter().flatten().flat_map(|text| text.split_whitespace());
            let page = words
                .filter_map(|word| word.strip_prefix(site))
                .find(|path| path.is_empty() || path.starts_with(['/', '?', '#']));
            let home = Address::parse(&Route::Home.path());
            return Some(Self::Page(
                page.filter(|path| !path.is_empty()).map_or(home, Address::parse),
            ));
        }
        match address.value(key::OPEN)?.as_str() {
            "last" => Some(Self::Last),
            "latest" => Some(Self::Latest),
            "continue" => Some(Self::Continue),
            "search" => Some(Self::Search),
            _ => None,
        }
    }
}

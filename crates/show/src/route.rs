use crate::Address;

/// The page that an address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The latest episode, the stack and all episodes.
    Home,
    /// The results of a search. It has the path of [`Route::Home`] and a query.
    Search,
    /// An episode, by the last segment of its path.
    Episode(String),
    /// The player of an episode alone, for frames on other sites.
    Embed(String),
    /// All guests.
    Guests,
    /// A guest, by slug.
    Guest(String),
    /// Everything that episodes refer to.
    References,
    /// All announced episodes.
    Upcoming,
    /// An announced episode, by slug.
    Announcement(String),
    /// The downloaded episodes.
    Downloads,
    /// The show, its makers, the site and the feed's health.
    About,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// The page that an address of this site names.
    pub fn of(address: &Address) -> Self {
        let segments = address.segments();
        let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [] if address.search_words().is_some() => Self::Search,
            [] => Self::Home,
            ["episodes", segment] => Self::Episode((*segment).to_owned()),
            ["embed", segment] => Self::Embed((*segment).to_owned()),
            ["guests"] => Self::Guests,
            ["guests", slug] => Self::Guest((*slug).to_owned()),
            ["references"] => Self::References,
            ["upcoming"] => Self::Upcoming,
            ["upcoming", slug] => Self::Announcement((*slug).to_owned()),
            ["downloads"] => Self::Downloads,
            ["about"] => Self::About,
            _ => Self::NotFound,
        }
    }

    /// The path of the page; that of the home page where there is no page.
    ///
    /// ```
    /// assert_eq!(show::Route::Guest("terts".to_owned()).path(), "/guests/terts");
    /// ```
    pub fn path(&self) -> String {
        match self {
            Self::Home | Self::Search | Self::NotFound => "/".to_owned(),
            Self::Episode(segment) => format!("/episodes/{segment}"),
            Self::Embed(segment) => format!("/embed/{segment}"),
            Self::Guests => "/guests".to_owned(),
            Self::Guest(slug) => format!("/guests/{slug}"),
            Self::References => "/references".to_owned(),
            Self::Upcoming => "/upcoming".to_owned(),
            Self::Announcement(slug) => format!("/upcoming/{slug}"),
            Self::Downloads => "/downloads".to_owned(),
            Self::About => "/about".to_owned(),
        }
    }

    /// The address of the page, without query and fragment.
    pub fn address(&self) -> Address {
        Address { path: self.path(), ..Address::default() }
    }
}

/// An element of the head without content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// `meta` or `link`.
    pub name: &'static str,
    /// The attributes, in order.
    pub attributes: Vec<(&'static str, String)>,
}

impl Tag {
    /// `<meta name=… content=…>`.
    pub(crate) fn named(name: &str, content: &str) -> Self {
        Self::meta("name", name, content)
    }

    /// `<meta property=… content=…>` (<https://ogp.me/>).
    pub(crate) fn property(property: &str, content: &str) -> Self {
        Self::meta("property", property, content)
    }

    /// `<link rel=… type=… href=…>`.
    pub(crate) fn link(rel: &str, mime: Option<&str>, href: &str) -> Self {
        let mime = mime.map(|mime| ("type", mime.to_owned()));
        let attributes = [Some(("rel", rel.to_owned())), mime, Some(("href", href.to_owned()))];
        Self { name: "link", attributes: attributes.into_iter().flatten().collect() }
    }

    fn meta(key: &'static str, value: &str, content: &str) -> Self {
        let attributes = vec![(key, value.to_owned()), ("content", content.to_owned())];
        Self { name: "meta", attributes }
    }

    /// Whether the last attribute, the content, is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.attributes.last().is_none_or(|(_, content)| content.is_empty())
    }
}

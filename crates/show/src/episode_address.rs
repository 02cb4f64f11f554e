/// What the last segment of an episode's path names. The number decides:
/// `14-roto-and-cascade` is episode 14 whatever follows it. A segment without a
/// number is a slug.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EpisodeAddress {
    /// The episode with this number in the feed.
    Number(u32),
    /// The episode with this slug.
    Slug(String),
}

impl EpisodeAddress {
    /// Reads the path segment after `/episodes/`.
    ///
    /// ```
    /// use show::EpisodeAddress;
    ///
    /// assert_eq!(EpisodeAddress::parse("14-anything"), EpisodeAddress::Number(14));
    /// ```
    pub fn parse(segment: &str) -> Self {
        let head = segment.split('-').next().unwrap_or(segment);
        let digits = !head.is_empty() && head.bytes().all(|b| b.is_ascii_digit());
        match head.parse() {
            Ok(number) if digits => Self::Number(number),
            _ => Self::Slug(segment.to_owned()),
        }
    }

    /// Reads the fragment of links all over the web: `#episode-14`.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let number = fragment.trim_start_matches('#').strip_prefix("episode-")?;
        number.parse().ok().map(Self::Number)
    }
}

//! Addresses in notes.

use html::Token;
use show::EpisodeAddress;
use url::Url;

use super::Context;

/// Whether an address is safe to open or to play: http or https.
pub fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Makes relative links absolute, and points links to the show's own episodes to their
/// pages on this site.
pub fn rewrite_links(tokens: &mut [Token], context: &Context<'_>) {
    for token in tokens {
        let Token::Open { name, attributes } = token else { continue };
        if name != "a" {
            continue;
        }
        attributes.retain(|(key, value)| key != "href" || !is_broken(value));
        for (_, value) in attributes.iter_mut().filter(|(key, _)| key == "href") {
            if let Some(rewritten) = rewritten(value, context) {
                *value = rewritten;
            }
        }
    }
}

/// Whether a link has no address that anybody meant: none, or one with markup in it.
fn is_broken(href: &str) -> bool {
    href.trim().is_empty() || href.contains(['<', '>', '"'])
}

fn rewritten(href: &str, context: &Context<'_>) -> Option<String> {
    let url = absolute(href, context.base)?;
    if !is_own(&url, context) {
        return Some(url.into());
    }
    match url.fragment().and_then(EpisodeAddress::from_fragment) {
        Some(EpisodeAddress::Number(number)) => Some(format!("/episodes/{number}")),
        _ => Some(url.into()),
    }
}

/// Makes an address absolute; `None` unless it is an http(s) address. An empty one leads
/// nowhere, and one with markup in it lacks a quote.
pub fn absolute(address: &str, base: Option<&Url>) -> Option<Url> {
    // Editors that set typographic quotes set them in HTML, too.
    let address = address.trim().trim_matches(['"', '\'', '“', '”', '„', '‘', '’', '«', '»']);
    if is_broken(address) || address.starts_with('#') {
        return None;
    }
    let url = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    url.ok().filter(is_http)
}

/// Whether an address is on the show's own site.
pub fn is_own(url: &Url, context: &Context<'_>) -> bool {
    let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    context.home.is_some_and(|home| host(home) == host(url))
}

/// Removes the parameters of an address that only track visitors.
pub fn without_tracking(mut url: Url) -> Url {
    if url.query().is_none() {
        return url;
    }
    let is_video = url.host_str().is_some_and(|host| host.contains("youtu"));
    let is_tracker =
        |key: &str| key.starts_with("utm_") || TRACKERS.contains(&key) || (is_video && key == "si");
    let retained: Vec<String> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !is_tracker(pair.split('=').next().unwrap_or(pair)))
        .map(str::to_owned)
        .collect();
    url.set_query(Some(retained.join("&").as_str()).filter(|query| !query.is_empty()));
    url
}

/// Parameters that only track visitors.
const TRACKERS: [&str; 14] = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igsh", "igshid", "_hsenc", "_hsmi",
    "mkt_tok", "ref_src", "ref_url", "yclid",
];

/// A key that different addresses of the same page share.
pub fn dedup_key(url: &Url) -> String {
    let address = url.as_str();
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let is_short_video = url.host_str() == Some("youtu.be");
    let bare = bare.trim_start_matches("www.").trim_end_matches(['/', '#']);
    if is_short_video {
        bare.replacen("youtu.be/", "youtube.com/watch?v=", 1)
    } else {
        bare.to_owned()
    }
}

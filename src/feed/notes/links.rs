//! Addresses in notes.

use url::Url;

use super::Context;
use crate::feed::entities::unescape;
use crate::feed::html::Piece;
use crate::markup::escape;
use crate::show::EpisodeAddress;

/// Whether a browser can go there, or play it, without anybody's harm.
pub fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Makes relative links absolute, and leads those to the show's own episodes,
/// wherever they are written, to this site's pages of them.
pub fn mend(pieces: &mut [Piece], context: &Context<'_>) {
    for piece in pieces {
        let Piece::Open { name, attributes } = piece else { continue };
        if name != "a" {
            continue;
        }
        for (_, value) in attributes.iter_mut().filter(|(key, _)| key == "href") {
            if let Some(mended) = mended(&unescape(value), context) {
                *value = escape(&mended);
            }
        }
    }
}

fn mended(href: &str, context: &Context<'_>) -> Option<String> {
    let url = absolute(href, context.base)?;
    if !is_own(&url, context) {
        return Some(url.into());
    }
    match url.fragment().and_then(EpisodeAddress::from_fragment) {
        Some(EpisodeAddress::Number(number)) => Some(format!("/episodes/{number}")),
        _ => Some(url.into()),
    }
}

/// An http(s) address made absolute.
pub fn absolute(address: &str, base: Option<&Url>) -> Option<Url> {
    let url = match base {
        Some(base) => base.join(address.trim()),
        None => Url::parse(address.trim()),
    };
    url.ok().filter(is_http)
}

/// Whether an address is of the show's own site.
pub fn is_own(url: &Url, context: &Context<'_>) -> bool {
    let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    context.home.is_some_and(|home| host(home) == host(url))
}

/// An address without what is only there to tell where a visitor came from.
pub fn without_tracking(mut url: Url) -> Url {
    if url.query().is_none() {
        return url;
    }
    let video = url.host_str().is_some_and(|host| host.contains("youtu"));
    let tracks =
        |key: &str| key.starts_with("utm_") || TRACKERS.contains(&key) || (video && key == "si");
    let kept: Vec<String> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !tracks(pair.split('=').next().unwrap_or(pair)))
        .map(str::to_owned)
        .collect();
    url.set_query(Some(kept.join("&").as_str()).filter(|query| !query.is_empty()));
    url
}

const TRACKERS: [&str; 14] = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igsh", "igshid", "_hsenc", "_hsmi",
    "mkt_tok", "ref_src", "ref_url", "yclid",
];

/// What two addresses of the same thing have in common.
pub fn key(url: &Url) -> String {
    let address = url.as_str();
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let video = url.host_str() == Some("youtu.be");
    let bare = bare.trim_start_matches("www.").trim_end_matches(['/', '#']);
    if video { bare.replacen("youtu.be/", "youtube.com/watch?v=", 1) } else { bare.to_owned() }
}

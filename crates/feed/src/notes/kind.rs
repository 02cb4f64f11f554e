//! The kind of a reference, as far as its address reveals it.

use show::ReferenceKind;
use url::Url;

/// Classifies a reference by its address, and by its label in the notes where the
/// address is not enough.
pub fn kind(url: &Url, label: Option<&str>) -> ReferenceKind {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let path: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let label = label.unwrap_or_default().to_lowercase();
    standard(host, &path)
        .or_else(|| crate_name(host, &path).map(ReferenceKind::Crate))
        .or_else(|| repository(host, &path).map(ReferenceKind::Repository))
        .or_else(|| is_person(host, &path, &label).then_some(ReferenceKind::Person))
        .or_else(|| is_talk(host, &path).then_some(ReferenceKind::Talk))
        .or_else(|| is_paper(host, &path).then_some(ReferenceKind::Paper))
        .or_else(|| is_article(host, &path, &label).then_some(ReferenceKind::Article))
        .unwrap_or(ReferenceKind::Product)
}

/// An RFC on any site, or an Internet-Draft on the IETF's own sites.
fn standard(host: &str, path: &[&str]) -> Option<ReferenceKind> {
    path.iter().find_map(|part| {
        let name = part.to_ascii_lowercase();
        let name = EXTENSIONS.iter().find_map(|e| name.strip_suffix(e)).unwrap_or(&name);
        if let Some(number) = name.strip_prefix("rfc") {
            return number.parse().ok().map(ReferenceKind::Rfc);
        }
        let is_draft = name.starts_with("draft-") && is_at(host, &["ietf.org", "rfc-editor.org"]);
        is_draft.then(|| ReferenceKind::Draft(without_revision(name).to_owned()))
    })
}

const EXTENSIONS: [&str; 4] = [".html", ".txt", ".pdf", ".xml"];

/// Removes the revision: `draft-ietf-quic-transport-34` becomes
/// `draft-ietf-quic-transport`.
fn without_revision(draft: &str) -> &str {
    match draft.rsplit_once('-') {
        Some((name, revision))
            if revision.len() == 2 && revision.bytes().all(|b| b.is_ascii_digit()) =>
        {
            name
        }
        _ => draft,
    }
}

fn crate_name(host: &str, path: &[&str]) -> Option<String> {
    let name = match (host, path) {
        ("crates.io" | "lib.rs", ["crates", name, ..]) | ("docs.rs", ["crate", name, ..]) => name,
        ("docs.rs", [name, ..]) if !matches!(*name, "about" | "releases") => name,
        _ => return None,
    };
    Some((*name).to_owned())
}

/// `owner/name` on the sites that host repositories.
fn repository(host: &str, path: &[&str]) -> Option<String> {
    if !["github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "git.sr.ht"].contains(&host) {
        let is_googlesource = host.ends_with("googlesource.com") && !path.is_empty();
        return is_googlesource.then(|| path.iter().take(1).copied().collect());
    }
    match path {
        ["orgs" | "sponsors" | "features" | "topics" | "about" | "marketplace", ..] => None,
        [owner, name, ..] => Some(format!("{owner}/{}", name.trim_end_matches(".git"))),
        _ => None,
    }
}

fn is_person(host: &str, path: &[&str], label: &str) -> bool {
    let by_label = ["website of", "website from", "profile of", "homepage of", "home page of"]
        .iter()
        .any(|words| label.contains(words));
    let is_profile = match (host, path) {
        ("github.com" | "gitlab.com" | "codeberg.org" | "x.com" | "twitter.com", [_])
        | ("linkedin.com", ["in", _, ..])
        | ("bsky.app", ["profile", _])
        | ("github.com", ["sponsors", _]) => true,
        // Mastodon and similar sites. YouTube uses this form for channels.
        (host, [name]) => name.starts_with('@') && !is_at(host, &["youtube.com"]),
        _ => false,
    };
    by_label || is_profile
}

fn is_talk(host: &str, path: &[&str]) -> bool {
    let videos = ["youtube.com", "youtu.be", "vimeo.com", "media.ccc.de", "ted.com"];
    is_at(host, &videos) && !path.is_empty()
        || is_at(host, &["fosdem.org", "indico.dns-oarc.net", "events.ccc.de"])
            && path.iter().any(|part| matches!(*part, "event" | "contributions" | "schedule"))
        || matches!(path, ["presentations" | "talks", _, ..])
}

fn is_paper(host: &str, path: &[&str]) -> bool {
    let libraries = [
        "arxiv.org",
        "dl.acm.org",
        "doi.org",
        "eprint.iacr.org",
        "ieeexplore.ieee.org",
        "link.springer.com",
        "semanticscholar.org",
        "usenix.org",
    ];
    let is_pdf = path.last().is_some_and(|part| part.to_ascii_lowercase().ends_with(".pdf"));
    is_at(host, &libraries) && !path.is_empty() || is_pdf
}

fn is_article(host: &str, path: &[&str], label: &str) -> bool {
    let section = |part: &&str| {
        matches!(*part, "blog" | "blogs" | "post" | "posts" | "article" | "articles" | "news")
    };
    let site = ["medium.com", "dev.to", "lwn.net", "substack.com", "wikipedia.org"];
    let slug = |part: &&str| part.split('-').count() >= 4;
    host.starts_with("blog.") && !path.is_empty()
        || path.iter().any(section)
        || is_at(host, &site) && !path.is_empty()
        || label.contains("article")
        || label.contains("blog post")
        || path.last().is_some_and(slug)
}

/// Whether a host is one of these sites, or a subdomain of one.
fn is_at(host: &str, sites: &[&str]) -> bool {
    sites.iter().any(|site| {
        let prefix = host.strip_suffix(site);
        prefix.is_some_and(|prefix| prefix.is_empty() || prefix.ends_with('.'))
    })
}

//! The document around a page: head, frame, and the scripts that come first.

use std::fmt::Write as _;

use base64::prelude::{BASE64_STANDARD, Engine};
use catalogue::Catalogue;
use head::Head;
use netstack_fm::prerender::Parts;
use sha2::{Digest, Sha256};
use show::{BasePath, escape};

use crate::program::Program;
use crate::snapshot::Snapshot;

/// Elements of the head that are the same in every document.
fn common_head(catalogue: &Catalogue, base: &BasePath) -> String {
    let (light, dark) = (catalogue.look.paper.light, catalogue.look.paper.dark);
    let (name, base) = (escape(&catalogue.identity.name), base.as_str());
    format!(
        r#"<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="{light}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{dark}">
<link rel="icon" href="{base}/icons/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="{base}/icons/apple-touch-icon.png">
<link rel="manifest" href="{base}/manifest.webmanifest">
<link rel="alternate" type="application/rss+xml" title="{name}" href="{base}/feed.xml">
<link rel="alternate" type="application/feed+json" title="{name}" href="{base}/feed.json">"#
    )
}

/// What is shown if the program crashes.
const CRASHED: &str = r#"<div id="crashed" class="crashed" role="alert" hidden><p>Something went wrong, and the page has stopped.</p><a class="button" href="" rel="external">Reload</a></div>"#;

/// What the names of files and folders begin with that change with their content.
const IMMUTABLE: [&str; 7] = [
    "audio_worker",
    "download_worker",
    "dynamics_worklet",
    "feed_worker",
    "netstack-fm",
    "search_worker",
    "snapshot",
];

/// The paths of all pages but the embedded players (`show::Route`), and of everything else in
/// the folder of the site.
const PAGES: [&str; 5] = ["/", "/:page", "/episodes/*", "/guests/*", "/upcoming/*"];

/// Makes the documents of a build.
pub struct Documents {
    program: Program,
    /// The colours of the show, as a style sheet.
    colours: String,
    /// The base path of the site.
    base: BasePath,
    /// The elements of the head that are the same in every document.
    common_head: String,
    /// The content security policy.
    policy: String,
    /// The address of the site.
    site: String,
    /// The attributes of `<body>`: the site, the snapshot, and the files that are asked for
    /// later.
    body: String,
}

/// The snapshot as documents name it.
pub struct SnapshotLink {
    /// The path of the file.
    pub path: String,
    /// What it was made from.
    pub fingerprint: String,
    /// When it was made: Unix time in milliseconds.
    pub built: u128,
}

impl Documents {
    /// The documents of a build with a program.
    pub fn new(program: Program, snapshot: &Snapshot, link: &SnapshotLink) -> Self {
        let Snapshot { catalogue, site, base, .. } = snapshot;
        let colours = catalogue.look.css(&catalogue.layers);
        let SnapshotLink { path, fingerprint, built } = link;
        Self {
            policy: policy(&[&program.style, &colours], &[&program.theme, &program.early]),
            body: format!(
                " data-site=\"{}\" data-snapshot=\"{path}\" data-fingerprint=\"{fingerprint}\" \
                 data-built=\"{built}\" data-files=\"{}\"",
                escape(site),
                program.scripts.join(" "),
            ),
            site: site.clone(),
            base: base.clone(),
            common_head: common_head(catalogue, base),
            colours,
            program,
        }
    }

    /// The headers for hosts that read them from a file named `_headers`. No two rules give the
    /// same header for a path: one host joins them, another one takes the last.
    pub fn headers(&self) -> String {
        let base = self.base.as_str();
        let rule = |path: &str, header: &str| format!("{base}{path}\n  {header}\n");
        let framed =
            |by: &str| format!("Content-Security-Policy: {}; frame-ancestors {by}", self.policy);
        let always = "X-Content-Type-Options: nosniff\n  \
                      Referrer-Policy: strict-origin-when-cross-origin";
        let mut rules = vec![rule("/*", always), rule("/embed/*", &framed("*"))];
        rules.extend(PAGES.map(|path| rule(path, &framed("'self'"))));
        rules.extend(IMMUTABLE.map(|name| {
            rule(&format!("/{name}-*"), "Cache-Control: public, max-age=31536000, immutable")
        }));
        let readers = ["/embed/*", "/oembed/*", "/chapters/*", "/feed.json"];
        rules.extend(readers.map(|path| rule(path, "Access-Control-Allow-Origin: *")));
        rules.push(rule("/*.bin", "Content-Type: application/octet-stream"));
        rules.concat()
    }

    /// The document of a page. `data` are elements for the head besides its tags; `path` is
    /// the path of the page if the build knows what is on it; else the program has to
    /// render it.
    pub fn document(&self, head: &Head, data: &str, path: Option<&str>, parts: &Parts) -> String {
        let tags: String = head.tags(&self.site).iter().fold(String::new(), |mut out, tag| {
            let _ = write!(out, "<{} data-head", tag.name);
            for (name, value) in &tag.attributes {
                let _ = write!(out, " {name}=\"{}\"", escape(value));
            }
            out + ">\n"
        });
        let Self { common_head, colours, policy, body, .. } = self;
        let Program { style, theme, early, name, .. } = &self.program;
        let base = self.base.as_str();
        let below = if base.is_empty() { String::new() } else { format!(" data-base=\"{base}\"") };
        let title = escape(&head.title);
        let page = path.map(|path| format!(" data-page=\"{}\"", escape(path))).unwrap_or_default();
        let Parts { header, main, footer } = parts;
        format!(
            "<!doctype html>\n<html lang=\"en\"{below}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <title>{title}</title>\n{tags}{data}{common_head}\n<script>{theme}</script>\n\
             <style>{style}</style>\n<style>{colours}</style>\n</head>\n<body{body}{page}>\n{CRASHED}\n\
             <audio id=\"audio\" preload=\"none\"></audio>\n\
             <script data-js=\"{base}/{name}.js\" data-wasm=\"{base}/{name}_bg.wasm\">{early}</script>\n\
             <div id=\"header\">{}</div>\n<main id=\"main\" tabindex=\"-1\">{}</main>\n\
             <div id=\"footer\">{}</div>\n</body>\n</html>\n",
            plain(header),
            plain(main),
            plain(footer),
        )
    }
}

/// Removes what Leptos adds for hydration, which this site does without: markers, and the
/// space in elements whose text is empty.
fn plain(html: &str) -> String {
    let html = html.replace("<!--<() />-->", "").replace("<!>", "");
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split("> </").peekable();
    while let Some(part) = parts.next() {
        out.push_str(part);
        if parts.peek().is_some() {
            // After an end tag, the space is the page's own.
            let tag = part.rfind('<').and_then(|at| part.get(at..)).unwrap_or_default();
            out.push_str(if tag.starts_with("</") { "> </" } else { "></" });
        }
    }
    out
}

/// Audio, feeds and the pictures of chapters may come from any host, since feeds and
/// `site.json` name their addresses; code and styles may not.
fn policy(styles: &[&str], scripts: &[&str]) -> String {
    let sources = |texts: &[&str]| texts.iter().map(|text| format!(" {}", hash(text))).collect();
    let (styles, scripts): (String, String) = (sources(styles), sources(scripts));
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src{styles}; \
         img-src 'self' data: https:; media-src 'self' blob: https:; connect-src 'self' https:; \
         object-src 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// A source of the policy: the digest of an inline script or style.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

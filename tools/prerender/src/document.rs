//! The document around a page: head, frame, and the scripts that come first.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use catalogue::Catalogue;
use head::Head;
use netstack_fm::prerender::Parts;
use sha2::{Digest, Sha256};
use show::escape;

use crate::snapshot::Snapshot;

/// Elements of the head that are the same in every document.
fn common_head(catalogue: &Catalogue) -> String {
    let (light, dark) = (catalogue.look.paper.light, catalogue.look.paper.dark);
    let name = escape(&catalogue.identity.name);
    format!(
        r#"<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="{light}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{dark}">
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="alternate" type="application/rss+xml" title="{name}" href="/feed.xml">
<link rel="alternate" type="application/feed+json" title="{name}" href="/feed.json">"#
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

/// Makes the documents of a build.
pub struct Documents {
    /// The elements of the head that are the same in every document.
    common_head: String,
    /// The style sheet and the scripts, minified.
    style: String,
    theme: String,
    early: String,
    /// The content security policy.
    policy: String,
    /// The origin of the site.
    site: String,
    /// The attributes of `<body>`: the site, the snapshot, and the files that are asked for
    /// later.
    body: String,
    /// The attributes of the early script: the program.
    program: String,
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
    /// The documents of the build in `dist`.
    ///
    /// # Errors
    ///
    /// If a source is missing, the build has no program, or esbuild fails.
    pub fn new(dist: &Path, snapshot: &Snapshot, link: &SnapshotLink) -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let Snapshot { catalogue, site, .. } = snapshot;
        let colours = catalogue.look.css(&catalogue.layers);
        let style = minify(&format!("{}\n{colours}", styles(&root)?), "css")?;
        let script = |name: &str| {
            minify(&fs::read_to_string(root.join(format!("src/early/{name}.js")))?, "js")
        };
        let (theme, early) = (script("theme")?, script("early")?);
        let program = program(dist)?;
        let SnapshotLink { path, fingerprint, built } = link;
        Ok(Self {
            policy: policy(&style, &[&theme, &early]),
            body: format!(
                " data-site=\"{}\" data-snapshot=\"{path}\" data-fingerprint=\"{fingerprint}\" \
                 data-built=\"{built}\" data-files=\"{}\"",
                escape(site),
                files(dist, &program)?.join(" "),
            ),
            program: format!(" data-js=\"/{program}.js\" data-wasm=\"/{program}_bg.wasm\""),
            site: site.clone(),
            common_head: common_head(catalogue),
            style,
            theme,
            early,
        })
    }

    /// The headers for hosts that read them from a file named `_headers`.
    pub fn headers(&self) -> String {
        let rule = |path: &str, header: &str| format!("{path}\n  {header}\n");
        let immutable = IMMUTABLE.map(|name| {
            rule(
                &format!("/{name}-*"),
                "! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable",
            )
        });
        let readers = ["/embed/*", "/oembed/*", "/chapters/*", "/feed.json"];
        let readers = readers.map(|path| rule(path, "Access-Control-Allow-Origin: *"));
        format!(
            "/*\n  Content-Security-Policy: {0}; frame-ancestors 'self'\n  \
             X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
             Cache-Control: no-cache\n\
             /embed/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {0}; \
             frame-ancestors *\n\
             /*.bin\n  Content-Type: application/octet-stream\n{1}{2}",
            self.policy,
            readers.concat(),
            immutable.concat(),
        )
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
        let Self { common_head, style, theme, early, policy, body, program, .. } = self;
        let title = escape(&head.title);
        let page = path.map(|path| format!(" data-page=\"{}\"", escape(path))).unwrap_or_default();
        let Parts { header, main, footer } = parts;
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <title>{title}</title>\n{tags}{data}{common_head}\n<script>{theme}</script>\n\
             <style>{style}</style>\n</head>\n<body{body}>\n{CRASHED}\n\
             <div id=\"header\">{}</div>\n<main id=\"main\" tabindex=\"-1\"{page}>{}</main>\n\
             <div id=\"footer\">{}</div>\n<audio id=\"audio\" preload=\"none\"></audio>\n\
             <script{program}>{early}</script>\n</body>\n</html>\n",
            plain(header),
            plain(main),
            plain(footer),
        )
    }
}

/// The style sheets that `index.html` links to, in order.
fn styles(root: &Path) -> Result<String> {
    let index = fs::read_to_string(root.join("index.html"))?;
    let paths =
        index.split("rel=\"css\" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    paths.map(|path| fs::read_to_string(root.join(path)).with_context(|| path.to_owned())).collect()
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
fn policy(style: &str, scripts: &[&str]) -> String {
    let scripts: String = scripts.iter().map(|script| format!(" {}", hash(script))).collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src {}; \
         img-src 'self' data: https:; media-src 'self' blob: https:; connect-src 'self' https:; \
         object-src 'none'; base-uri 'none'; form-action 'none'",
        hash(style)
    )
}

/// A source of the policy: the digest of an inline script or style.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// The name of the program in a build, without extensions.
fn program(dist: &Path) -> Result<String> {
    let names = fs::read_dir(dist)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut programs = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    programs
        .find(|name| name.starts_with("netstack-fm"))
        .with_context(|| format!("{} holds no build; run `make dist`", dist.display()))
}

/// The paths of the program and of the first script of each worker and worklet.
fn files(dist: &Path, program: &str) -> Result<Vec<String>> {
    let mut paths = vec![format!("/{program}.js")];
    for entry in fs::read_dir(dist)? {
        let folder = entry?.file_name().to_string_lossy().into_owned();
        let named = |name: &str| name.ends_with("_worker") || name.ends_with("_worklet");
        if let Some((worker, _)) = folder.split_once('-').filter(|(name, _)| named(name)) {
            paths.push(format!("/{folder}/{worker}_loader.js"));
        }
    }
    paths.sort();
    Ok(paths)
}

/// Minifies a script or a style sheet.
fn minify(source: &str, loader: &str) -> Result<String> {
    let mut esbuild = Command::new("esbuild")
        .args(["--minify", "--log-level=error", &format!("--loader={loader}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("esbuild is missing; `make setup` installs it")?;
    let mut input = esbuild.stdin.take().context("esbuild has no input")?;
    std::io::Write::write_all(&mut input, source.as_bytes())?;
    drop(input);
    let output = esbuild.wait_with_output()?;
    ensure!(output.status.success(), "esbuild failed");
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

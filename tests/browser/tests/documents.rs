//! The documents of the build, without a browser: what a search engine, a link preview or
//! a text browser finds.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use browser_tests::root;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

struct Document {
    /// The path below `dist/`.
    name: String,
    html: Html,
}

impl Document {
    fn all(&self, selector: &str) -> Result<Vec<ElementRef<'_>>> {
        let selector = Selector::parse(selector).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(self.html.select(&selector).collect())
    }

    /// The attribute of the only element that matches.
    fn only(&self, selector: &str, attribute: &str) -> Result<String> {
        let found = self.all(selector)?;
        ensure!(found.len() == 1, "{}: {} times {selector}", self.name, found.len());
        let value = found.first().and_then(|element| element.attr(attribute));
        let value = value.with_context(|| format!("{}: {selector} is empty", self.name))?;
        ensure!(!value.trim().is_empty(), "{}: {selector} is empty", self.name);
        Ok(value.to_owned())
    }
}

fn dist() -> PathBuf {
    root().join("dist")
}

/// All documents but the one for missing pages.
fn documents() -> Result<Vec<Document>> {
    let mut folders = vec![dist()];
    let mut documents = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let name = path.strip_prefix(dist())?.to_string_lossy().into_owned();
                // As readers without scripts see it.
                let text = std::fs::read_to_string(&path)?;
                let text = text.replace("<noscript>", "").replace("</noscript>", "");
                documents.push(Document { name, html: Html::parse_document(&text) });
            }
        }
    }
    documents.retain(|document| document.name != "404.html");
    ensure!(documents.len() > 50, "{} documents", documents.len());
    Ok(documents)
}

/// Whether the build answers a path of the site.
fn exists(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = if path.is_empty() { "index" } else { path };
    dist().join(name).is_file() || dist().join(format!("{name}.html")).is_file()
}

#[test]
fn every_document_says_what_it_is() -> Result<()> {
    for document in documents()? {
        let Document { name, .. } = &document;
        ensure!(document.all("h1")?.len() == 1, "{name}: not one h1");
        let title = document.all("title")?.first().map(|title| title.inner_html());
        ensure!(title.is_some_and(|title| title.contains("Netstack.FM")), "{name}: no title");
        document.only("meta[name=description]", "content")?;
        let canonical = document.only("link[rel=canonical]", "href")?;
        let path = canonical.strip_prefix("https://netstack.fm").context("another site")?;
        ensure!(exists(path), "{name}: {canonical} does not exist");
        for property in ["og:title", "og:description", "og:url", "og:type"] {
            document.only(&format!("meta[property='{property}']"), "content")?;
        }
        document.only("meta[name='twitter:card']", "content")?;
        let image = document.only("meta[property='og:image']", "content")?;
        ensure!(exists(image.trim_start_matches("https://netstack.fm")), "{name}: {image}");
    }
    Ok(())
}

#[test]
fn no_link_is_dead() -> Result<()> {
    for document in documents()? {
        for (selector, attribute) in [
            ("a[href]", "href"),
            ("link[href]", "href"),
            ("[src]", "src"),
            ("[data-audio]", "data-audio"),
        ] {
            for element in document.all(selector)? {
                let address = element.attr(attribute).unwrap_or_default();
                let own = address.strip_prefix("https://netstack.fm").unwrap_or(address);
                if own.starts_with('/') {
                    ensure!(exists(own), "{}: {address} does not exist", document.name);
                } else {
                    let known = ["https://", "http://", "#", "?", "mailto:"];
                    // Links to podcast apps have schemes of their own.
                    let app = address.contains("://");
                    let stays = address.is_empty() && element.attr("rel") == Some("external");
                    let fine = known.iter().any(|start| address.starts_with(start));
                    ensure!(fine || app || stays, "{}: {address}", document.name);
                }
            }
        }
    }
    Ok(())
}

#[test]
fn structured_data_uses_the_words_of_schema_org() -> Result<()> {
    const TYPES: [&str; 7] = [
        "PodcastSeries",
        "PodcastEpisode",
        "Person",
        "AudioObject",
        "Clip",
        "MediaObject",
        "Organization",
    ];
    /// The properties of these types, as <https://schema.org/> has them.
    const PROPERTIES: [&str; 29] = [
        "@context",
        "@id",
        "@type",
        "actor",
        "associatedMedia",
        "author",
        "caption",
        "citation",
        "contentUrl",
        "datePublished",
        "description",
        "duration",
        "encodingFormat",
        "endOffset",
        "episodeNumber",
        "hasPart",
        "image",
        "inLanguage",
        "name",
        "partOfSeries",
        "sameAs",
        "startOffset",
        "timeRequired",
        "transcript",
        "url",
        "webFeed",
        "worksFor",
        "jobTitle",
        "keywords",
    ];
    fn check(value: &Value) -> Result<()> {
        match value {
            Value::Object(fields) => {
                let kind = fields.get("@type").and_then(Value::as_str);
                ensure!(kind.is_some_and(|kind| TYPES.contains(&kind)), "{kind:?}");
                for (name, value) in fields {
                    ensure!(PROPERTIES.contains(&name.as_str()), "{name}");
                    check(value)?;
                }
                Ok(())
            }
            Value::Array(items) => items.iter().try_for_each(check),
            _ => Ok(()),
        }
    }
    let mut kinds = BTreeSet::new();
    for document in documents()? {
        for block in document.all("script[type='application/ld+json']")? {
            let data: Value =
                serde_json::from_str(&block.inner_html()).with_context(|| document.name.clone())?;
            check(&data).with_context(|| document.name.clone())?;
            kinds.extend(data.get("@type").and_then(Value::as_str).map(str::to_owned));
        }
    }
    ensure!(kinds.len() == 3, "only {kinds:?}");
    Ok(())
}

#[test]
fn embeds_and_data_files_exist() -> Result<()> {
    for document in documents()?.iter().filter(|document| document.name.starts_with("episodes/")) {
        for (mime, start) in
            [("application/json+oembed", "/oembed/"), ("text/markdown", "/episodes/")]
        {
            let address = document.only(&format!("link[type='{mime}']"), "href")?;
            let path = address.trim_start_matches("https://netstack.fm");
            ensure!(path.starts_with(start) && exists(path), "{}: {address}", document.name);
        }
        let audio = document.only("main audio", "src")?;
        ensure!(exists(&audio), "{}: {audio}", document.name);
    }
    for path in [
        "/chapters/8.json",
        "/oembed/8.json",
        "/episodes/8.md",
        "/feed.json",
        "/llms.txt",
        "/robots.txt",
    ] {
        ensure!(exists(path), "{path}");
    }
    Ok(())
}

#[test]
fn share_images_fit() -> Result<()> {
    let mut count = 0;
    for entry in std::fs::read_dir(dist().join("share"))? {
        let picture = std::fs::read(entry?.path())?;
        // PNG, section "IHDR": width and height in bytes 16 to 23.
        ensure!(picture.get(16..24) == Some(&[0, 0, 4, 176, 0, 0, 2, 118]), "another size");
        ensure!(picture.len() < 100_000, "{} bytes", picture.len());
        count += 1;
    }
    ensure!(count > 14, "{count} pictures");
    Ok(())
}

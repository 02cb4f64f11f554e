//! Renders every page of the site into a release build, with all that other programs
//! read of it.
//!
//! ```text
//! feed.xml, site.json ── snapshot ─▶ Catalogue ─┬─ pages, document ─▶ *.html
//!                                               ├─ data ────────────▶ *.json, *.md, sitemap …
//!                                               └─ share_image ─────▶ *.png
//! ```

pub mod data;
mod document;
mod hints;
mod icons;
mod manifest;
mod output;
pub mod pages;
mod program;
pub mod share_image;
pub mod snapshot;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use catalogue::Entry;
use dist::{compress, service_worker};
use head::Head;
use netstack_fm::prerender::{Parts, render};
use serde_json::Value;
use show::{Address, BasePath, Route};

use self::data::{chapters, feed_json, llms, markdown, oembed, sitemap, structured_data};
use self::document::Documents;
use self::output::Output;
use self::pages::Page;
use self::program::Program;
use self::share_image::Painter;
use self::snapshot::Snapshot;

/// Renders the pages of the build in a folder, and completes it: the list of the service
/// worker, compressed copies. The base path is that of the site's address, unless another one
/// is given.
///
/// # Errors
///
/// If the folder holds no build, its feed cannot be read, or a file cannot be written.
pub fn build(dist: PathBuf, base: Option<BasePath>) -> Result<()> {
    ensure!(service_worker::is_in(&dist), "{} holds no release build", dist.display());
    let snapshot = Snapshot::read(&dist, base)?;
    report(&snapshot)?;
    let output = Output::new(dist);
    icons::write(&snapshot.catalogue.look, &output)?;
    output.write_json("manifest.webmanifest", &manifest::file(&snapshot, output.folder())?)?;
    let link = output.write_snapshot(&snapshot)?;
    let program = Program::read(output.folder())?;
    let documents = Documents::new(program, &snapshot, &link);
    let pages = pages::all(&snapshot.catalogue);
    for page in &pages {
        let html = page_document(page, &snapshot, &documents);
        page.files.iter().try_for_each(|file| output.write(file, html.as_bytes()))?;
    }
    output.write("404.html", missing(&snapshot, &documents).as_bytes())?;
    let painter = Painter::new(&snapshot.catalogue);
    output.write("share/show.png", &painter.show()?)?;
    for entry in &snapshot.catalogue.entries {
        write_episode_files(entry, &snapshot, &output)?;
        output.write(&format!("share/{}.png", head::segment(entry)), &painter.episode(entry)?)?;
    }
    output.write_json("feed.json", &feed_json::file(&snapshot))?;
    output.write("llms.txt", llms::file(&snapshot).as_bytes())?;
    output.write("sitemap.xml", sitemap::sitemap(&pages, &snapshot).as_bytes())?;
    output.write("robots.txt", sitemap::robots(&snapshot.site).as_bytes())?;
    output.write("_headers", documents.headers().as_bytes())?;
    service_worker::write_list(output.folder(), &snapshot.base)?;
    compress::write(output.folder())?;
    println!("{}", summary(&snapshot));
    Ok(())
}

/// Says what is wrong with `site.json`. Fails if the pages could not be read.
fn report(snapshot: &Snapshot) -> Result<()> {
    if snapshot.site == snapshot::UNKNOWN_SITE {
        eprintln!("site.json: has no `address`: canonical addresses begin with {}", snapshot.site);
    }
    if let Some(stated) = BasePath::of_site(&snapshot.site).filter(|base| *base != snapshot.base) {
        eprintln!(
            "site.json: note: the pages are made for {}, and canonical addresses begin with {}{}",
            snapshot.base.href("/"),
            snapshot.site,
            if stated.as_str().is_empty() { "/" } else { "" },
        );
    }
    let (errors, skipped): (Vec<_>, Vec<_>) = snapshot
        .catalogue
        .health
        .faults
        .iter()
        .partition(|fault| snapshot.unreadable.contains(fault));
    skipped.iter().for_each(|fault| eprintln!("site.json: skipped: {fault}"));
    snapshot.hints.iter().for_each(|hint| eprintln!("site.json: note: {hint}"));
    errors.iter().for_each(|fault| eprintln!("site.json: error: {fault}"));
    ensure!(errors.is_empty(), "nothing was made: change the colours in site.json");
    Ok(())
}

/// What was made, in a line.
fn summary(snapshot: &Snapshot) -> String {
    let catalogue = &snapshot.catalogue;
    let topics = catalogue.layers.iter().map(|layer| layer.topics.len()).sum();
    let counts = [
        (catalogue.entries.len(), "episode"),
        (catalogue.guests.len(), "guest"),
        (topics, "topic"),
    ];
    let counts =
        counts.map(|(count, name)| format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
    format!(
        "{}: {}. It belongs at {}",
        catalogue.identity.name,
        counts.join(", "),
        if snapshot.base.as_str().is_empty() {
            "the root of a host."
        } else {
            snapshot.base.as_str()
        },
    )
}

fn page_document(page: &Page, snapshot: &Snapshot, documents: &Documents) -> String {
    let head = Head::of(&snapshot.catalogue, &page.route);
    let data = structured_data::of(&page.route, snapshot).as_ref().map(data_block);
    let parts = render(
        &snapshot.base,
        snapshot.catalogue.clone(),
        snapshot.transcripts.clone(),
        Address::parse(&page.path),
    );
    documents.document(&head, &data.unwrap_or_default(), Some(&page.path), &parts)
}

/// The document without a page: for an address that the build does not know, since it may
/// be newer. The program renders the page; without it, there is none.
fn missing(snapshot: &Snapshot, documents: &Documents) -> String {
    let head = Head::of(&snapshot.catalogue, &Route::NotFound);
    let address = Address::parse("/404");
    let parts = render(&snapshot.base, snapshot.catalogue.clone(), Vec::new(), address);
    let main = format!(
        "<noscript>{}</noscript><div class=\"page waiting\"><p role=\"status\">Loading…</p></div>",
        parts.main
    );
    documents.document(&head, "", None, &Parts { main, ..parts })
}

/// Structured data as an element of the head. `<` would end it.
pub fn data_block(data: &Value) -> String {
    let json = data.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\" data-head>{json}</script>\n")
}

/// Writes what other programs read of an episode, under its number as well if it has one.
fn write_episode_files(entry: &Entry, snapshot: &Snapshot, output: &Output) -> Result<()> {
    let markdown = markdown::file(entry, snapshot);
    let chapters = chapters::file(entry, snapshot);
    let oembed = oembed::file(entry, snapshot);
    for name in pages::file_names(&snapshot.catalogue, entry) {
        output.write(&format!("episodes/{name}.md"), markdown.as_bytes())?;
        output.write_json(&format!("oembed/{name}.json"), &oembed)?;
        if let Some(chapters) = &chapters {
            output.write_json(&format!("chapters/{name}.json"), chapters)?;
        }
    }
    Ok(())
}

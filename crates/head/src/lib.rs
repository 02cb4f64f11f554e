//! What a page says about itself in its `<head>`: the title, and elements for search
//! engines, link previews, feed readers and other programs.
//!
//! The build writes it into each page, and the program sets it on navigation.

mod description;
mod tag;

use std::sync::Arc;

use catalogue::{Catalogue, Entry};
use show::Route;

pub use description::shorten;
pub use tag::Tag;

/// The most characters of a description that search engines show.
const DESCRIPTION: usize = 155;

/// The head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The name of the site.
    site: String,
    /// The title of the document.
    pub title: String,
    /// The description, in plain text.
    pub description: String,
    /// The path under which search engines list the page; `None` if they should not.
    pub canonical: Option<String>,
    /// The episode that the page is about.
    episode: Option<EpisodeLinks>,
}

/// What the head of an episode's page links to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct EpisodeLinks {
    /// The last segment of the path of the page.
    segment: String,
    /// The address of the audio.
    audio: Option<(String, Option<String>)>,
}

/// The last segment of the path of an episode's page: the name of its files in the build.
pub fn segment(entry: &Entry) -> &str {
    entry.path.rsplit('/').next().unwrap_or_default()
}

impl Head {
    /// The head of the page of a route.
    pub fn of(catalogue: &Catalogue, route: &Route) -> Self {
        let identity = &catalogue.identity;
        let site = &identity.name;
        let page = |title: &str, description: String| Self::page(site, title, &description, route);
        match route {
            Route::Home => Self {
                title: match identity.tagline.as_str() {
                    "" => site.clone(),
                    tagline => format!("{site}: {tagline}"),
                },
                ..page("", catalogue.description.clone())
            },
            Route::Search => Self { canonical: None, ..page("Search", String::new()) },
            Route::Episode(segment) | Route::Embed(segment) => match catalogue.entry(segment) {
                Some(entry) => Self::of_episode(site, entry, route),
                None => Self::missing(site, "Episode not found"),
            },
            Route::Guests => page("Guests", description::guests(catalogue)),
            Route::Guest(slug) => match catalogue.guest(slug) {
                Some(guest) => page(&guest.name, description::guest(catalogue, guest)),
                None => Self::missing(site, "Guest not found"),
            },
            Route::References => page("References", description::references(catalogue)),
            Route::Upcoming => page("Upcoming episodes", description::upcoming(catalogue)),
            Route::Announcement(slug) => {
                match catalogue.upcoming.iter().find(|announced| announced.slug() == *slug) {
                    Some(announced) => page(&announced.title, announced.text.join(" ")),
                    None => Self::missing(site, "Announcement not found"),
                }
            }
            Route::Downloads => page(
                "Downloads",
                "Episodes that are stored in this browser and play without a network.".to_owned(),
            ),
            Route::About => page("About", format!("About {site}: {}", catalogue.description)),
            Route::NotFound => Self::missing(site, "Page not found"),
        }
    }

    fn page(site: &str, title: &str, description: &str, route: &Route) -> Self {
        Self {
            site: site.to_owned(),
            title: in_title(title, site),
            description: shorten(description, DESCRIPTION),
            canonical: Some(route.path()),
            episode: None,
        }
    }

    fn missing(site: &str, title: &str) -> Self {
        Self { canonical: None, ..Self::page(site, title, "", &Route::NotFound) }
    }

    fn of_episode(site: &str, entry: &Arc<Entry>, route: &Route) -> Self {
        let episode = &entry.episode;
        let summary = if episode.summary.is_empty() {
            format!("{}, an episode of {site}.", episode.title())
        } else {
            episode.summary.clone()
        };
        let audio = episode.audio.as_ref().map(|audio| (audio.url.clone(), audio.mime.clone()));
        Self {
            canonical: Some(entry.path.clone()),
            episode: Some(EpisodeLinks { segment: segment(entry).to_owned(), audio }),
            ..Self::page(site, &episode.title(), &summary, route)
        }
    }

    /// The path of the share image, which the build draws.
    pub fn image(&self) -> String {
        let name = self.episode.as_ref().map_or("show", |episode| &episode.segment);
        format!("/share/{name}.png")
    }

    /// The elements of the head but the title, for the site at the origin `site`.
    pub fn tags(&self, site: &str) -> Vec<Tag> {
        let absolute = |path: &str| absolute(site, path);
        let mut tags = Vec::new();
        if !self.description.is_empty() {
            tags.push(Tag::named("description", &self.description));
        }
        match &self.canonical {
            Some(path) => tags.push(Tag::link("canonical", None, &absolute(path))),
            None => tags.push(Tag::named("robots", "noindex")),
        }
        tags.extend([
            Tag::property("og:site_name", &self.site),
            Tag::property("og:type", if self.episode.is_some() { "article" } else { "website" }),
            Tag::property("og:title", &self.title),
            Tag::property("og:description", &self.description),
            Tag::property("og:image", &absolute(&self.image())),
            Tag::property("og:image:width", "1200"),
            Tag::property("og:image:height", "630"),
            Tag::property("og:image:alt", &self.title),
            Tag::named("twitter:card", "summary_large_image"),
        ]);
        if let Some(path) = &self.canonical {
            tags.push(Tag::property("og:url", &absolute(path)));
        }
        if let Some(EpisodeLinks { segment, audio }) = &self.episode {
            if let Some((url, mime)) = audio {
                tags.push(Tag::property("og:audio", &absolute(url)));
                tags.extend(mime.as_deref().map(|mime| Tag::property("og:audio:type", mime)));
            }
            let alternates = [
                ("application/json+oembed", format!("/oembed/{segment}.json")),
                ("text/markdown", format!("/episodes/{segment}.md")),
            ];
            tags.extend(
                alternates.map(|(mime, path)| Tag::link("alternate", Some(mime), &absolute(&path))),
            );
        }
        tags.retain(|tag| !tag.is_empty());
        tags
    }
}

/// A path of the site at the origin `site` with that origin; any other address as it is.
pub fn absolute(site: &str, address: &str) -> String {
    if address.starts_with('/') { format!("{site}{address}") } else { address.to_owned() }
}

fn in_title(title: &str, site: &str) -> String {
    format!("{title} – {site}")
}

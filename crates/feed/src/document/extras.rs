use show::details::{AlternateEnclosure, SocialInteract, Soundbite};
use show::{ChapterDraft, EpisodeDetails, Length, Moment, Transcript};
use url::Url;

use super::element::Element;
use super::value;
use super::vocabulary::Vocabulary;
use crate::chapters::podlove;
use crate::limits;

/// What feed-rs does not expose of an item.
#[derive(Debug, Default, Clone)]
pub struct Extras {
    /// `itunes:title`.
    pub title: Option<String>,
    /// `itunes:summary`.
    pub summary: Option<String>,
    /// `itunes:duration`, not yet parsed.
    pub duration: Option<String>,
    /// `itunes:season` or `podcast:season`, not yet parsed.
    pub season: Option<String>,
    /// `itunes:episode` or `podcast:episode`, not yet parsed.
    pub episode: Option<String>,
    /// `itunes:episodeType`.
    pub kind: Option<String>,
    /// The absolute address in `itunes:image`.
    pub image: Option<String>,
    /// The absolute address in `podcast:image` or `media:thumbnail`.
    pub thumbnail: Option<String>,
    /// The date as written, from any element.
    pub date: Option<String>,
    /// `podcast:transcript`.
    pub transcripts: Vec<Transcript>,
    /// The chapters in `psc:chapters`.
    pub podlove: Vec<ChapterDraft>,
    /// The absolute address of a chapter file.
    pub chapters_file: Option<String>,
    /// The base of relative addresses, if `xml:base` states one.
    pub base: Option<Url>,
    /// The other elements.
    pub details: EpisodeDetails,
}

impl Extras {
    /// Adds one of the item's elements. Its addresses are resolved against `base`.
    pub fn add_element(&mut self, element: Element, base: Option<&Url>) {
        match element.vocabulary {
            Vocabulary::Itunes => self.add_itunes(element, base),
            Vocabulary::Podcast => self.add_podcast(&element, base),
            Vocabulary::Podlove if element.name == "chapters" => {
                // The first of several lists counts (Podlove Simple Chapters 1.2).
                if self.podlove.is_empty() {
                    self.podlove = podlove::chapters(&element, base);
                }
            }
            Vocabulary::MediaRss => self.add_media(&element, base),
            _ => self.add_other(&element, base),
        }
    }

    fn add_itunes(&mut self, element: Element, base: Option<&Url>) {
        let text = element.text();
        let slot = match element.name.as_str() {
            "title" => &mut self.title,
            "summary" => &mut self.summary,
            "subtitle" => &mut self.details.subtitle,
            "duration" => &mut self.duration,
            "episodeType" => &mut self.kind,
            "season" => &mut self.season,
            "episode" => &mut self.episode,
            "image" => {
                let address = element.attribute("href").or(text);
                return value::set_first(
                    &mut self.image,
                    address.and_then(|image| value::address(&image, base)),
                );
            }
            "explicit" => {
                return value::set_first(&mut self.details.explicit, value::yes_or_no(text));
            }
            "block" => {
                self.details.blocked |= value::yes_or_no(text).unwrap_or_default();
                return;
            }
            "keywords" => {
                self.details.keywords.extend(text.iter().flat_map(|text| value::list(text)));
                return self.details.keywords.truncate(limits::OTHERS);
            }
            _ => return,
        };
        value::set_first(slot, text);
    }

    fn add_podcast(&mut self, element: &Element, base: Option<&Url>) {
        let details = &mut self.details;
        let address = |name: &str| value::address(&element.attribute(name)?, base);
        match element.name.as_str() {
            "season" => {
                value::set_first(&mut self.season, element.text());
                value::set_first(&mut details.season_name, element.attribute("name"));
            }
            "episode" => {
                value::set_first(&mut self.episode, element.text());
                value::set_first(&mut details.number_display, element.attribute("display"));
            }
            "person" => {
                push_limited(&mut details.people, value::person(element, base), limits::PEOPLE)
            }
            "transcript" => push_limited(
                &mut self.transcripts,
                address("url").map(|url| Transcript {
                    url,
                    mime: element.attribute("type"),
                    language: element.attribute("language"),
                    captions: element.attribute("rel").as_deref() == Some("captions"),
                }),
                limits::OTHERS,
            ),
            "chapters" => value::set_first(&mut self.chapters_file, address("url")),
            "soundbite" => {
                push_limited(&mut details.soundbites, soundbite(element), limits::OTHERS)
            }
            "txt" => push_limited(&mut details.txt, value::txt(element), limits::OTHERS),
            "image" => value::set_first(&mut self.thumbnail, address("href")),
            "license" => value::set_first(&mut details.license, value::license(element, base)),
            "location" => value::set_first(&mut details.location, value::location(element)),
            "alternateEnclosure" => {
                push_limited(
                    &mut details.alternates,
                    Some(alternate(element, base)),
                    limits::OTHERS,
                );
            }
            "socialInteract" => push_limited(
                &mut details.social,
                element.attribute("protocol").map(|protocol| SocialInteract {
                    protocol,
                    url: address("uri"),
                    account: element.attribute("accountId"),
                }),
                limits::OTHERS,
            ),
            _ => {}
        }
    }

    /// Adds an element of Media RSS, which may be inside a `media:group`.
    fn add_media(&mut self, element: &Element, base: Option<&Url>) {
        match element.name.as_str() {
            "content" => {
                // Without a type, the medium tells what the file is.
                let medium = element.attribute("medium");
                let is_sound = medium.is_none_or(|m| matches!(m.as_str(), "audio" | "video"));
                let content = value::enclosure(element, "fileSize", base).filter(|_| is_sound);
                push_limited(&mut self.details.enclosures, content, limits::OTHERS);
                element.children.iter().for_each(|child| self.add_media(child, base));
            }
            "thumbnail" => {
                let address = element.attribute("url");
                let address = address.and_then(|url| value::address(&url, base));
                value::set_first(&mut self.thumbnail, address);
            }
            "group" => element.children.iter().for_each(|child| self.add_media(child, base)),
            _ => {}
        }
    }

    fn add_other(&mut self, element: &Element, base: Option<&Url>) {
        match element.name.as_str() {
            "pubDate" | "published" | "date" | "updated" => {
                value::set_first(&mut self.date, element.text());
            }
            "enclosure" => {
                let enclosure = value::enclosure(element, "length", base);
                push_limited(&mut self.details.enclosures, enclosure, limits::OTHERS);
            }
            "link" => {
                let chapters = "http://podlove.org/simple-chapters";
                let is_chapters = element
                    .attribute("rel")
                    .is_some_and(|rel| rel.trim_end_matches('/').eq_ignore_ascii_case(chapters));
                let href = element.attribute("href").filter(|_| is_chapters);
                let href = href.and_then(|href| value::address(&href, base));
                value::set_first(&mut self.chapters_file, href);
            }
            _ => {}
        }
    }
}

/// Appends a value to a list of at most `limit` values.
pub fn push_limited<T>(list: &mut Vec<T>, value: Option<T>, limit: usize) {
    if list.len() < limit {
        list.extend(value);
    }
}

fn soundbite(element: &Element) -> Option<Soundbite> {
    let seconds = |name: &str| element.attribute(name)?.parse().ok();
    Some(Soundbite {
        start: Moment::from_secs_f64(seconds("startTime")?)?,
        duration: Length::from_secs_f64(seconds("duration")?)?,
        title: element.text(),
    })
}

fn alternate(element: &Element, base: Option<&Url>) -> AlternateEnclosure {
    let sources = element.children_named("source").filter_map(|source| source.attribute("uri"));
    AlternateEnclosure {
        mime: element.attribute("type"),
        title: element.attribute("title"),
        language: element.attribute("lang"),
        length: value::size(element.attribute("length")),
        preferred: value::yes_or_no(element.attribute("default")).unwrap_or_default(),
        sources: sources
            .filter_map(|uri| value::address(&uri, base))
            .take(limits::OTHERS)
            .collect(),
    }
}

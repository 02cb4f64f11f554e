use url::Url;

use super::element::{Element, Vocabulary};
use super::value;
use crate::feed::chapters::{Draft, podlove};
use crate::feed::limits;
use crate::show::details::{AlternateEnclosure, SocialInteract, Soundbite};
use crate::show::{EpisodeDetails, Moment, Transcript};

/// What an item says in the elements that feed-rs does not see.
#[derive(Debug, Default, Clone)]
pub struct Extras {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub duration: Option<String>,
    pub season: Option<String>,
    pub episode: Option<String>,
    pub kind: Option<String>,
    pub image: Option<String>,
    /// The date as it is written, in whichever element.
    pub date: Option<String>,
    pub transcripts: Vec<Transcript>,
    pub podlove: Vec<Draft>,
    pub chapters_file: Option<String>,
    /// What its relative addresses are relative to, if it says so (`xml:base`).
    pub base: Option<Url>,
    pub details: EpisodeDetails,
}

impl Extras {
    /// Takes one of the item's elements in; `base` is what its addresses are
    /// relative to.
    pub fn take(&mut self, element: Element, base: Option<&Url>) {
        match element.vocabulary {
            Vocabulary::Itunes => self.take_itunes(element, base),
            Vocabulary::Podcast => self.take_podcast(&element, base),
            Vocabulary::Podlove if element.name == "chapters" => {
                // Of several lists the first counts (Podlove Simple Chapters 1.2).
                if self.podlove.is_empty() {
                    self.podlove = podlove::chapters(&element, base);
                }
            }
            Vocabulary::MediaRss => self.take_media(&element, base),
            _ => self.take_other(&element, base),
        }
    }

    fn take_itunes(&mut self, element: Element, base: Option<&Url>) {
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
                let given = element.attribute("href").or(text);
                return value::set(
                    &mut self.image,
                    given.and_then(|image| value::address(&image, base)),
                );
            }
            "explicit" => {
                return value::set(&mut self.details.explicit, value::yes_or_no(text));
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
        value::set(slot, text);
    }

    fn take_podcast(&mut self, element: &Element, base: Option<&Url>) {
        let details = &mut self.details;
        let address = |name: &str| value::address(&element.attribute(name)?, base);
        match element.name.as_str() {
            "season" => {
                value::set(&mut self.season, element.text());
                value::set(&mut details.season_name, element.attribute("name"));
            }
            "episode" => {
                value::set(&mut self.episode, element.text());
                value::set(&mut details.number_display, element.attribute("display"));
            }
            "person" => add(&mut details.people, value::person(element, base), limits::PEOPLE),
            "transcript" => add(
                &mut self.transcripts,
                address("url").map(|url| Transcript {
                    url,
                    mime: element.attribute("type"),
                    language: element.attribute("language"),
                    captions: element.attribute("rel").as_deref() == Some("captions"),
                }),
                limits::OTHERS,
            ),
            "chapters" => value::set(&mut self.chapters_file, address("url")),
            "soundbite" => add(&mut details.soundbites, soundbite(element), limits::OTHERS),
            "license" => value::set(&mut details.license, value::license(element, base)),
            "location" => value::set(&mut details.location, value::location(element)),
            "alternateEnclosure" => {
                add(&mut details.alternates, Some(alternate(element, base)), limits::OTHERS);
            }
            "socialInteract" => add(
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

    /// Media RSS groups its elements at will.
    fn take_media(&mut self, element: &Element, base: Option<&Url>) {
        match element.name.as_str() {
            "content" => {
                let content = value::enclosure(element, "fileSize", base);
                add(&mut self.details.enclosures, content, limits::OTHERS);
            }
            "group" => element.children.iter().for_each(|child| self.take_media(child, base)),
            _ => {}
        }
    }

    fn take_other(&mut self, element: &Element, base: Option<&Url>) {
        match element.name.as_str() {
            "pubDate" | "published" | "date" | "updated" => {
                value::set(&mut self.date, element.text());
            }
            "link" => {
                let chapters = "http://podlove.org/simple-chapters";
                let is_chapters = element
                    .attribute("rel")
                    .is_some_and(|rel| rel.trim_end_matches('/').eq_ignore_ascii_case(chapters));
                let href = element.attribute("href").filter(|_| is_chapters);
                let href = href.and_then(|href| value::address(&href, base));
                value::set(&mut self.chapters_file, href);
            }
            _ => {}
        }
    }
}

/// Adds a value to a list that may not grow beyond `limit`.
pub fn add<T>(list: &mut Vec<T>, value: Option<T>, limit: usize) {
    if list.len() < limit {
        list.extend(value);
    }
}

fn soundbite(element: &Element) -> Option<Soundbite> {
    let seconds = |name: &str| Moment::from_secs_f64(element.attribute(name)?.parse().ok()?);
    Some(Soundbite {
        start: seconds("startTime")?,
        duration: seconds("duration")?,
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

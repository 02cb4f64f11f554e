use show::ShowDetails;
use show::details::{Funding, RemoteItem, Trailer, UpdateFrequency};
use url::Url;

use super::element::Element;
use super::extras::push_limited;
use super::value;
use super::vocabulary::Vocabulary;
use crate::{dates, limits};

/// What feed-rs does not expose of a channel (RSS) or feed (Atom).
#[derive(Debug, Default, Clone)]
pub struct Channel {
    /// `itunes:author` or `dc:creator`.
    pub author: Option<String>,
    /// `itunes:summary`.
    pub summary: Option<String>,
    /// The language tag, as it is written.
    pub language: Option<String>,
    /// The absolute address in `itunes:image`.
    pub image: Option<String>,
    /// The other elements.
    pub details: ShowDetails,
}

impl Channel {
    /// Adds one of the channel's elements. Its addresses are resolved against `base`.
    pub fn add_element(&mut self, element: Element, base: Option<&Url>) {
        match element.vocabulary {
            Vocabulary::Itunes => self.add_itunes(&element, base),
            Vocabulary::Podcast => self.add_podcast(&element, base),
            Vocabulary::DublinCore if element.name == "creator" => {
                value::set_first(&mut self.author, element.text());
            }
            // feed-rs writes it in lower case.
            Vocabulary::Other | Vocabulary::DublinCore if element.name == "language" => {
                value::set_first(&mut self.language, element.text());
            }
            _ => {}
        }
    }

    fn add_itunes(&mut self, element: &Element, base: Option<&Url>) {
        let details = &mut self.details;
        let text = element.text();
        match element.name.as_str() {
            "author" => value::set_first(&mut self.author, text),
            "summary" => value::set_first(&mut self.summary, text),
            "subtitle" => value::set_first(&mut details.subtitle, text),
            "type" => value::set_first(&mut details.order, text),
            "image" => {
                let address = element.attribute("href").or(text);
                value::set_first(
                    &mut self.image,
                    address.and_then(|image| value::address(&image, base)),
                );
            }
            "explicit" => value::set_first(&mut details.explicit, value::yes_or_no(text)),
            "block" => details.blocked |= value::yes_or_no(text).unwrap_or_default(),
            "complete" => details.complete |= value::yes_or_no(text).unwrap_or_default(),
            "new-feed-url" => {
                let url = text.and_then(|url| value::address(&url, base));
                value::set_first(&mut details.new_feed_url, url);
            }
            "keywords" => {
                details.keywords.extend(text.iter().flat_map(|text| value::list(text)));
                details.keywords.truncate(limits::OTHERS);
            }
            "category" => {
                let own = element.attribute("text");
                let inner = element.children_named("category").map(|c| c.attribute("text"));
                for category in [own].into_iter().chain(inner) {
                    push_limited(&mut details.categories, category, limits::OTHERS);
                }
            }
            _ => {}
        }
    }

    fn add_podcast(&mut self, element: &Element, base: Option<&Url>) {
        let details = &mut self.details;
        let address = |name: &str| value::address(&element.attribute(name)?, base);
        match element.name.as_str() {
            "guid" => value::set_first(&mut details.guid, element.text()),
            "medium" => value::set_first(&mut details.medium, element.text()),
            "locked" => value::set_first(&mut details.locked, value::yes_or_no(element.text())),
            "person" => {
                push_limited(&mut details.people, value::person(element, base), limits::PEOPLE)
            }
            "funding" => {
                let funding = address("url").map(|url| Funding { url, text: element.text() });
                push_limited(&mut details.funding, funding, limits::OTHERS);
            }
            "trailer" => {
                let trailer = value::enclosure(element, "length", base).map(|audio| Trailer {
                    title: element.text(),
                    audio,
                    published: element.attribute("pubdate").and_then(|date| dates::parse(&date)),
                    season: element.attribute("season").and_then(|season| value::number(&season)),
                });
                push_limited(&mut details.trailers, trailer, limits::OTHERS);
            }
            "txt" => push_limited(&mut details.txt, value::txt(element), limits::OTHERS),
            "license" => value::set_first(&mut details.license, value::license(element, base)),
            "location" => value::set_first(&mut details.location, value::location(element)),
            "updateFrequency" => {
                let frequency = UpdateFrequency {
                    text: element.text(),
                    rule: element.attribute("rrule"),
                    complete: value::yes_or_no(element.attribute("complete")).unwrap_or_default(),
                };
                value::set_first(&mut details.update_frequency, Some(frequency));
            }
            "podroll" => {
                for item in element.children_named("remoteItem") {
                    push_limited(
                        &mut details.podroll,
                        Some(remote_item(item, base)),
                        limits::OTHERS,
                    );
                }
            }
            _ => {}
        }
    }
}

fn remote_item(element: &Element, base: Option<&Url>) -> RemoteItem {
    RemoteItem {
        feed_guid: element.attribute("feedGuid"),
        feed_url: element.attribute("feedUrl").and_then(|url| value::address(&url, base)),
        item_guid: element.attribute("itemGuid"),
        medium: element.attribute("medium"),
        title: element.attribute("title"),
    }
}

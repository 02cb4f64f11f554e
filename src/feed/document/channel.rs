use url::Url;

use super::element::{Element, Vocabulary};
use super::extras::add;
use super::value;
use crate::feed::{dates, limits};
use crate::show::ShowDetails;
use crate::show::details::{Funding, RemoteItem, Trailer, UpdateFrequency};

/// What a channel (RSS) or feed (Atom) says in the elements that feed-rs does
/// not see.
#[derive(Debug, Default, Clone)]
pub struct Channel {
    pub author: Option<String>,
    pub summary: Option<String>,
    pub image: Option<String>,
    pub details: ShowDetails,
}

impl Channel {
    /// Takes one of the channel's elements in; `base` is what its addresses are
    /// relative to.
    pub fn take(&mut self, element: Element, base: Option<&Url>) {
        match element.vocabulary {
            Vocabulary::Itunes => self.take_itunes(&element, base),
            Vocabulary::Podcast => self.take_podcast(&element, base),
            Vocabulary::DublinCore if element.name == "creator" => {
                value::set(&mut self.author, element.text());
            }
            _ => {}
        }
    }

    fn take_itunes(&mut self, element: &Element, base: Option<&Url>) {
        let details = &mut self.details;
        let text = element.text();
        match element.name.as_str() {
            "author" => value::set(&mut self.author, text),
            "summary" => value::set(&mut self.summary, text),
            "subtitle" => value::set(&mut details.subtitle, text),
            "type" => value::set(&mut details.order, text),
            "image" => {
                let given = element.attribute("href").or(text);
                value::set(&mut self.image, given.and_then(|image| value::address(&image, base)));
            }
            "explicit" => value::set(&mut details.explicit, value::yes_or_no(text)),
            "block" => details.blocked |= value::yes_or_no(text).unwrap_or_default(),
            "complete" => details.complete |= value::yes_or_no(text).unwrap_or_default(),
            "new-feed-url" => {
                let url = text.and_then(|url| value::address(&url, base));
                value::set(&mut details.new_feed_url, url);
            }
            "keywords" => {
                details.keywords.extend(text.iter().flat_map(|text| value::list(text)));
                details.keywords.truncate(limits::OTHERS);
            }
            "category" => {
                let own = element.attribute("text");
                let inner = element.children_named("category").map(|c| c.attribute("text"));
                for category in [own].into_iter().chain(inner) {
                    add(&mut details.categories, category, limits::OTHERS);
                }
            }
            _ => {}
        }
    }

    fn take_podcast(&mut self, element: &Element, base: Option<&Url>) {
        let details = &mut self.details;
        let address = |name: &str| value::address(&element.attribute(name)?, base);
        match element.name.as_str() {
            "guid" => value::set(&mut details.guid, element.text()),
            "medium" => value::set(&mut details.medium, element.text()),
            "locked" => value::set(&mut details.locked, value::yes_or_no(element.text())),
            "person" => add(&mut details.people, value::person(element, base), limits::PEOPLE),
            "funding" => {
                let funding = address("url").map(|url| Funding { url, text: element.text() });
                add(&mut details.funding, funding, limits::OTHERS);
            }
            "trailer" => {
                let trailer = value::enclosure(element, "length", base).map(|audio| Trailer {
                    title: element.text(),
                    audio,
                    published: element.attribute("pubdate").and_then(|date| dates::parse(&date)),
                    season: element.attribute("season").and_then(|season| value::number(&season)),
                });
                add(&mut details.trailers, trailer, limits::OTHERS);
            }
            "license" => value::set(&mut details.license, value::license(element, base)),
            "location" => value::set(&mut details.location, value::location(element)),
            "updateFrequency" => {
                let frequency = UpdateFrequency {
                    text: element.text(),
                    rule: element.attribute("rrule"),
                    complete: value::yes_or_no(element.attribute("complete")).unwrap_or_default(),
                };
                value::set(&mut details.update_frequency, Some(frequency));
            }
            "podroll" => {
                for item in element.children_named("remoteItem") {
                    add(&mut details.podroll, Some(remote_item(item, base)), limits::OTHERS);
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

//! The feed worker: reads feeds, and the small files that belong to them.

use std::cell::RefCell;
use std::rc::Rc;

use netstack_fm::catalogue::Catalogue;
use netstack_fm::feed::{self, chapters};
use netstack_fm::show::ChapterSource;
use netstack_fm::site::Site;
use netstack_fm::wire::{self, Request};
use netstack_fm::worker;
use web_sys::TextDecoder;

/// A feed of one episode in the shape of real ones.
const WARM_UP: &str = include_str!("warm_up.xml");

/// How many episodes are read before the first real one. Browsers compile code
/// when it first runs, and well only when it has run often.
const WARM_UP_EPISODES: usize = 24;

fn main() {
    let site = Rc::new(RefCell::new((Site::default(), Vec::new())));
    worker::serve(move |request, content| {
        let answer = answer(&site, &request, &content);
        async move { answer }
    });
    warm_up();
}

/// Has the browser compile what reading takes, while the real feed is still on
/// its way.
fn warm_up() {
    let Some((head, item)) = WARM_UP.split_once("<item>") else { return };
    let item = item.trim_end().trim_end_matches("</channel></rss>");
    let items = format!("<item>{item}").repeat(WARM_UP_EPISODES);
    let feed = format!("{head}{items}</channel></rss>");
    if let Ok(show) = feed::parse(&feed, "https://example.org/feed.xml") {
        let source = feed::Source::default();
        wire::encode_feed(Ok(Catalogue::new(&show, &Site::default(), &source, &[])));
    }
}

/// What the editors say, and what is wrong in how they say it.
type KnownSite = RefCell<(Site, Vec<String>)>;

fn answer(site: &KnownSite, request: &[u8], content: &[u8]) -> Vec<u8> {
    let Some(request) = wire::decode::<Request>(request) else { return Vec::new() };
    match request {
        Request::Site => {
            let known = Site::parse(&String::from_utf8_lossy(content));
            let answer: wire::SiteAnswer = known.0.feeds.clone();
            site.replace(known);
            wire::encode(&answer)
        }
        Request::Feed { address } => {
            let show = feed::parse(&decoded(content), &address);
            let (site, faults) = &*site.borrow();
            let source = feed::Source { address, bytes: content.len() };
            wire::encode_feed(show.map(|show| Catalogue::new(&show, site, &source, faults)))
        }
        Request::Chapters { address, known } => {
            let file = decoded(content);
            let drafts = chapters::read_file(&file, &address);
            let xml = file.trim_start_matches('\u{feff}').trim_start().starts_with('<');
            let source = if xml { ChapterSource::Podlove } else { ChapterSource::File };
            wire::encode(&worker::merged(source, drafts, known))
        }
        Request::Transcript { address, mime } => {
            let cues: wire::TranscriptAnswer =
                feed::transcript::read(&decoded(content), mime.as_deref(), &address);
            wire::encode(&cues)
        }
    }
}

/// A text, whatever its encoding; one that no browser knows is read as UTF-8.
fn decoded(bytes: &[u8]) -> String {
    let decoder = feed::encoding::label(bytes).and_then(|l| TextDecoder::new_with_label(&l).ok());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

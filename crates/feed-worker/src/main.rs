//! The feed worker reads feeds, `site.json`, chapter files and transcripts.

use std::cell::RefCell;
use std::rc::Rc;

use catalogue::{Catalogue, FeedSource};
use feed::chapters;
use show::ChapterSource;
use site::Site;
use web_sys::TextDecoder;
use wire::FeedWorkerRequest;

/// A feed of one episode in the shape of real ones.
const WARM_UP: &str = include_str!("warm_up.xml");

/// How many episodes are read before the first real feed. Browsers compile a function
/// when it is first called, and optimise it after many calls.
const WARM_UP_EPISODES: usize = 24;

fn main() {
    let site = Rc::new(RefCell::new(KnownSite::default()));
    worker::serve(move |request, content| {
        let answer = answer(&site, &request, &content);
        async move { answer }
    });
    warm_up();
}

/// Reads a feed of its own, so that the browser compiles the reader while the real
/// feed is being fetched.
fn warm_up() {
    let Some((head, item)) = WARM_UP.split_once("<item>") else { return };
    let item = item.trim_end().trim_end_matches("</channel></rss>");
    let items = format!("<item>{item}").repeat(WARM_UP_EPISODES);
    let feed = format!("{head}{items}</channel></rss>");
    if let Ok(show) = feed::parse(&feed, "https://example.org/feed.xml") {
        let source = FeedSource::default();
        wire::encode_feed(Ok(Catalogue::new(&show, &Site::default(), &source, &[])));
    }
}

/// The last `site.json`, and what is wrong in it.
type KnownSite = (Site, Vec<String>);

fn answer(site: &RefCell<KnownSite>, request: &[u8], content: &[u8]) -> Vec<u8> {
    let Some(request) = wire::decode::<FeedWorkerRequest>(request) else { return Vec::new() };
    match request {
        FeedWorkerRequest::Site => {
            let known = Site::parse(&String::from_utf8_lossy(content));
            let answer: wire::SiteAnswer = known.0.feeds.clone();
            site.replace(known);
            wire::encode(&answer)
        }
        FeedWorkerRequest::Feed { address, content_type } => {
            let show = feed::parse(&decode_text(content, content_type.as_deref()), &address);
            let (site, faults) = &*site.borrow();
            let source = FeedSource { address, bytes: content.len() };
            wire::encode_feed(show.map(|show| Catalogue::new(&show, site, &source, faults)))
        }
        FeedWorkerRequest::Chapters { address, content_type, known } => {
            let file = decode_text(content, content_type.as_deref());
            let drafts = chapters::read_file(&file, &address);
            let xml = file.trim_start_matches('\u{feff}').trim_start().starts_with('<');
            let source = if xml { ChapterSource::Podlove } else { ChapterSource::File };
            wire::encode(&known.merge(source, drafts))
        }
        FeedWorkerRequest::Transcript { address, content_type, mime } => {
            let text = decode_text(content, content_type.as_deref());
            let cues: wire::TranscriptAnswer =
                feed::transcript::read(&text, mime.as_deref(), &address);
            wire::encode(&cues)
        }
    }
}

/// Decodes a text; as UTF-8 if the browser does not know its encoding.
fn decode_text(bytes: &[u8], content_type: Option<&str>) -> String {
    let label = feed::encoding::label(bytes, content_type);
    let decoder = label.and_then(|label| TextDecoder::new_with_label(&label).ok());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

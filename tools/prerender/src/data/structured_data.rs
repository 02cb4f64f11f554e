//! JSON-LD in the words of <https://schema.org/>.

use catalogue::{Catalogue, Entry, Guest};
use head::absolute;
use serde_json::{Value, json};
use show::{Address, Length, Route, Transcript};

use crate::snapshot::Snapshot;

/// What is on the page of a route; `None` where schema.org has no word for it.
pub fn of(route: &Route, snapshot: &Snapshot) -> Option<Value> {
    let catalogue = &snapshot.catalogue;
    let mut data = match route {
        Route::Home | Route::About => series(snapshot),
        Route::Episode(segment) => episode(catalogue.entry(segment)?, snapshot),
        Route::Guest(slug) => person(catalogue.guest(slug)?, snapshot),
        _ => return None,
    };
    data.as_object_mut()?.insert("@context".to_owned(), json!("https://schema.org"));
    Some(data)
}

fn series(snapshot: &Snapshot) -> Value {
    let Catalogue { identity, description, hosts, .. } = &*snapshot.catalogue;
    let hosts: Vec<_> =
        hosts.iter().map(|host| json!({ "@type": "Person", "name": host.name })).collect();
    let site = &snapshot.site;
    json!({
        "@type": "PodcastSeries",
        "@id": series_id(site),
        "name": identity.name,
        "description": description,
        "url": format!("{site}/"),
        "webFeed": format!("{site}/feed.xml"),
        "image": format!("{site}/share/show.png"),
        "inLanguage": snapshot.language(),
        "author": hosts,
    })
}

fn series_id(site: &str) -> String {
    format!("{site}/#series")
}

fn episode(entry: &Entry, snapshot: &Snapshot) -> Value {
    let (episode, site) = (&entry.episode, &snapshot.site);
    let page = absolute(site, &entry.path);
    let mut data = json!({
        "@type": "PodcastEpisode",
        "name": episode.title(),
        "description": episode.summary,
        "url": page,
        "image": format!("{site}/share/{}.png", head::segment(entry)),
        "partOfSeries": {
            "@type": "PodcastSeries",
            "@id": series_id(site),
            "name": snapshot.catalogue.identity.name,
            "url": format!("{site}/"),
        },
    });
    let Some(fields) = data.as_object_mut() else { return data };
    let mut add = |name: &str, value: Option<Value>| {
        fields.extend(value.map(|value| (name.to_owned(), value)));
    };
    add("episodeNumber", episode.number.map(|number| json!(number)));
    add("datePublished", episode.published.map(|published| json!(published.date.iso())));
    add("timeRequired", episode.duration.map(|duration| json!(iso_duration(duration))));
    add("associatedMedia", audio(entry, snapshot));
    let clips: Vec<_> = clips(entry, site);
    add("hasPart", (!clips.is_empty()).then(|| json!(clips)));
    let actors = entry.guests.iter().map(|guest| {
        json!({
            "@type": "Person",
            "name": guest.name,
            "url": format!("{site}/guests/{}", guest.slug),
        })
    });
    let actors: Vec<_> = actors.collect();
    add("actor", (!actors.is_empty()).then(|| json!(actors)));
    let citations: Vec<_> = episode.references.iter().map(|reference| &reference.url).collect();
    add("citation", (!citations.is_empty()).then(|| json!(citations)));
    data
}

fn audio(entry: &Entry, snapshot: &Snapshot) -> Option<Value> {
    let (episode, site) = (&entry.episode, &snapshot.site);
    let audio = episode.audio.as_ref()?;
    let mut data = json!({
        "@type": "AudioObject",
        "contentUrl": absolute(site, &audio.url),
    });
    let fields = data.as_object_mut()?;
    fields.extend(audio.mime.as_ref().map(|mime| ("encodingFormat".to_owned(), json!(mime))));
    let duration = episode.duration.map(|duration| json!(iso_duration(duration)));
    fields.extend(duration.map(|duration| ("duration".to_owned(), duration)));
    let text = snapshot
        .transcript(entry)
        .map(|cues| cues.iter().map(|cue| cue.text.as_str()).collect::<Vec<_>>().join(" "));
    fields.extend(text.map(|text| ("transcript".to_owned(), json!(text))));
    let file = Transcript::best(&episode.transcripts).map(|best| absolute(site, &best.url));
    let file = file.map(|url| json!({ "@type": "MediaObject", "contentUrl": url }));
    fields.extend(file.map(|file| ("caption".to_owned(), file)));
    Some(data)
}

/// The chapters, each up to the next one.
fn clips(entry: &Entry, site: &str) -> Vec<Value> {
    let episode = &entry.episode;
    let chapters: Vec<_> = episode.chapters.listed().map(|(_, chapter)| chapter).collect();
    let ends = chapters.iter().skip(1).map(|next| Some(next.start.as_secs_f64()));
    let last = episode.duration.map(|duration| duration.as_secs_f64());
    let ends = ends.chain(std::iter::once(last));
    let clips = chapters.iter().zip(ends).map(|(chapter, end)| {
        let address = Address::of_moment(&entry.path, chapter.start).to_string();
        let mut clip = json!({
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": chapter.start.as_secs_f64(),
            "url": absolute(site, &address),
        });
        if let (Some(fields), Some(end)) = (clip.as_object_mut(), end) {
            fields.insert("endOffset".to_owned(), json!(end));
        }
        clip
    });
    clips.collect()
}

fn person(guest: &Guest, snapshot: &Snapshot) -> Value {
    let site = &snapshot.site;
    let mut data = json!({
        "@type": "Person",
        "name": guest.name,
        "url": format!("{site}/guests/{}", guest.slug),
    });
    let Some(fields) = data.as_object_mut() else { return data };
    let works_for = guest.affiliation.as_ref();
    let works_for = works_for.map(|name| json!({ "@type": "Organization", "name": name }));
    fields.extend(works_for.map(|organization| ("worksFor".to_owned(), organization)));
    fields.extend(guest.line.as_ref().map(|line| ("description".to_owned(), json!(line))));
    let links: Vec<_> = guest.links.iter().map(|link| &link.url).collect();
    if !links.is_empty() {
        fields.insert("sameAs".to_owned(), json!(links));
    }
    data
}

/// ISO 8601: `PT1H27M0S`.
fn iso_duration(duration: Length) -> String {
    let seconds = duration.as_secs();
    format!("PT{}H{}M{}S", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

//! What in `site.json` is valid and yet without effect, for its editors.

use std::path::Path;

use catalogue::Catalogue;
use serde_json::Value;
use site::{Corrected, Layer, Site};

/// The hints for a site, each as a sentence.
pub fn of(site: &Site, json: &Value, catalogue: &Catalogue, dist: &Path) -> Vec<String> {
    let mut hints = topics(site, catalogue);
    hints.extend(corrections(site, catalogue));
    let mut files = Vec::new();
    named_files(json, &mut files);
    let missing =
        files.into_iter().filter(|file| !dist.join(file.trim_start_matches('/')).exists());
    hints.extend(missing.map(|file| format!("“{file}” is not in the folder of the show")));
    hints
}

/// Topics that no episode has.
fn topics(site: &Site, catalogue: &Catalogue) -> Vec<String> {
    let found = topic_ids(&catalogue.layers);
    let all = site.layers.iter().flat_map(|layer| &layer.topics);
    let idle = all.filter(|topic| !found.contains(&topic.id.as_str()));
    idle.map(|topic| format!("no episode has the topic “{}”", topic.name)).collect()
}

/// Corrections of episodes that are not in the feed, or with topics that are not in the file.
fn corrections(site: &Site, catalogue: &Catalogue) -> Vec<String> {
    let known = topic_ids(&site.layers);
    let mut hints = Vec::new();
    for correction in &site.episodes {
        let (name, is_there) = match &correction.of {
            Corrected::Number(number) => {
                (format!("the number {number}"), catalogue.by_number(*number).is_some())
            }
            Corrected::Guid(guid) => {
                let mut entries = catalogue.entries.iter();
                (format!("the guid “{guid}”"), entries.any(|entry| entry.episode.id.0 == *guid))
            }
        };
        if !is_there {
            hints.push(format!("no episode of the feed has {name}, which `episodes` corrects"));
        }
        let unknown = correction.topics.iter().filter(|topic| !known.contains(&topic.as_str()));
        hints.extend(unknown.map(|topic| format!("no layer has the topic “{topic}” of {name}")));
    }
    hints
}

fn topic_ids(layers: &[Layer]) -> Vec<&str> {
    layers.iter().flat_map(|layer| &layer.topics).map(|topic| topic.id.as_str()).collect()
}

/// The paths of files of this site among the texts of a value. A brace marks a template.
fn named_files<'a>(value: &'a Value, files: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => {
            let name = text.rsplit('/').next().unwrap_or_default();
            if text.starts_with('/') && name.contains('.') && !text.contains(['{', '?', '#', ' ']) {
                files.push(text);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| named_files(value, files)),
        Value::Object(fields) => fields.values().for_each(|value| named_files(value, files)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

use std::borrow::Cow;
use std::rc::Rc;

use catalogue::{Catalogue, CitedWork};
use rustc_hash::FxHashMap;
use show::words::folded;
use show::{Cue, EpisodeId};

use crate::fields::{self, Affiliations, Field, Location};
use crate::words::words;
use crate::{Query, SearchRequest, SearchResults, Term};

/// An inverted index of all words of a show.
///
/// Documents are numbered consecutively: episodes, then guests, then works.
pub struct Index {
    pub(super) catalogue: Catalogue,
    pub(super) works: Vec<CitedWork>,
    pub(super) affiliations: Affiliations,
    /// By episode.
    pub(super) transcripts: FxHashMap<usize, Vec<Cue>>,
    pub(super) units: Vec<Unit>,
    /// The word ids of all units, concatenated.
    stream: Vec<u32>,
    /// The id of each word.
    ids: FxHashMap<Rc<str>, u32>,
    /// For each word id, the units that contain the word, ascending.
    postings: Vec<Vec<u32>>,
    /// All words with their ids, ascending. A search sorts again if words were added.
    sorted: Vec<(Rc<str>, u32)>,
}

/// An indexed text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// The number of the document that contains the text.
    pub document: usize,
    /// The field of the text.
    pub field: Field,
    /// The index among the texts of the same field and document.
    pub at: usize,
    /// The start of the unit's words in the stream.
    start: usize,
    /// The end of the unit's words in the stream, exclusive.
    end: usize,
}

impl Index {
    /// Indexes everything but transcripts.
    pub fn new(catalogue: Catalogue) -> Self {
        let works = catalogue.bibliography();
        let guests = catalogue.guests.iter();
        let affiliations = guests.filter_map(|g| Some((g.slug.clone(), g.affiliation.clone()?)));
        let affiliations = affiliations.collect();
        let mut index = Self {
            works,
            affiliations,
            catalogue,
            transcripts: FxHashMap::default(),
            units: Vec::new(),
            stream: Vec::new(),
            ids: FxHashMap::default(),
            postings: Vec::new(),
            sorted: Vec::new(),
        };
        index.add_all();
        index
    }

    /// Indexes the transcript of an episode. Does nothing if the episode is unknown
    /// or already has a transcript.
    pub fn add_transcript(&mut self, id: &EpisodeId, cues: Vec<Cue>) {
        let episode = self.catalogue.entries.iter().position(|entry| entry.episode.id == *id);
        let Some(episode) = episode.filter(|episode| !self.transcripts.contains_key(episode))
        else {
            return;
        };
        for (location, text) in fields::transcript_texts(&cues) {
            self.add(episode, location, &text);
        }
        self.transcripts.insert(episode, cues);
    }

    /// Runs a search.
    pub fn search(&mut self, request: &SearchRequest) -> SearchResults {
        if self.sorted.len() < self.ids.len() {
            self.sort_words();
        }
        self.rank(&Query::parse(&request.text), request.max_moments, request.max_works)
    }

    /// The number of documents.
    pub(super) fn document_count(&self) -> usize {
        self.catalogue.entries.len() + self.catalogue.guests.len() + self.works.len()
    }

    /// Calls `visit` for each unit that contains a term, with whether the term's last
    /// word matches exactly and not just as a prefix. Visits a unit once for each word
    /// of the index that matches.
    pub(super) fn units_with(&self, term: &Term, mut visit: impl FnMut(u32, bool)) {
        let Some((last, preceding)) = term.words.split_last() else { return };
        let preceding: Option<Vec<&u32>> =
            preceding.iter().map(|word| self.ids.get(word.as_str())).collect();
        let Some(preceding) = preceding else { return };
        for (word, id) in self.words_with_prefix(last) {
            let exact = **word == **last;
            if !exact && !term.prefix {
                break;
            }
            for unit in self.postings.get(*id as usize).into_iter().flatten() {
                if preceding.is_empty() || self.has_phrase(*unit, &preceding, *id) {
                    visit(*unit, exact);
                }
            }
        }
    }

    /// All words, ascending, each with the number of units that contain it.
    pub(super) fn vocabulary(&self) -> impl Iterator<Item = (&str, usize)> {
        let count = |id: u32| self.postings.get(id as usize).map_or(0, Vec::len);
        self.sorted.iter().map(move |(word, id)| (&**word, count(*id)))
    }

    /// Whether any word starts with this.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.words_with_prefix(prefix).next().is_some()
    }

    fn words_with_prefix<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = &'a (Rc<str>, u32)> {
        let from = self.sorted.partition_point(|(word, _)| **word < *prefix);
        let rest = self.sorted.iter().skip(from);
        rest.take_while(move |(word, _)| word.starts_with(prefix))
    }

    /// Whether a unit contains these words in a row.
    fn has_phrase(&self, unit: u32, preceding: &[&u32], last: u32) -> bool {
        let unit = self.units.get(unit as usize);
        let words = unit.and_then(|unit| self.stream.get(unit.start..unit.end)).unwrap_or_default();
        words.windows(preceding.len() + 1).any(|window| {
            window.last() == Some(&last) && window.iter().zip(preceding).all(|(a, b)| a == *b)
        })
    }

    fn add_all(&mut self) {
        // Moved out to be read while the rest of the index is written.
        let catalogue = std::mem::take(&mut self.catalogue);
        let works = std::mem::take(&mut self.works);
        let affiliations = std::mem::take(&mut self.affiliations);
        let mut document = 0;
        let mut add = |texts: Vec<(Location, Cow<'_, str>)>| {
            for (location, text) in texts {
                self.add(document, location, &text);
            }
            document += 1;
        };
        catalogue.entries.iter().for_each(|entry| add(fields::entry_texts(entry, &affiliations)));
        catalogue.guests.iter().for_each(|guest| add(fields::guest_texts(guest)));
        works.iter().for_each(|work| add(fields::work_texts(work)));
        (self.catalogue, self.works, self.affiliations) = (catalogue, works, affiliations);
    }

    fn add(&mut self, document: usize, (field, at): Location, text: &str) {
        let (unit, start) = (self.units.len() as u32, self.stream.len());
        for (_, word) in words(text) {
            let id = self.word_id(&folded(word));
            self.stream.push(id);
            if let Some(units) = self.postings.get_mut(id as usize)
                && units.last() != Some(&unit)
            {
                units.push(unit);
            }
        }
        self.units.push(Unit { document, field, at, start, end: self.stream.len() });
    }

    /// The id of a word. A new word gets one.
    fn word_id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.postings.len() as u32;
        self.ids.insert(Rc::from(word), id);
        self.postings.push(Vec::new());
        id
    }

    fn sort_words(&mut self) {
        self.sorted = self.ids.iter().map(|(word, id)| (Rc::clone(word), *id)).collect();
        self.sorted.sort_unstable();
    }
}

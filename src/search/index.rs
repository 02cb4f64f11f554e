use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::texts::{self, Affiliations, Field, Place};
use super::{Query, Term};
use crate::catalogue::{Catalogue, Work};
use crate::show::words::{folded, runs};
use crate::show::{Cue, EpisodeId};

/// All words of a show, and where they stand.
///
/// Documents are numbered through: episodes, then guests, then works.
pub struct Index {
    pub(super) catalogue: Catalogue,
    pub(super) works: Vec<Work>,
    pub(super) affiliations: Affiliations,
    pub(super) transcripts: FxHashMap<usize, Vec<Cue>>,
    pub(super) units: Vec<Unit>,
    /// The words of all units, one after the other.
    stream: Vec<u32>,
    numbers: FxHashMap<Rc<str>, u32>,
    /// For each word, the units in which it stands, in order.
    postings: Vec<Vec<u32>>,
    /// All words in order, with their numbers; put in order at the first question
    /// after one was added.
    sorted: Vec<(Rc<str>, u32)>,
}

/// A piece of text that was taken in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub document: usize,
    pub field: Field,
    /// Its place among those of the same field and document.
    pub at: usize,
    /// Where its words begin in the stream, and where they end.
    from: usize,
    to: usize,
}

impl Index {
    /// Takes in everything but transcripts.
    pub fn new(catalogue: Catalogue) -> Self {
        let works = catalogue.works();
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
            numbers: FxHashMap::default(),
            postings: Vec::new(),
            sorted: Vec::new(),
        };
        index.take_in_all();
        index
    }

    /// Takes in what is spoken in an episode. An unknown one is passed over, and
    /// so is one that was taken in before.
    pub fn add_transcript(&mut self, id: &EpisodeId, cues: Vec<Cue>) {
        let place = self.catalogue.entries.iter().position(|entry| entry.id == *id);
        let Some(place) = place.filter(|place| !self.transcripts.contains_key(place)) else {
            return;
        };
        for (at, text) in texts::of_transcript(&cues) {
            self.take_in(place, at, &text);
        }
        self.transcripts.insert(place, cues);
    }

    /// How many documents there are.
    pub(super) fn documents(&self) -> usize {
        self.catalogue.entries.len() + self.catalogue.guests.len() + self.works.len()
    }

    /// Calls back for each unit in which a term stands, and with whether it stands
    /// there as a whole; more than once for one in which it stands in several ways.
    pub(super) fn units_with(&self, term: &Term, mut visit: impl FnMut(u32, bool)) {
        let Some((last, before)) = term.words.split_last() else { return };
        let Some(before) = before.iter().map(|word| self.numbers.get(word.as_str())).collect()
        else {
            return;
        };
        let before: Vec<&u32> = before;
        for (word, number) in self.beginning_with(last) {
            let exact = **word == **last;
            if !exact && !term.prefix {
                break;
            }
            for unit in self.postings.get(*number as usize).into_iter().flatten() {
                if before.is_empty() || self.has_phrase(*unit, &before, *number) {
                    visit(*unit, exact);
                }
            }
        }
    }

    /// All words, in order, with how many units each stands in.
    pub(super) fn vocabulary(&self) -> impl Iterator<Item = (&str, usize)> {
        let count = |number: u32| self.postings.get(number as usize).map_or(0, Vec::len);
        self.sorted.iter().map(move |(word, number)| (&**word, count(*number)))
    }

    /// Whether any word begins like this.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.beginning_with(word).next().is_some()
    }

    fn beginning_with<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a (Rc<str>, u32)> {
        let from = self.sorted.partition_point(|(word, _)| **word < *start);
        let rest = self.sorted.iter().skip(from);
        rest.take_while(move |(word, _)| word.starts_with(start))
    }

    fn has_phrase(&self, unit: u32, before: &[&u32], last: u32) -> bool {
        let unit = self.units.get(unit as usize);
        let words = unit.and_then(|unit| self.stream.get(unit.from..unit.to)).unwrap_or_default();
        words.windows(before.len() + 1).any(|window| {
            window.last() == Some(&last) && window.iter().zip(before).all(|(a, b)| a == *b)
        })
    }

    fn take_in_all(&mut self) {
        // Out of the way for as long as it is read and the rest is written.
        let catalogue = std::mem::take(&mut self.catalogue);
        let works = std::mem::take(&mut self.works);
        let affiliations = std::mem::take(&mut self.affiliations);
        let mut document = 0;
        let mut take = |texts: Vec<(Place, std::borrow::Cow<'_, str>)>| {
            for (place, text) in texts {
                self.take_in(document, place, &text);
            }
            document += 1;
        };
        catalogue.entries.iter().for_each(|entry| take(texts::of_entry(entry, &affiliations)));
        catalogue.guests.iter().for_each(|guest| take(texts::of_guest(guest)));
        works.iter().for_each(|work| take(texts::of_work(work)));
        (self.catalogue, self.works, self.affiliations) = (catalogue, works, affiliations);
    }

    fn take_in(&mut self, document: usize, (field, at): Place, text: &str) {
        let (number, from) = (self.units.len() as u32, self.stream.len());
        for (_, run) in runs(text) {
            let word = self.number(&folded(run));
            self.stream.push(word);
            if let Some(units) = self.postings.get_mut(word as usize)
                && units.last() != Some(&number)
            {
                units.push(number);
            }
        }
        self.units.push(Unit { document, field, at, from, to: self.stream.len() });
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.postings.len() as u32;
        self.numbers.insert(Rc::from(word), number);
        self.postings.push(Vec::new());
        number
    }

    fn sort(&mut self) {
        self.sorted =
            self.numbers.iter().map(|(word, number)| (Rc::clone(word), *number)).collect();
        self.sorted.sort_unstable();
    }

    /// What is found for what somebody types, with so many of the best moments and
    /// works.
    pub fn search(&mut self, text: &str, moments: usize, works: usize) -> super::Findings {
        if self.sorted.len() < self.numbers.len() {
            self.sort();
        }
        self.find(&Query::parse(text), moments, works)
    }
}

use std::cmp::Reverse;

use show::{Date, Moment};

use crate::fields::{self, Field};
use crate::index::Unit;
use crate::marks::hits;
use crate::{Filter, FoundMoment, Index, Query, Remark, SearchResults, Snippet, Term};

/// The most episodes to return. Only a query of a letter or two finds more in a very large
/// show, and a page takes longer to count the topics of more.
const MAX_EPISODES: usize = 1_000;
/// The most guests to return.
const MAX_GUESTS: usize = 24;
/// The most snippets to return: one for each episode that a page shows at first.
const MAX_SNIPPETS: usize = 25;
/// How much of a text a snippet shows before the start of a match, in bytes.
const SNIPPET_BEFORE: usize = 60;
/// How much of a text a snippet shows from the start of a match on, in bytes.
const SNIPPET_AFTER: usize = 140;

/// The matches of a query. In masks, each bit is a term.
struct Tally {
    /// By unit, the terms that match.
    found: Vec<u16>,
    /// By unit, the terms that match exactly and not just as a prefix.
    exact: Vec<u16>,
    /// The units in which any term matches.
    touched: Vec<u32>,
    /// By document, the terms that match.
    covered: Vec<u16>,
    /// By document.
    score: Vec<u32>,
}

impl Index {
    /// Runs a query, with at most this many moments and works in the results.
    pub(super) fn rank(
        &self,
        query: &Query,
        max_moments: usize,
        max_works: usize,
    ) -> SearchResults {
        let mut results = SearchResults {
            remarks: query.faults.iter().cloned().map(Remark::Fault).collect(),
            ..SearchResults::default()
        };
        if query.is_empty() {
            return results;
        }
        let allowed = self.allowed(&query.filters);
        let mut terms = query.terms.clone();
        let mut tally = self.tally(&terms);
        let mut matched = tally.matching(terms.len() as u32, &allowed);
        if matched.is_empty() {
            let (corrected, remarks) = self.corrected(&terms);
            terms = corrected;
            tally = self.tally(&terms);
            matched = tally.matching(terms.len() as u32, &allowed);
            results.remarks.extend(remarks);
        }
        let most_terms = tally.most_terms(&allowed);
        if matched.is_empty() && most_terms > 0 {
            matched = tally.matching(most_terms, &allowed);
            results.remarks.push(Remark::Partial);
        }
        matched.sort_by_key(|document| (Reverse(tally.score.get(*document)), *document));
        results.terms = terms;
        self.add_documents(&matched, max_works, &mut results);
        results.total_episodes = results.episodes.len();
        results.episodes.truncate(MAX_EPISODES);
        self.add_moments(&tally, &matched, max_moments, &mut results);
        self.add_snippets(&tally, &mut results);
        results
    }

    fn tally(&self, terms: &[Term]) -> Tally {
        let (units, documents) = (self.units.len(), self.document_count());
        let mut tally = Tally {
            found: vec![0; units],
            exact: vec![0; units],
            touched: Vec::new(),
            covered: vec![0; documents],
            score: vec![0; documents],
        };
        for (at, term) in terms.iter().enumerate() {
            let mut best = vec![0; documents];
            self.units_with(term, |unit, exact| {
                if tally.record(unit, 1 << at, exact)
                    && let Some(unit) = self.units.get(unit as usize)
                {
                    tally.credit(unit, 1 << at, exact, &mut best);
                }
            });
            for (score, best) in tally.score.iter_mut().zip(best) {
                *score += best;
            }
        }
        tally
    }

    /// By document, whether it passes all filters.
    fn allowed(&self, filters: &[Filter]) -> Vec<bool> {
        let mut allowed = vec![true; self.document_count()];
        for filter in filters {
            let passing = match filter {
                Filter::Guest(term) => self.with_field(term, Field::Guest),
                Filter::Topic(term) => self.with_field(term, Field::Topic),
                Filter::Reference(term) => self.with_field(term, Field::Reference),
                Filter::Without(term) => self.without(term),
                Filter::Before(date) => self.published(|day| day < *date),
                Filter::After(date) => self.published(|day| day >= *date),
            };
            for (allowed, passing) in allowed.iter_mut().zip(passing) {
                *allowed &= passing;
            }
        }
        allowed
    }

    fn without(&self, term: &Term) -> Vec<bool> {
        let mut without = vec![true; self.document_count()];
        self.units_with(term, |unit, _| {
            let document = self.units.get(unit as usize).map(|unit| unit.document);
            if let Some(without) = document.and_then(|document| without.get_mut(document)) {
                *without = false;
            }
        });
        without
    }

    fn with_field(&self, term: &Term, field: Field) -> Vec<bool> {
        let mut with = vec![false; self.document_count()];
        self.units_with(term, |unit, _| {
            let unit = self.units.get(unit as usize).filter(|unit| unit.field == field);
            if let Some(with) = unit.and_then(|unit| with.get_mut(unit.document)) {
                *with = true;
            }
        });
        with
    }

    /// Guests and works have no date, so they never pass.
    fn published(&self, passes: impl Fn(Date) -> bool) -> Vec<bool> {
        let entries = self.catalogue.entries.iter();
        let days = entries.map(|entry| entry.episode.published.is_some_and(|p| passes(p.date)));
        let mut published: Vec<_> = days.collect();
        published.resize(self.document_count(), false);
        published
    }

    /// Sorts the matched documents into episodes, guests and works.
    fn add_documents(&self, matched: &[usize], max_works: usize, results: &mut SearchResults) {
        let first_guest = self.catalogue.entries.len();
        let first_work = first_guest + self.catalogue.guests.len();
        for document in matched {
            if *document < first_guest {
                results.episodes.push(*document);
            } else if *document < first_work {
                results.total_guests += 1;
                if results.guests.len() < MAX_GUESTS {
                    results.guests.push(document - first_guest);
                }
            } else {
                results.total_works += 1;
                let work = self.works.get(document - first_work);
                results.works.extend(work.filter(|_| results.works.len() < max_works).cloned());
            }
        }
    }

    /// Adds chapters and cues of matched episodes, those with the most terms first.
    fn add_moments(
        &self,
        tally: &Tally,
        matched: &[usize],
        max: usize,
        results: &mut SearchResults,
    ) {
        let mut ranks = vec![None; self.document_count()];
        for (rank, document) in matched.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(*document) {
                *slot = Some(rank);
            }
        }
        let units = tally.touched.iter().filter_map(|number| {
            let unit = self.units.get(*number as usize)?;
            let rank = ranks.get(unit.document).copied().flatten()?;
            let at = self.start_of(unit)?;
            let count = |masks: &[u16]| masks.get(*number as usize).map_or(0, |m| m.count_ones());
            let relevance = (count(&tally.found), count(&tally.exact), unit.field.weight());
            Some(((Reverse(relevance), rank, *number), at, unit))
        });
        let mut units: Vec<_> = units.collect();
        // A chapter and the cue that reads its title aloud are one moment.
        units.sort_unstable_by_key(|(order, at, unit)| (unit.document, *at, *order));
        units.dedup_by_key(|(_, at, unit)| (unit.document, *at));
        results.total_moments = units.len();
        // A single letter finds many moments, of which only the best have to be sorted.
        if let Some(last) = max.checked_sub(1).filter(|last| *last < units.len()) {
            units.select_nth_unstable_by_key(last, |(order, ..)| *order);
            units.truncate(max);
        }
        units.sort_unstable_by_key(|(order, ..)| *order);
        results.moments =
            units.iter().filter_map(|(_, at, unit)| self.found_moment(unit, *at)).collect();
    }

    /// The start of a listed chapter or of a cue with a time.
    fn start_of(&self, unit: &Unit) -> Option<Moment> {
        match unit.field {
            Field::Chapter => {
                let entry = self.catalogue.entries.get(unit.document)?;
                let chapter = entry.episode.chapters.iter().nth(unit.at)?;
                (!chapter.silent).then_some(chapter.start)
            }
            Field::Spoken => self.transcripts.get(&unit.document)?.get(unit.at)?.start,
            _ => None,
        }
    }

    fn found_moment(&self, unit: &Unit, at: Moment) -> Option<FoundMoment> {
        let spoken = unit.field == Field::Spoken;
        Some(FoundMoment { episode: unit.document, at, text: self.text(unit)?, spoken })
    }

    /// Adds a snippet for each of the first episodes whose card lacks a term.
    fn add_snippets(&self, tally: &Tally, results: &mut SearchResults) {
        let first: Vec<usize> = results.episodes.iter().take(MAX_SNIPPETS).copied().collect();
        let mut slots = vec![None; self.catalogue.entries.len()];
        for (slot, episode) in first.iter().enumerate() {
            if let Some(entry) = slots.get_mut(*episode) {
                *entry = Some(slot);
            }
        }
        let mut found: Vec<Vec<(&Unit, u16)>> = vec![Vec::new(); first.len()];
        for number in &tally.touched {
            let at = *number as usize;
            let Some((unit, mask)) = self.units.get(at).zip(tally.found.get(at)) else { continue };
            let slot = slots.get(unit.document).copied().flatten();
            if let Some(units) = slot.and_then(|slot| found.get_mut(slot)) {
                units.push((unit, *mask));
            }
        }
        for (episode, units) in first.iter().zip(&found) {
            let on_card = units.iter().filter(|(unit, _)| unit.field.is_on_card());
            let shown = on_card.fold(0, |shown, (_, found)| shown | found);
            let missing = |found: u16| (found & !shown).count_ones();
            let others = units.iter().filter(|(_, found)| missing(*found) > 0);
            let best = others.max_by_key(|(unit, found)| (missing(*found), unit.field.weight()));
            let text = best.and_then(|(unit, _)| self.text(unit));
            if let Some(text) = text.and_then(|text| excerpt(&text, &results.terms)) {
                results.snippets.push(Snippet { episode: *episode, text });
            }
        }
    }

    /// The text of an episode's unit.
    fn text(&self, unit: &Unit) -> Option<String> {
        if unit.field == Field::Spoken {
            return Some(self.transcripts.get(&unit.document)?.get(unit.at)?.text.clone());
        }
        let entry = self.catalogue.entries.get(unit.document)?;
        if unit.field == Field::Chapter {
            return entry.episode.chapters.iter().nth(unit.at).map(|chapter| chapter.title.clone());
        }
        let texts = fields::entry_texts(entry, &self.affiliations).into_iter();
        let mut same = texts.filter(|(location, _)| *location == (unit.field, unit.at));
        same.next().map(|(_, text)| text.into_owned())
    }
}

impl Tally {
    /// Records that a term matches in a unit; returns whether that changed anything.
    /// Often it does not: a single letter is the prefix of many words of a unit.
    fn record(&mut self, number: u32, bit: u16, exact: bool) -> bool {
        let at = number as usize;
        let Some((found, whole)) = self.found.get_mut(at).zip(self.exact.get_mut(at)) else {
            return false;
        };
        let before = (*found, *whole);
        if *found == 0 {
            self.touched.push(number);
        }
        *found |= bit;
        *whole |= if exact { bit } else { 0 };
        before != (*found, *whole)
    }

    /// Counts a match for the unit's document. `best` is the score of the term so far, by
    /// document.
    fn credit(&mut self, unit: &Unit, bit: u16, exact: bool, best: &mut [u32]) {
        if let Some(covered) = self.covered.get_mut(unit.document) {
            *covered |= bit;
        }
        if let Some(best) = best.get_mut(unit.document) {
            *best = (*best).max(unit.field.weight() * if exact { 2 } else { 1 });
        }
    }

    /// The allowed documents that match at least this many terms.
    fn matching(&self, terms: u32, allowed: &[bool]) -> Vec<usize> {
        let documents = self.covered.iter().zip(allowed).enumerate();
        let matching = documents.filter(|(_, (c, allowed))| **allowed && c.count_ones() >= terms);
        matching.map(|(document, _)| document).collect()
    }

    /// The number of terms in the document with the most of them.
    fn most_terms(&self, allowed: &[bool]) -> u32 {
        let allowed = self.covered.iter().zip(allowed).filter(|(_, allowed)| **allowed);
        allowed.map(|(covered, _)| covered.count_ones()).max().unwrap_or(0)
    }
}

/// The excerpt of a text around its first match.
fn excerpt(text: &str, terms: &[Term]) -> Option<String> {
    let (start, _) = *hits(text, terms).first()?;
    let from = text.floor_char_boundary(start.saturating_sub(SNIPPET_BEFORE));
    let before = text.get(from..start)?;
    // Starts at a word.
    let cut = if from == 0 { 0 } else { before.find(' ').map_or(before.len(), |at| at + 1) };
    let to = text.floor_char_boundary((start + SNIPPET_AFTER).min(text.len()));
    let after = text.get(start..to)?;
    let after =
        if to == text.len() { after } else { after.rsplit_once(' ').map_or(after, |a| a.0) };
    let ellipsis = |shown: bool| if shown { "…" } else { "" };
    Some(format!(
        "{}{}{after}{}",
        ellipsis(from > 0),
        before.get(cut..)?,
        ellipsis(to < text.len())
    ))
}

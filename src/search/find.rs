use std::cmp::Reverse;

use super::index::Unit;
use super::marks::hits;
use super::texts::{self, Field};
use super::{Filter, Findings, Index, MomentFound, Query, Remark, Snippet, Term};
use crate::show::{Date, Moment};

/// No more episodes than this are told of: it takes more than a letter or two to look
/// for something.
const EPISODES: usize = 2_000;
/// No more guests than this.
const GUESTS: usize = 24;
/// How many episodes get a snippet: as many as a page shows at first.
const SNIPPETS: usize = 25;
/// How much of a text a snippet shows before what was found, and from there on,
/// in bytes.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// How well units and documents meet terms; a bit a term.
struct Tally {
    /// By unit: the terms that stand in it, and those that do as whole words.
    found: Vec<u16>,
    exact: Vec<u16>,
    /// The units that any term stands in.
    touched: Vec<u32>,
    /// By document.
    covered: Vec<u16>,
    score: Vec<u32>,
}

impl Index {
    pub(super) fn find(&self, query: &Query, moments: usize, works: usize) -> Findings {
        let mut findings = Findings {
            remarks: query.faults.iter().cloned().map(Remark::Fault).collect(),
            ..Findings::default()
        };
        if query.is_empty() {
            return findings;
        }
        let allowed = self.allowed(&query.filters);
        let mut terms = query.terms.clone();
        let mut tally = self.tally(&terms);
        let mut matched = tally.having(terms.len() as u32, &allowed);
        if matched.is_empty() {
            let (corrected, remarks) = self.corrected(&terms);
            terms = corrected;
            tally = self.tally(&terms);
            matched = tally.having(terms.len() as u32, &allowed);
            findings.remarks.extend(remarks);
        }
        let most = tally.most_covered(&allowed);
        if matched.is_empty() && most > 0 {
            matched = tally.having(most, &allowed);
            findings.remarks.push(Remark::Partial);
        }
        matched.sort_by_key(|document| (Reverse(tally.score.get(*document)), *document));
        findings.terms = terms;
        self.divide(&matched, works, &mut findings);
        findings.all_episodes = findings.episodes.len();
        findings.episodes.truncate(EPISODES);
        self.add_moments(&tally, &matched, moments, &mut findings);
        self.add_snippets(&tally, &mut findings);
        findings
    }

    fn tally(&self, terms: &[Term]) -> Tally {
        let (units, documents) = (self.units.len(), self.documents());
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
                if tally.note(unit, 1 << at, exact)
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

    /// Which documents the filters let pass.
    fn allowed(&self, filters: &[Filter]) -> Vec<bool> {
        let mut allowed = vec![true; self.documents()];
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
        let mut without = vec![true; self.documents()];
        self.units_with(term, |unit, _| {
            let document = self.units.get(unit as usize).map(|unit| unit.document);
            if let Some(without) = document.and_then(|document| without.get_mut(document)) {
                *without = false;
            }
        });
        without
    }

    fn with_field(&self, term: &Term, field: Field) -> Vec<bool> {
        let mut with = vec![false; self.documents()];
        self.units_with(term, |unit, _| {
            let unit = self.units.get(unit as usize).filter(|unit| unit.field == field);
            if let Some(with) = unit.and_then(|unit| with.get_mut(unit.document)) {
                *with = true;
            }
        });
        with
    }

    /// Guests and works are of no day.
    fn published(&self, passes: impl Fn(Date) -> bool) -> Vec<bool> {
        let entries = self.catalogue.entries.iter();
        let days = entries.map(|entry| entry.published.is_some_and(|p| passes(p.date)));
        let mut published: Vec<_> = days.collect();
        published.resize(self.documents(), false);
        published
    }

    /// Documents by what they are.
    fn divide(&self, matched: &[usize], works: usize, findings: &mut Findings) {
        let guests = self.catalogue.entries.len();
        let first_work = guests + self.catalogue.guests.len();
        for document in matched {
            if *document < guests {
                findings.episodes.push(*document);
            } else if *document < first_work {
                findings.all_guests += 1;
                if findings.guests.len() < GUESTS {
                    findings.guests.push(document - guests);
                }
            } else {
                findings.all_works += 1;
                let work = self.works.get(document - first_work);
                findings.works.extend(work.filter(|_| findings.works.len() < works).cloned());
            }
        }
    }

    /// Chapters and lines of episodes that were found: first those that most terms
    /// stand in.
    fn add_moments(&self, tally: &Tally, matched: &[usize], most: usize, findings: &mut Findings) {
        let mut rank = vec![None; self.documents()];
        for (place, document) in matched.iter().enumerate() {
            if let Some(rank) = rank.get_mut(*document) {
                *rank = Some(place);
            }
        }
        let units = tally.touched.iter().filter_map(|number| {
            let unit = self.units.get(*number as usize)?;
            let place = rank.get(unit.document).copied().flatten()?;
            let at = self.moment_of(unit)?;
            let count = |masks: &[u16]| masks.get(*number as usize).map_or(0, |m| m.count_ones());
            let merit = (count(&tally.found), count(&tally.exact), unit.field.weight());
            Some(((Reverse(merit), place, *number), at, unit))
        });
        let mut units: Vec<_> = units.collect();
        // A chapter whose title is read out is one moment.
        units.sort_unstable_by_key(|(merit, at, unit)| (unit.document, *at, *merit));
        units.dedup_by_key(|(_, at, unit)| (unit.document, *at));
        findings.all_moments = units.len();
        // Of the many that a single letter finds, only the best have to be in order.
        if let Some(last) = most.checked_sub(1).filter(|last| *last < units.len()) {
            units.select_nth_unstable_by_key(last, |(merit, ..)| *merit);
            units.truncate(most);
        }
        units.sort_unstable_by_key(|(merit, ..)| *merit);
        findings.moments =
            units.iter().filter_map(|(_, at, unit)| self.moment(unit, *at)).collect();
    }

    /// When it is, if it is a listed chapter or a line with a time.
    fn moment_of(&self, unit: &Unit) -> Option<Moment> {
        match unit.field {
            Field::Chapter => {
                let entry = self.catalogue.entries.get(unit.document)?;
                let chapter = entry.chapters.iter().nth(unit.at)?;
                (!chapter.silent).then_some(chapter.start)
            }
            Field::Spoken => self.transcripts.get(&unit.document)?.get(unit.at)?.start,
            _ => None,
        }
    }

    fn moment(&self, unit: &Unit, at: Moment) -> Option<MomentFound> {
        let spoken = unit.field == Field::Spoken;
        Some(MomentFound { episode: unit.document, at, text: self.text(unit)?, spoken })
    }

    /// What stands elsewhere than on the cards of the first episodes.
    fn add_snippets(&self, tally: &Tally, findings: &mut Findings) {
        let first: Vec<usize> = findings.episodes.iter().take(SNIPPETS).copied().collect();
        let mut slots = vec![None; self.catalogue.entries.len()];
        for (slot, episode) in first.iter().enumerate() {
            if let Some(of) = slots.get_mut(*episode) {
                *of = Some(slot);
            }
        }
        let mut found: Vec<Vec<(&Unit, u16)>> = vec![Vec::new(); first.len()];
        for number in &tally.touched {
            let at = *number as usize;
            let Some((unit, mask)) = self.units.get(at).zip(tally.found.get(at)) else { continue };
            let slot = slots.get(unit.document).copied().flatten();
            if let Some(of_episode) = slot.and_then(|slot| found.get_mut(slot)) {
                of_episode.push((unit, *mask));
            }
        }
        for (episode, of_episode) in first.iter().zip(&found) {
            let on_card = of_episode.iter().filter(|(unit, _)| unit.field.is_on_card());
            let shown = on_card.fold(0, |shown, (_, found)| shown | found);
            let missing = |found: u16| (found & !shown).count_ones();
            let others = of_episode.iter().filter(|(_, found)| missing(*found) > 0);
            let best = others.max_by_key(|(unit, found)| (missing(*found), unit.field.weight()));
            let text = best.and_then(|(unit, _)| self.text(unit));
            if let Some(text) = text.and_then(|text| around(&text, &findings.terms)) {
                findings.snippets.push(Snippet { episode: *episode, text });
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
            return entry.chapters.iter().nth(unit.at).map(|chapter| chapter.title.clone());
        }
        let texts = texts::of_entry(entry, &self.affiliations).into_iter();
        let mut same = texts.filter(|(place, _)| *place == (unit.field, unit.at));
        same.next().map(|(_, text)| text.into_owned())
    }
}

impl Tally {
    /// Notes that a term stands in a unit; returns whether that is news. Of most units
    /// that a single letter finds it is not: many words there begin with it.
    fn note(&mut self, number: u32, bit: u16, exact: bool) -> bool {
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

    /// Counts it for the unit's document.
    fn credit(&mut self, unit: &Unit, bit: u16, exact: bool, best: &mut [u32]) {
        if let Some(covered) = self.covered.get_mut(unit.document) {
            *covered |= bit;
        }
        if let Some(best) = best.get_mut(unit.document) {
            *best = (*best).max(unit.field.weight() * if exact { 2 } else { 1 });
        }
    }

    /// The documents with so many of the terms.
    fn having(&self, terms: u32, allowed: &[bool]) -> Vec<usize> {
        let documents = self.covered.iter().zip(allowed).enumerate();
        let having = documents.filter(|(_, (c, allowed))| **allowed && c.count_ones() >= terms);
        having.map(|(document, _)| document).collect()
    }

    fn most_covered(&self, allowed: &[bool]) -> u32 {
        let allowed = self.covered.iter().zip(allowed).filter(|(_, allowed)| **allowed);
        allowed.map(|(covered, _)| covered.count_ones()).max().unwrap_or(0)
    }
}

/// As much of a text as a snippet shows.
fn around(text: &str, terms: &[Term]) -> Option<String> {
    let (start, _) = *hits(text, terms).first()?;
    let from = text.floor_char_boundary(start.saturating_sub(BEFORE));
    let before = text.get(from..start)?;
    // From the beginning of a word.
    let cut = if from == 0 { 0 } else { before.find(' ').map_or(before.len(), |at| at + 1) };
    let to = text.floor_char_boundary((start + AFTER).min(text.len()));
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

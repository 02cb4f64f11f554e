//! The names of people: one person, one name, however the feed spells them.

use std::collections::HashMap;

use super::GuestName;
use crate::show::words::{runs, stands_at};
use crate::show::{Person, Role, Show, slug};
use crate::site::{Profile, Site};

/// Of more people who share a name's first or last word, no two are taken for
/// one because of their spelling: it would take too long to compare them all.
const COMPARED: usize = 100;

/// A word of a name; longer ones are none, and too long to compare.
const LONGEST_WORD: usize = 40;

/// Who is meant by a name: as the editors say, else as the feed does itself, by
/// the address of a person's page or by how it mostly spells them.
pub(super) struct Directory<'a> {
    /// The editors' knowledge, by every spelling.
    profiles: HashMap<String, &'a Profile>,
    /// The slug of a spelling to the name that is meant.
    meant: HashMap<String, String>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(show: &Show, site: &'a Site) -> Self {
        let spelled = site.people.iter().flat_map(|profile| {
            let names = profile.aliases.iter().chain([&profile.name]);
            names.map(move |name| (slug(name), profile))
        });
        let mut this = Self { profiles: spelled.collect(), meant: HashMap::new() };
        let mut spellings = spellings(show);
        for profile in &site.people {
            let said = Spelling { sure: true, ..Spelling::new(&profile.name) };
            let known = spellings.iter().position(|known| known.slug == said.slug);
            let href = known.and_then(|place| spellings.remove(place).href);
            spellings.push(Spelling { href, ..said });
        }
        this.meant = same_people(&spellings, show);
        this
    }

    pub(super) fn profile(&self, name: &str) -> Option<&'a Profile> {
        self.profiles.get(&slug(name)).copied()
    }

    /// The name and page of somebody called `name` somewhere.
    pub(super) fn resolve(&self, name: &str) -> GuestName {
        let spelled = slug(name);
        let profile = |slug: &str| self.profiles.get(slug).map(|profile| profile.name.as_str());
        let name = profile(&spelled).unwrap_or_else(|| {
            let meant = self.meant.get(&spelled).map_or(name, String::as_str);
            profile(&slug(meant)).unwrap_or(meant)
        });
        GuestName { name: name.to_owned(), slug: slug(name) }
    }

    pub(super) fn is_guest(&self, name: &str) -> bool {
        let meant = self.resolve(name).name;
        self.profile(&meant).is_none_or(|profile| profile.guest)
    }
}

/// A way in which the feed spells somebody's name.
struct Spelling {
    name: String,
    slug: String,
    /// How many episodes spell it so.
    episodes: usize,
    href: Option<String>,
    /// Said by the editors.
    sure: bool,
}

impl Spelling {
    fn new(name: &str) -> Self {
        let (name, slug) = (name.to_owned(), slug(name));
        Self { name, slug, episodes: 0, href: None, sure: false }
    }
}

fn spellings(show: &Show) -> Vec<Spelling> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut spellings: Vec<Spelling> = Vec::new();
    let people = show.episodes.iter().flat_map(|item| &item.details.people);
    for Person { name, href, .. } in people.filter(|person| person.role == Role::Guest) {
        let place = *places.entry(slug(name)).or_insert_with(|| {
            spellings.push(Spelling::new(name));
            spellings.len() - 1
        });
        if let Some(spelling) = spellings.get_mut(place) {
            spelling.episodes += 1;
            spelling.href = spelling.href.take().or_else(|| href.clone());
        }
    }
    spellings
}

/// For each spelling that is not the best one, which is.
fn same_people(spellings: &[Spelling], show: &Show) -> HashMap<String, String> {
    let pairs = pairs(spellings);
    let mentions = mentions(&pairs, show);
    let weight = |spelling: &Spelling| {
        let mentions = mentions.get(spelling.name.as_str()).copied();
        (spelling.sure, spelling.episodes, mentions.unwrap_or_default())
    };
    let mut meant: HashMap<String, String> = HashMap::new();
    for (newer, older) in pairs {
        // Of two that nothing tells apart, the newer one stands.
        let (good, bad) =
            if weight(older) > weight(newer) { (older, newer) } else { (newer, older) };
        meant.entry(bad.slug.clone()).or_insert_with(|| good.name.clone());
    }
    let ends: Vec<_> = meant.keys().map(|from| (from.clone(), end(&meant, from))).collect();
    ends.into_iter().collect()
}

/// Where a chain of better spellings leads.
fn end(meant: &HashMap<String, String>, from: &str) -> String {
    let mut best = meant.get(from).cloned().unwrap_or_default();
    // Better ones are never worse ones' betters, so this ends; the bound is for certainty.
    for _ in 0..meant.len() {
        match meant.get(&slug(&best)) {
            Some(better) => best.clone_from(better),
            None => break,
        }
    }
    best
}

/// The pairs of spellings that mean the same person.
fn pairs(spellings: &[Spelling]) -> Vec<(&Spelling, &Spelling)> {
    let mut pairs = Vec::new();
    for group in groups(spellings) {
        for (index, a) in group.iter().enumerate() {
            let rest = group.iter().skip(index + 1).filter(|b| !(a.sure && b.sure));
            let same = rest.filter(|b| same_page(a, b) || alike(&a.slug, &b.slug));
            pairs.extend(same.map(|b| (*a, *b)));
        }
    }
    pairs
}

/// How often the show's own words spell a name of these pairs so.
fn mentions<'a>(pairs: &[(&'a Spelling, &'a Spelling)], show: &Show) -> HashMap<&'a str, usize> {
    let mut by_first_word: HashMap<&str, Vec<&'a str>> = HashMap::new();
    for name in pairs.iter().flat_map(|(a, b)| [a.name.as_str(), b.name.as_str()]) {
        let first = runs(name).next().map(|(_, first)| first).unwrap_or_default();
        let names = by_first_word.entry(first).or_default();
        if names.len() < COMPARED && !names.contains(&name) {
            names.push(name);
        }
    }
    let mut mentions = HashMap::new();
    for text in show.episodes.iter().map(|item| &item.summary).filter(|_| !pairs.is_empty()) {
        for (at, run) in runs(text) {
            for name in by_first_word.get(run).into_iter().flatten() {
                *mentions.entry(*name).or_default() += usize::from(stands_at(text, at, name));
            }
        }
    }
    mentions
}

/// Those that may be the same person: who share a page, or the first or last
/// word of their names.
fn groups(spellings: &[Spelling]) -> Vec<Vec<&Spelling>> {
    let mut groups: HashMap<String, Vec<&Spelling>> = HashMap::new();
    for spelling in spellings {
        let first = spelling.slug.split('-').next().unwrap_or_default();
        let last = spelling.slug.rsplit('-').next().unwrap_or_default();
        let keys = [Some(format!("{first}-")), Some(format!("-{last}")), spelling.href.clone()];
        for key in keys.into_iter().flatten() {
            groups.entry(key).or_default().push(spelling);
        }
    }
    let mut groups: Vec<_> =
        groups.into_iter().filter(|(_, g)| (2..=COMPARED).contains(&g.len())).collect();
    // A map's own order is another each time.
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether two names lead to the same page, and are not only of one team.
fn same_page(a: &Spelling, b: &Spelling) -> bool {
    let initial = |spelling: &Spelling| spelling.slug.chars().next();
    a.href.is_some() && a.href == b.href && initial(a) == initial(b)
}

/// Whether two names, as slugs, differ in one word only, and there by a slip: the same
/// first letter, and one or two letters in a word that is long enough.
fn alike(a: &str, b: &str) -> bool {
    let words = a.split('-').count();
    if words < 2 || words != b.split('-').count() {
        return false;
    }
    let mut different = a.split('-').zip(b.split('-')).filter(|(a, b)| a != b);
    match (different.next(), different.next()) {
        (Some((a, b)), None) if a.len().abs_diff(b.len()) <= 2 && a.len() <= LONGEST_WORD => {
            let shorter = a.chars().count().min(b.chars().count());
            let slips = match shorter {
                0..=3 => 0,
                4..=6 => 1,
                _ => 2,
            };
            a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= slips
        }
        _ => false,
    }
}

//! The names of people. Each person has one name, whatever the spellings in the feed.

use std::collections::HashMap;

use show::words::{runs, stands_at};
use show::{Person, Role, Show, slug};
use site::{Profile, Site};

use super::GuestName;

/// The most spellings in a group of candidates. The cost of comparing them all grows
/// with the square of their number, so the spellings of a larger group stay apart.
const MAX_GROUP: usize = 100;

/// The longest word of a name that is compared, in bytes. The cost of a comparison grows
/// with the square of the length.
const LONGEST_WORD: usize = 40;

/// Maps every spelling of a name to the person's name.
///
/// `site.json` decides first. In the feed, two spellings mean the same person if they
/// link to the same page or differ by a typo; the more frequent spelling is the name.
pub(super) struct Directory<'a> {
    /// The people in `site.json`, by the slug of each of their spellings.
    profiles: HashMap<String, &'a Profile>,
    /// The person's name by the slug of each other spelling.
    canonical: HashMap<String, String>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(show: &Show, site: &'a Site) -> Self {
        let profiles = site.people.iter().flat_map(|profile| {
            let names = profile.aliases.iter().chain([&profile.name]);
            names.map(move |name| (slug(name), profile))
        });
        let profiles = profiles.collect();
        let mut spellings = spellings(show);
        for profile in &site.people {
            let editorial = Spelling { editorial: true, ..Spelling::new(&profile.name) };
            let in_feed = spellings.iter().position(|known| known.slug == editorial.slug);
            let href = in_feed.and_then(|index| spellings.remove(index).href);
            spellings.push(Spelling { href, ..editorial });
        }
        Self { profiles, canonical: canonical_names(&spellings, show) }
    }

    pub(super) fn profile(&self, name: &str) -> Option<&'a Profile> {
        self.profiles.get(&slug(name)).copied()
    }

    /// The name and the slug of the person with this spelling.
    pub(super) fn resolve(&self, spelling: &str) -> GuestName {
        let spelling_slug = slug(spelling);
        let profile = |slug: &str| self.profiles.get(slug).map(|profile| profile.name.as_str());
        let name = profile(&spelling_slug).unwrap_or_else(|| {
            let canonical = self.canonical.get(&spelling_slug).map_or(spelling, String::as_str);
            profile(&slug(canonical)).unwrap_or(canonical)
        });
        GuestName { name: name.to_owned(), slug: slug(name) }
    }

    /// Whether the name can be that of a guest. Hosts and mistaken names cannot.
    pub(super) fn is_guest(&self, name: &str) -> bool {
        let name = self.resolve(name).name;
        self.profile(&name).is_none_or(|profile| profile.guest)
    }
}

/// A spelling of a name.
struct Spelling {
    name: String,
    slug: String,
    /// The number of times that the feed lists a guest with this spelling.
    uses: usize,
    /// The address of the person's page.
    href: Option<String>,
    /// Whether it is a name in `site.json`.
    editorial: bool,
}

impl Spelling {
    fn new(name: &str) -> Self {
        let (name, slug) = (name.to_owned(), slug(name));
        Self { name, slug, uses: 0, href: None, editorial: false }
    }
}

/// The spellings of all guests in the feed, newest first.
fn spellings(show: &Show) -> Vec<Spelling> {
    let mut indices: HashMap<String, usize> = HashMap::new();
    let mut spellings: Vec<Spelling> = Vec::new();
    let people = show.episodes.iter().flat_map(|item| &item.details.people);
    for Person { name, href, .. } in people.filter(|person| person.role == Role::Guest) {
        let index = *indices.entry(slug(name)).or_insert_with(|| {
            spellings.push(Spelling::new(name));
            spellings.len() - 1
        });
        if let Some(spelling) = spellings.get_mut(index) {
            spelling.uses += 1;
            spelling.href = spelling.href.take().or_else(|| href.clone());
        }
    }
    spellings
}

/// The best spelling by the slug of each other spelling of the same person.
fn canonical_names(spellings: &[Spelling], show: &Show) -> HashMap<String, String> {
    let pairs = same_person_pairs(spellings);
    let mentions = count_mentions(&pairs, show);
    let weight = |spelling: &Spelling| {
        let mentions = mentions.get(spelling.name.as_str()).copied();
        (spelling.editorial, spelling.uses, mentions.unwrap_or_default())
    };
    let mut better: HashMap<String, String> = HashMap::new();
    for (newer, older) in pairs {
        // Of two spellings with equal weight, the newer one wins.
        let (good, bad) =
            if weight(older) > weight(newer) { (older, newer) } else { (newer, older) };
        better.entry(bad.slug.clone()).or_insert_with(|| good.name.clone());
    }
    better.keys().map(|slug| (slug.clone(), best(&better, slug))).collect()
}

/// The end of a chain of better spellings.
fn best(better: &HashMap<String, String>, from: &str) -> String {
    let mut best = better.get(from).cloned().unwrap_or_default();
    // A better spelling never leads back to a worse one, so the chain ends. The bound
    // is a safeguard.
    for _ in 0..better.len() {
        match better.get(&slug(&best)) {
            Some(name) => best.clone_from(name),
            None => break,
        }
    }
    best
}

/// The pairs of spellings that mean the same person, the newer spelling first.
fn same_person_pairs(spellings: &[Spelling]) -> Vec<(&Spelling, &Spelling)> {
    let mut pairs = Vec::new();
    for group in candidate_groups(spellings) {
        for (index, a) in group.iter().enumerate() {
            let rest = group.iter().skip(index + 1).filter(|b| !(a.editorial && b.editorial));
            let same = rest.filter(|b| is_same_page(a, b) || is_typo(&a.slug, &b.slug));
            pairs.extend(same.map(|b| (*a, *b)));
        }
    }
    pairs
}

/// How often the summaries of the episodes contain each spelling of these pairs.
fn count_mentions<'a>(
    pairs: &[(&'a Spelling, &'a Spelling)],
    show: &Show,
) -> HashMap<&'a str, usize> {
    let mut by_first_word: HashMap<&str, Vec<&'a str>> = HashMap::new();
    for name in pairs.iter().flat_map(|(a, b)| [a.name.as_str(), b.name.as_str()]) {
        let first = runs(name).next().map(|(_, first)| first).unwrap_or_default();
        let names = by_first_word.entry(first).or_default();
        if names.len() < MAX_GROUP && !names.contains(&name) {
            names.push(name);
        }
    }
    let mut mentions = HashMap::new();
    let summaries = show.episodes.iter().map(|item| &item.episode.summary);
    for text in summaries.filter(|_| !pairs.is_empty()) {
        for (at, run) in runs(text) {
            for name in by_first_word.get(run).into_iter().flatten() {
                *mentions.entry(*name).or_default() += usize::from(stands_at(text, at, name));
            }
        }
    }
    mentions
}

/// The spellings that may mean the same person: those with the same page, or the same
/// first or last word.
fn candidate_groups(spellings: &[Spelling]) -> Vec<Vec<&Spelling>> {
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
        groups.into_iter().filter(|(_, g)| (2..=MAX_GROUP).contains(&g.len())).collect();
    // The iteration order of a `HashMap` differs from run to run.
    groups.sort_by(|(a, _), (b, _)| a.cmp(b));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether two spellings have the same page and the same initial. Members of a team may
/// share a page.
fn is_same_page(a: &Spelling, b: &Spelling) -> bool {
    let initial = |spelling: &Spelling| spelling.slug.chars().next();
    a.href.is_some() && a.href == b.href && initial(a) == initial(b)
}

/// Whether two slugs of several words differ by a typo: in one word only, not in its
/// first letter, and there by an edit distance of 1, or 2 if the word has at least
/// seven letters. Words of up to three letters have to be equal.
fn is_typo(a: &str, b: &str) -> bool {
    let words = a.split('-').count();
    if words < 2 || words != b.split('-').count() {
        return false;
    }
    let mut different = a.split('-').zip(b.split('-')).filter(|(a, b)| a != b);
    match (different.next(), different.next()) {
        (Some((a, b)), None) if a.len().abs_diff(b.len()) <= 2 && a.len() <= LONGEST_WORD => {
            let shorter = a.chars().count().min(b.chars().count());
            let max_distance = match shorter {
                0..=3 => 0,
                4..=6 => 1,
                _ => 2,
            };
            a.chars().next() == b.chars().next() && strsim::levenshtein(a, b) <= max_distance
        }
        _ => false,
    }
}

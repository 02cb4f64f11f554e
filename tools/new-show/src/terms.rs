//! Terms that stand out in the texts of episodes.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use html::plain_text;
use show::{Item, Show};

/// The most episodes in which a term may occur, in percent: what is everywhere
/// distinguishes nothing.
const MOST_PERCENT: usize = 40;
/// The fewest episodes in which a term has to occur.
const FEWEST: usize = 2;
/// The fewest letters of a term.
const SHORTEST: usize = 3;

/// A term: how it is written, and in which episodes it occurs, by their place in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term, as it is written most often.
    pub name: String,
    /// The episodes.
    pub episodes: BTreeSet<usize>,
    /// How much it stands out.
    weight: u64,
}

/// The spellings of a term, and where it occurs.
#[derive(Default)]
struct Found {
    spellings: BTreeMap<String, usize>,
    episodes: BTreeSet<usize>,
    /// How often it is written as a name is, with a capital where no sentence begins.
    as_name: usize,
    count: usize,
    in_titles: usize,
}

/// The terms of a show, those that stand out most first: names and labels that several
/// episodes share, and not nearly all of them.
pub fn terms(show: &Show) -> Vec<Term> {
    let common = common_words(show);
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for (place, item) in show.episodes.iter().enumerate() {
        for label in item.details.categories.iter().chain(&item.details.keywords) {
            let entry = found.entry(label.to_lowercase()).or_default();
            entry.add(label, place);
            // An editor has chosen it.
            entry.in_titles += 3;
        }
        let title = item.episode.given_title.as_deref().unwrap_or_default();
        add_text(&mut found, title, place, &common, Kind::Title);
        for chapter in item.episode.chapters.iter() {
            add_text(&mut found, &chapter.title, place, &common, Kind::Chapter);
        }
        add_text(&mut found, &notes(item), place, &common, Kind::Notes);
    }
    let most = (show.episodes.len() * MOST_PERCENT / 100).max(FEWEST);
    let terms = found
        .into_values()
        .filter(|found| (FEWEST..=most).contains(&found.episodes.len()) && found.stands_out());
    let mut terms: Vec<_> = terms.filter_map(|found| found.term(show.episodes.len())).collect();
    terms.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
    terms
}

impl Found {
    fn add(&mut self, spelling: &str, place: usize) {
        *self.spellings.entry(spelling.to_owned()).or_default() += 1;
        self.episodes.insert(place);
        self.count += 1;
    }

    /// Names are written with a capital. Where nouns are, too, a term has to be in titles.
    fn stands_out(&self) -> bool {
        self.in_titles > 0 || self.as_name * 2 > self.count
    }

    /// The term, weighed by TF-IDF: how often it is written, and how few episodes have it.
    fn term(self, episodes: usize) -> Option<Term> {
        let rare = (episodes as f64 / self.episodes.len() as f64).ln().max(0.1);
        let weight = (self.episodes.len() + 2 * self.in_titles) as f64 * rare * 1_000.0;
        let name = self.spellings.into_iter().max_by_key(|(_, count)| *count)?.0;
        Some(Term { name, episodes: self.episodes, weight: weight as u64 })
    }
}

fn notes(item: &Item) -> String {
    plain_text(&item.episode.notes)
}

/// Where a text is from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Title,
    Chapter,
    Notes,
}

/// Whether a word has a capital or a digit inside, as "gRPC" and "HTTP" have.
fn is_abbreviation(word: &str) -> bool {
    word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric())
}

/// Adds the words of a text, and the pairs of words that are written as names.
fn add_text(
    found: &mut BTreeMap<String, Found>,
    text: &str,
    place: usize,
    common: &HashSet<String>,
    kind: Kind,
) {
    let mut before: Option<&str> = None;
    let mut begins = true;
    for word in text.split_whitespace() {
        let ends_sentence = word.ends_with(['.', '!', '?', ':']);
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_word = word.chars().count() >= SHORTEST
            && word.chars().any(char::is_alphabetic)
            && !word.contains(['/', '@', '='])
            && !common.contains(&word.to_lowercase());
        let is_name = is_word && word.chars().next().is_some_and(char::is_uppercase);
        if is_word {
            let mut add = |spelling: &str, as_name: bool| {
                let entry = found.entry(spelling.to_lowercase()).or_default();
                entry.add(spelling, place);
                entry.as_name += usize::from(as_name);
                entry.in_titles += usize::from(kind == Kind::Title);
            };
            // Chapters are written like headlines, where a capital says nothing.
            let tells = kind != Kind::Chapter;
            add(word, is_abbreviation(word) || is_name && !begins && tells);
            if let Some(before) = before.filter(|_| is_name && tells) {
                add(&format!("{before} {word}"), true);
            }
        }
        before = (is_name && !ends_sentence).then_some(word);
        begins = ends_sentence;
    }
}

/// Words that say nothing in the language of the show, and the names of people: guests are
/// no topics.
fn common_words(show: &Show) -> HashSet<String> {
    let sample: String = show.episodes.iter().take(20).map(notes).collect();
    let stated = show.language.as_deref().and_then(|tag| tag.split('-').next());
    let guessed = || whatlang::detect_lang(&sample).map(two_letters);
    let language = stated.map(str::to_lowercase).or_else(|| guessed().map(str::to_owned));
    let listed = language.and_then(stop_words::lookup).or_else(|| stop_words::lookup("en"));
    let mut common: HashSet<String> =
        listed.unwrap_or_default().iter().map(|word| (*word).to_owned()).collect();
    let people = show.episodes.iter().flat_map(|item| &item.details.people);
    for person in people.chain(&show.details.people) {
        common.extend(person.name.to_lowercase().split_whitespace().map(str::to_owned));
    }
    common.extend(show.title.to_lowercase().split_whitespace().map(str::to_owned));
    common.extend(PODCAST_WORDS.map(str::to_owned));
    common
}

/// What every podcast speaks of.
const PODCAST_WORDS: [&str; 14] = [
    "episode", "podcast", "host", "guest", "show", "folge", "sendung", "http", "https", "www",
    "com", "links", "notes", "intro",
];

/// The code of ISO 639-1 for the languages that have a list of common words.
fn two_letters(language: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match language {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Pol => "pl",
        Lang::Rus => "ru",
        Lang::Ara => "ar",
        _ => "en",
    }
}

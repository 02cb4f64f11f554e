//! Finds guests in titles and chapters, for feeds that name no people.

mod chapters;
mod title;

use show::{Chapters, Person};

/// The presumed guests of an episode.
pub fn guests(title: Option<&str>, chapters: &Chapters) -> Vec<Person> {
    let title = title.unwrap_or_default();
    let mut guests = title::guests(title);
    for introduction in chapters::introductions(chapters) {
        // One shared word is enough: chapters misspell names more often than titles do.
        let known = guests.iter().any(|guest| share_word(&guest.name, &introduction.name));
        let likely = introduction.is_person || guests.is_empty();
        let is_subject = introduction.name.split_whitespace().all(|word| title.contains(word));
        if likely && !known && !is_subject {
            guests.push(Person::guest(&introduction.name));
        }
    }
    guests
}

fn share_word(a: &str, b: &str) -> bool {
    b.split_whitespace().any(|word| a.split_whitespace().any(|other| other == word))
}

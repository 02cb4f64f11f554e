//! Guests, for feeds that name no persons: from titles, and from how chapters
//! introduce people.

mod chapters;
mod title;

use crate::show::{Chapters, Person};

/// The people who seem to be an episode's guests.
pub fn guests(title: Option<&str>, chapters: &Chapters) -> Vec<Person> {
    let title = title.unwrap_or_default();
    let mut guests = title::guests(title);
    for introduced in chapters::introduced(chapters) {
        // Chapters misspell more often than titles do.
        let known = guests.iter().any(|guest| share_a_word(&guest.name, &introduced.name));
        let sure = introduced.is_surely_a_person || guests.is_empty();
        let subject = introduced.name.split_whitespace().all(|word| title.contains(word));
        if sure && !known && !subject {
            guests.push(Person::guest(&introduced.name));
        }
    }
    guests
}

fn share_a_word(a: &str, b: &str) -> bool {
    b.split_whitespace().any(|word| a.split_whitespace().any(|other| other == word))
}

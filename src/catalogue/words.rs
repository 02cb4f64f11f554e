/// The runs of letters and digits in a text, and where they begin.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |run| {
        let start = at;
        // What splits is one character, of whatever length.
        at += run.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!run.is_empty()).then_some((start, run))
    })
}

/// Whether a text goes on with this word at a place where a run begins, and
/// ends it there.
pub(super) fn stands_at(text: &str, at: usize, word: &str) -> bool {
    let after = text.get(at..).and_then(|rest| rest.strip_prefix(word));
    after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

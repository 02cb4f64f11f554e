/// A number with its noun, which takes an "s" in the plural: "1 episode", "3 episodes".
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

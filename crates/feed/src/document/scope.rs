use quick_xml::events::BytesStart;

use super::vocabulary::Vocabulary;

/// The elements that are open, the root first, with the namespaces they declare
/// (Namespaces in XML 1.0).
#[derive(Default)]
pub struct Scopes(Vec<Scope>);

struct Scope {
    /// The name with its prefix.
    name: String,
    /// The prefixes that the element declares; an empty one is the default namespace.
    declared: Vec<(String, Vocabulary)>,
}

/// What a prefix stands for.
pub struct Meaning {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// Whether an open element declares the prefix. Without a prefix, it need not.
    pub declared: bool,
}

impl Scopes {
    /// Opens an element.
    pub fn enter(&mut self, tag: &BytesStart<'_>) {
        let declared = if tag.contains("xmlns") { declarations(tag) } else { Vec::new() };
        self.0.push(Scope { name: tag.name().as_ref().to_owned(), declared });
    }

    /// The number of open elements.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// How many elements an end tag closes, those that lack their own end tag included;
    /// 0 if no open element has the name.
    pub fn closed_by(&self, name: &str) -> usize {
        self.0.iter().rev().position(|scope| scope.name == name).map_or(0, |above| above + 1)
    }

    /// The name of the innermost element.
    pub fn innermost(&self) -> Option<&str> {
        self.0.last().map(|scope| scope.name.as_str())
    }

    /// Closes the innermost element, and returns its name.
    pub fn leave(&mut self) -> Option<String> {
        self.0.pop().map(|scope| scope.name)
    }

    /// What the prefix of a tag stands for. The usual prefixes mean the same without a
    /// declaration, or with one that is misspelt.
    pub fn meaning(&self, tag: &BytesStart<'_>) -> Meaning {
        let prefix = prefix(tag);
        let declarations = self.0.iter().rev().flat_map(|scope| &scope.declared);
        let declaration = declarations.into_iter().find(|(declared, _)| declared == prefix);
        let vocabulary = match declaration {
            Some((_, Vocabulary::Other)) | None => Vocabulary::from_prefix(prefix),
            Some((_, vocabulary)) => *vocabulary,
        };
        Meaning { vocabulary, declared: prefix.is_empty() || declaration.is_some() }
    }
}

/// The prefix of a tag's name; empty without one.
pub fn prefix<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.name().into_inner().split_once(':').map_or("", |(prefix, _)| prefix)
}

fn declarations(tag: &BytesStart<'_>) -> Vec<(String, Vocabulary)> {
    let attributes = super::element::attributes(tag).into_iter();
    let declared = attributes.filter_map(|(key, uri)| {
        let prefix = if key == "xmlns" { "" } else { key.strip_prefix("xmlns:")? };
        Some((prefix.to_owned(), Vocabulary::from_namespace(&uri)))
    });
    declared.collect()
}

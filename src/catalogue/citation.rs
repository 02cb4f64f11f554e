//! References in the forms in which texts cite them.

use crate::show::{Reference, ReferenceKind, slug};

impl Reference {
    /// A link in Markdown: `[RFC 9114: HTTP/3](https://…)`.
    pub fn markdown(&self) -> String {
        let name = self.name().replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        let url = self.url.replace('(', "%28").replace(')', "%29").replace(' ', "%20");
        format!("[{name}]({url})")
    }

    /// An entry for BibTeX.
    pub fn bibtex(&self) -> String {
        let (kind, key, more) = match &self.kind {
            ReferenceKind::Rfc(number) => {
                let rfc = format!(
                    "  type = {{Request for Comments}},\n  number = {{{number}}},\n  \
                     institution = {{RFC Editor}},\n"
                );
                ("techreport", format!("rfc{number}"), rfc)
            }
            ReferenceKind::Draft(name) => {
                let draft = format!(
                    "  type = {{Internet-Draft}},\n  number = {{{}}},\n  \
                     institution = {{Internet Engineering Task Force}},\n",
                    tex(name)
                );
                ("techreport", slug(name), draft)
            }
            _ => {
                let address = self.address_key();
                ("misc", slug(&address), "  howpublished = {Online},\n".to_owned())
            }
        };
        format!(
            "@{kind}{{{key},\n  title = {{{{{}}}}},\n{more}  url = {{{}}}\n}}\n",
            tex(self.name()),
            self.url.replace(['{', '}', '\\'], "")
        )
    }
}

/// A text in which nothing is a command of TeX.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

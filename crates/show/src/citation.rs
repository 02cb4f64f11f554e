//! References in citation formats.

use crate::{Reference, ReferenceKind, slug};

impl Reference {
    /// The reference as a Markdown link: `[RFC 9114: HTTP/3](https://…)`.
    pub fn markdown(&self) -> String {
        let name = self.name().replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        let url = self.url.replace('(', "%28").replace(')', "%29").replace(' ', "%20");
        format!("[{name}]({url})")
    }

    /// The reference as a BibTeX entry.
    pub fn bibtex(&self) -> String {
        let (kind, key, fields) = match &self.kind {
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
                    escape_tex(name)
                );
                ("techreport", slug(name), draft)
            }
            _ => {
                let address = self.address_key();
                ("misc", slug(&address), "  howpublished = {Online},\n".to_owned())
            }
        };
        format!(
            "@{kind}{{{key},\n  title = {{{{{}}}}},\n{fields}  url = {{{}}}\n}}\n",
            escape_tex(&self.name()),
            self.url.replace(['{', '}', '\\'], "")
        )
    }
}

/// Escapes the special characters of TeX.
fn escape_tex(text: &str) -> String {
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

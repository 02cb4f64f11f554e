//! The atoms of an MP4 file (ISO/IEC 14496-12, "boxes").

use std::ops::Range;

use crate::sparse::SparseReader;

/// The most atoms that are read at one level.
const ATOMS: usize = 1_000;

/// The type of an atom, and where its content is.
#[derive(Debug, Clone)]
pub struct Atom {
    /// The four letters of the type.
    pub kind: [u8; 4],
    /// The bytes after the header.
    pub content: Range<u64>,
}

/// The atoms in a range of a file. A broken one ends the list.
pub fn atoms(reader: &mut SparseReader<'_>, range: Range<u64>) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut at = range.start;
    while at + 8 <= range.end && atoms.len() < ATOMS {
        let Some(atom) = atom(reader, at, range.end) else { break };
        at = atom.content.end;
        atoms.push(atom);
    }
    atoms
}

/// The first atom of a type in a range. The atoms behind it are not read, which saves
/// fetching them.
pub fn find(reader: &mut SparseReader<'_>, range: Range<u64>, kind: &[u8; 4]) -> Option<Atom> {
    let mut at = range.start;
    for _ in 0..ATOMS {
        let atom = atom(reader, at, range.end)?;
        if atom.kind == *kind {
            return Some(atom);
        }
        at = atom.content.end;
    }
    None
}

/// The content of an atom by its path, such as `mdia`, `mdhd`.
pub fn descend(
    reader: &mut SparseReader<'_>,
    range: Range<u64>,
    path: &[&[u8; 4]],
) -> Option<Range<u64>> {
    path.iter().try_fold(range, |range, kind| find(reader, range, kind).map(|atom| atom.content))
}

fn atom(reader: &mut SparseReader<'_>, at: u64, end: u64) -> Option<Atom> {
    if at + 8 > end {
        return None;
    }
    let [a, b, c, d, kind @ ..] = reader.bytes_at::<8>(at).ok()?;
    let (header, size) = match u32::from_be_bytes([a, b, c, d]) {
        // To the end of the file.
        0 => (8, end - at),
        1 => (16, u64::from_be_bytes(reader.bytes_at(at + 8).ok()?)),
        size => (8, u64::from(size)),
    };
    let content = at + header..at.checked_add(size)?;
    (size >= header && content.end <= end).then_some(Atom { kind, content })
}

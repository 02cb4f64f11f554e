//! Copies of the files that a feed names.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use fetch::{Answer, Client, Validators};
use sha2::{Digest, Sha256};

use crate::addresses::{FOLDER, Kind, Named, hex, is_copy};
use crate::options::with_ending;
use crate::state::{Copy, State};
use crate::{Fault, Options, atomic};

/// The copies after a run.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// By their addresses.
    pub files: BTreeMap<String, Copy>,
    /// How many are new.
    pub fetched: usize,
    /// Those that could not be fetched, though there may be an older copy.
    pub missing: Vec<Named>,
}

impl Copies {
    /// How many have no copy.
    pub fn left_out(&self) -> usize {
        self.missing.iter().filter(|named| !self.files.contains_key(&named.url)).count()
    }

    /// The paths of the copies, by addresses.
    pub fn paths(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(url, copy)| (url.clone(), copy.path.clone())).collect()
    }
}

/// Fetches what is missing or new. A file that cannot be fetched stays what it was.
pub(crate) fn update(
    wanted: &[Named],
    client: &Client,
    state: &State,
    options: &Options,
) -> Result<Copies, Fault> {
    let mut copies = Copies::default();
    for named in wanted {
        let known = state.files.get(&named.url);
        let known = known.filter(|copy| copy.path == named.path() && is_whole(copy, options));
        if let Some(copy) = known.filter(|_| named.kind == Kind::Media) {
            copies.files.insert(named.url.clone(), copy.clone());
            continue;
        }
        match fetched(named, known, client, options)? {
            Fetched::New(copy) => {
                copies.fetched += 1;
                copies.files.insert(named.url.clone(), copy);
            }
            Fetched::Same(copy) => drop(copies.files.insert(named.url.clone(), copy)),
            Fetched::Missing => {
                copies.missing.push(named.clone());
                copies.files.extend(known.map(|copy| (named.url.clone(), copy.clone())));
            }
        }
    }
    Ok(copies)
}

/// What a request has brought.
enum Fetched {
    New(Copy),
    /// The content that was there already.
    Same(Copy),
    Missing,
}

fn fetched(
    named: &Named,
    known: Option<&Copy>,
    client: &Client,
    options: &Options,
) -> Result<Fetched, Fault> {
    let path = named.path();
    let place = options.site.join(&path);
    let nothing = Validators::default();
    let asked = match named.kind {
        Kind::Media => client.download(&named.url, &part(&place)).map(Some),
        Kind::Text | Kind::Picture => {
            let validators = known.map_or(&nothing, |copy| &copy.validators);
            match client.get(&named.url, validators) {
                Ok(Answer::File(file)) => {
                    atomic::write(&place, &file.bytes)?;
                    Ok(Some(file.validators))
                }
                Ok(Answer::Unchanged) => Ok(None),
                Err(fault) => Err(fault),
            }
        }
    };
    match asked {
        Ok(Some(validators)) => {
            if named.kind == Kind::Media {
                fs::rename(part(&place), &place)?;
            }
            let (bytes, sha256) = digest(&place)?;
            let is_known = known.is_some_and(|copy| copy.sha256 == sha256);
            let copy = Copy { path, validators, bytes, sha256 };
            Ok(if is_known { Fetched::Same(copy) } else { Fetched::New(copy) })
        }
        Ok(None) => Ok(known.map_or(Fetched::Missing, |copy| Fetched::Same(copy.clone()))),
        Err(fault) => {
            eprintln!("mirror: tried again next time: {fault}");
            Ok(Fetched::Missing)
        }
    }
}

/// The file that a download goes on in.
fn part(place: &Path) -> PathBuf {
    with_ending(place, ".part")
}

/// Whether all copies are there at their length. Their content is looked at only when the
/// feed has changed: it may be of many gigabytes.
pub(crate) fn are_there(state: &State, options: &Options) -> bool {
    state.files.values().all(|copy| {
        fs::metadata(options.site.join(&copy.path)).is_ok_and(|found| found.len() == copy.bytes)
    })
}

/// Whether a copy is on the disk as it was written.
fn is_whole(copy: &Copy, options: &Options) -> bool {
    let found = digest(&options.site.join(&copy.path));
    found.is_ok_and(|(bytes, sha256)| (bytes, sha256) == (copy.bytes, copy.sha256.clone()))
}

/// The length and the digest of a file.
fn digest(path: &Path) -> io::Result<(u64, String)> {
    let (mut file, mut digest, mut length) = (File::open(path)?, Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        digest.update(part);
        length += read as u64;
    }
    Ok((length, hex(&digest.finalize())))
}

/// Removes copies that neither this feed nor the one before names: pages that are open still
/// ask for those. What else is in the folder stays.
pub(crate) fn remove_unnamed(state: &State, options: &Options) -> io::Result<()> {
    let folder = options.site.join(FOLDER);
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
    let missing = state.missing.iter().map(Named::path);
    let named = state.files.values().map(|copy| copy.path.clone());
    let named = named.chain(state.before.iter().cloned()).chain(missing);
    let named: Vec<String> =
        named.filter_map(|path| Some(path.rsplit('/').next()?.to_owned())).collect();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // With what is beside a copy: compressed ones, and parts of a download.
        let is_named = named.iter().any(|named| name.starts_with(named));
        if is_copy(&name) && !is_named && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

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
    /// How many were fetched.
    pub fetched: usize,
    /// Those that could not be.
    pub missing: Vec<Named>,
}

impl Copies {
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
            Some((copy, is_new)) => {
                copies.fetched += usize::from(is_new);
                copies.files.insert(named.url.clone(), copy);
            }
            None => copies.missing.push(named.clone()),
        }
    }
    Ok(copies)
}

/// The newest copy of a file, and whether it is new; `None` if there is none.
fn fetched(
    named: &Named,
    known: Option<&Copy>,
    client: &Client,
    options: &Options,
) -> Result<Option<(Copy, bool)>, Fault> {
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
            Ok(Some((Copy { path, validators, bytes, sha256 }, true)))
        }
        Ok(None) => Ok(known.map(|copy| (copy.clone(), false))),
        Err(fault) => {
            eprintln!("mirror: left out: {fault}");
            Ok(known.map(|copy| (copy.clone(), false)))
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
pub(crate) fn remove_unnamed(state: &State, options: &Options) -> Result<(), Fault> {
    let folder = options.site.join(FOLDER);
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
    let named = state.files.values().map(|copy| &copy.path).chain(&state.before);
    let named: Vec<&str> = named.filter_map(|path| path.rsplit('/').next()).collect();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_part = name.ends_with(".part") || name.ends_with(".version");
        let unnamed = is_copy(&name) && !is_part && !named.contains(&name.as_str());
        if unnamed && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

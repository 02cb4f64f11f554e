//! Copies of the files that a feed names.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use fetch::{Answer, Client, Validators};
use sha2::{Digest, Sha256};

use crate::addresses::{Kind, Named};
use crate::state::{Copy, State};
use crate::{Fault, Options, atomic};

/// The folder of all copies.
const FOLDER: &str = "mirror";
/// The most characters of a name that are taken from the address.
const LONGEST: usize = 60;

/// The copies after a run.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// By their addresses.
    pub files: BTreeMap<String, Copy>,
    /// How many were fetched.
    pub fetched: usize,
    /// How many could not be.
    pub missing: usize,
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
        let known = state.files.get(&named.url).filter(|copy| is_whole(copy, &options.site));
        if let Some(copy) = known.filter(|_| named.kind == Kind::Media) {
            copies.files.insert(named.url.clone(), copy.clone());
            continue;
        }
        match fetched(named, known, client, options)? {
            Some((copy, is_new)) => {
                copies.fetched += usize::from(is_new);
                copies.files.insert(named.url.clone(), copy);
            }
            None => copies.missing += 1,
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
    let path = format!("/{FOLDER}/{}", name(named));
    let place = options.site.join(path.trim_start_matches('/'));
    let nothing = Validators::default();
    let asked = match named.kind {
        Kind::Media => client.download(&named.url, &place.with_extension("part")).map(Some),
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
                fs::rename(place.with_extension("part"), &place)?;
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

/// Whether a copy is on the disk as it was written.
fn is_whole(copy: &Copy, site: &Path) -> bool {
    let found = digest(&site.join(copy.path.trim_start_matches('/')));
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
    let hex = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((length, hex))
}

/// The name of the copy of a file: a digest of its address, and what the address ends with.
/// A file of another host must not become a page of this site, so only extensions of files
/// without scripts are kept.
fn name(named: &Named) -> String {
    let url = &named.url;
    let digest = Sha256::digest(url);
    let hex: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let plain: String = last.chars().filter(is_plain).take(LONGEST).collect();
    let plain = plain.trim_matches('.');
    let extension = plain.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_harmless = named.kind.extensions().iter().any(|it| extension.eq_ignore_ascii_case(it));
    format!("{hex}-{plain}{}", if is_harmless { "" } else { ".txt" })
}

/// Removes copies that neither this feed nor the one before names: pages that are open still
/// ask for those.
pub(crate) fn remove_unnamed(state: &State, options: &Options) -> Result<(), Fault> {
    let folder = options.site.join(FOLDER);
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
    let named = state.files.values().map(|copy| &copy.path).chain(&state.before);
    let named: Vec<&str> = named.filter_map(|path| path.rsplit('/').next()).collect();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_part = name.ends_with(".part") || name.ends_with(".version");
        if !named.contains(&name.as_str()) && !is_part {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

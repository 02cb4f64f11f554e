//! Listening data that is exported from one browser and imported into another.

use crate::records::Record;

/// The value of `format` in an export file.
pub const FORMAT: &str = "netstack-fm listening data";
/// The value of `version` in an export file.
pub const VERSION: u32 = 1;

/// Why a file cannot be imported. Nothing has been changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is not JSON.
    #[error(
        "This file is not JSON, so nothing was imported. Choose a file that this site exported."
    )]
    NotJson,
    /// The file is JSON, but no export of this site.
    #[error(
        "This file holds no listening data of this site, so nothing was imported. Choose a file that this site exported."
    )]
    Foreign,
}

/// The result of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// The records to store, merged with those that this browser has.
    pub records: Vec<Record>,
    /// How many records in the file could not be read.
    pub unreadable: usize,
}

/// Merges the records of a file, as key and text, with those that this browser has.
/// `stored` returns the text under a key.
pub fn import(
    file: impl IntoIterator<Item = (String, String)>,
    stored: impl Fn(&str) -> Option<String>,
) -> Import {
    let mut import = Import::default();
    for (key, text) in file {
        let Ok(theirs) = Record::parse(&key, &text) else {
            import.unreadable = import.unreadable.saturating_add(1);
            continue;
        };
        let ours = stored(&key).and_then(|text| Record::parse(&key, &text).ok());
        import.records.push(match ours {
            Some(ours) => ours.merged(theirs),
            None => theirs,
        });
    }
    import
}

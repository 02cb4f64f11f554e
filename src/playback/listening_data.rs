//! Export and import of listening data.

use player::listening_data::{ImportError, import};
use player::records::PREFIX;

use super::PlayerHandle;
use crate::browser::{export_file, storage};

/// How many records an import has stored, and how many it could not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportReport {
    /// The number of stored records.
    pub records: usize,
    /// The number of unreadable records.
    pub unreadable: usize,
}

impl PlayerHandle {
    /// All records of this browser, as the JSON of an export file.
    pub fn export(self) -> String {
        export_file::write_export(storage::all(PREFIX))
    }

    /// Imports an export file and merges it with the records of this browser: the newer
    /// position in an episode wins, queues are joined.
    ///
    /// # Errors
    ///
    /// If the file is not an export of this site. Nothing changes then.
    pub fn import(self, json: &str) -> Result<ImportReport, ImportError> {
        let import = import(export_file::read_export(json)?, storage::get);
        for record in &import.records {
            self.progress.write(record);
            self.apply_record(&record.key(), &record.text());
        }
        Ok(ImportReport { records: import.records.len(), unreadable: import.unreadable })
    }
}

//! The file of a download in the origin's private file system (File System standard). A
//! synchronous handle is the way to write that all engines have.

use download::Problem;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, File, FileSystemDirectoryHandle, FileSystemFileHandle,
    FileSystemGetDirectoryOptions, FileSystemGetFileOptions, FileSystemReadWriteOptions,
    FileSystemSyncAccessHandle,
};

use crate::timer::{scope, wait};

/// How often a file is tried that another worker still holds, and how long the pause is, in
/// milliseconds: one that was terminated lets go a little later.
const ATTEMPTS: u32 = 10;
const PAUSE: f64 = 300.0;

/// An open file. Nothing else can open it meanwhile.
pub struct StoredFile(FileSystemSyncAccessHandle);

impl StoredFile {
    /// Opens a file in a folder, or makes an empty one.
    pub async fn open(folder: &str, name: &str) -> Result<Self, Problem> {
        let file = file(folder, name).await.map_err(|error| problem(&error))?;
        let mut attempts = 0;
        loop {
            match JsFuture::from(file.create_sync_access_handle()).await {
                Ok(handle) => return handle.dyn_into().map(Self).map_err(|_| Problem::NoStorage),
                Err(error) if attempts >= ATTEMPTS => return Err(problem(&error)),
                Err(_) => {
                    attempts += 1;
                    wait(PAUSE).await;
                }
            }
        }
    }

    /// The size, in bytes.
    pub fn size(&self) -> u64 {
        self.0.get_size().map_or(0, |size| size as u64)
    }

    /// Cuts the file off at a size, in bytes.
    pub fn truncate(&self, size: u64) -> Result<(), Problem> {
        self.0.truncate_with_f64(size as f64).map_err(|error| problem(&error))
    }

    /// The bytes from `at` on, up to a number of them.
    pub fn read(&self, at: u64, length: u64) -> Vec<u8> {
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        let read = self.0.read_with_u8_array_and_options(&mut bytes, &options(at)).unwrap_or(0.0);
        bytes.truncate(read as usize);
        bytes
    }

    /// Writes bytes at a position. Fails unless all of them are written.
    pub fn write(&self, at: u64, bytes: &Uint8Array) -> Result<(), Problem> {
        let written = self.0.write_with_buffer_source_and_options(bytes, &options(at));
        match written {
            Ok(written) if written as u32 == bytes.length() => Ok(()),
            Ok(_) => Err(Problem::NoSpace),
            Err(error) => Err(problem(&error)),
        }
    }

    /// Makes what was written outlast a crash.
    pub fn flush(&self) -> Result<(), Problem> {
        self.0.flush().map_err(|error| problem(&error))
    }
}

impl Drop for StoredFile {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Removes a file from a folder, if it is there and not open.
pub async fn remove(folder: &str, name: &str) {
    if let Ok(folder) = open_folder(folder).await {
        let _ = JsFuture::from(folder.remove_entry(name)).await;
    }
}

/// Removes the files of a folder that are not among these, and returns the names of those
/// that are not there at their size.
pub async fn check(folder: &str, files: &[(String, Option<u64>)]) -> Vec<String> {
    let sized = files.iter().filter_map(|(name, size)| Some((name, (*size)?)));
    let Ok(opened) = open_folder(folder).await else {
        return sized.map(|(name, _)| name.clone()).collect();
    };
    let mut missing = Vec::new();
    for (name, expected) in sized {
        if size(&opened, name).await != Ok(expected) {
            missing.push(name.clone());
        }
    }
    for name in names(&opened).await {
        if !files.iter().any(|(known, _)| *known == name) {
            remove(folder, &name).await;
        }
    }
    missing
}

async fn size(folder: &FileSystemDirectoryHandle, name: &str) -> Result<u64, JsValue> {
    let file: FileSystemFileHandle =
        JsFuture::from(folder.get_file_handle(name)).await?.dyn_into()?;
    let file: File = JsFuture::from(file.get_file()).await?.dyn_into()?;
    Ok(file.size() as u64)
}

async fn names(folder: &FileSystemDirectoryHandle) -> Vec<String> {
    let keys = folder.keys();
    let mut names = Vec::new();
    while let Ok(next) = keys.next() {
        let Ok(next) = JsFuture::from(next).await else { break };
        let name = Reflect::get(&next, &"value".into()).ok().and_then(|name| name.as_string());
        let Some(name) = name else { break };
        names.push(name);
    }
    names
}

async fn open_folder(name: &str) -> Result<FileSystemDirectoryHandle, JsValue> {
    let storage = scope().ok_or(JsValue::NULL)?.navigator().storage();
    // Some builds of WebKit have no file system.
    if storage.is_undefined() || !Reflect::has(&storage, &"getDirectory".into())? {
        return Err(JsValue::NULL);
    }
    let root: FileSystemDirectoryHandle =
        JsFuture::from(storage.get_directory()).await?.dyn_into()?;
    let create = FileSystemGetDirectoryOptions::new();
    create.set_create(true);
    let folder = root.get_directory_handle_with_options(name, &create);
    JsFuture::from(folder).await?.dyn_into()
}

async fn file(folder: &str, name: &str) -> Result<FileSystemFileHandle, JsValue> {
    let folder = open_folder(folder).await?;
    let create = FileSystemGetFileOptions::new();
    create.set_create(true);
    JsFuture::from(folder.get_file_handle_with_options(name, &create)).await?.dyn_into()
}

fn options(at: u64) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at_f64(at as f64);
    options
}

fn problem(error: &JsValue) -> Problem {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError") => Problem::NoSpace,
        _ => Problem::NoStorage,
    }
}

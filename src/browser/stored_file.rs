//! Stored files of the origin's private file system (File System standard).

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemRemoveOptions, Url,
};

use super::{base_path, storage_room};

/// The folder of all downloads.
pub fn folder() -> String {
    base_path::with(download::folder)
}

/// An address that plays a stored file while the page is open. It refers to the file, which
/// is not read into memory.
pub async fn url(name: &str) -> Option<String> {
    Url::create_object_url_with_blob(file(name).await.ok()?.as_ref()).ok()
}

/// Gives up an address that [`url`] has made.
pub fn release(url: &str) {
    let _ = Url::revoke_object_url(url);
}

/// Removes all stored files that are not open.
pub async fn remove_all() {
    if let Ok(root) = root().await {
        let options = FileSystemRemoveOptions::new();
        options.set_recursive(true);
        let _ = JsFuture::from(root.remove_entry_with_options(&folder(), &options)).await;
    }
}

async fn root() -> Result<FileSystemDirectoryHandle, JsValue> {
    let storage = storage_room::storage().ok_or(JsValue::NULL)?;
    // Some builds of WebKit have no file system.
    if !Reflect::has(&storage, &"getDirectory".into())? {
        return Err(JsValue::NULL);
    }
    JsFuture::from(storage.get_directory()).await?.dyn_into()
}

async fn file(name: &str) -> Result<File, JsValue> {
    let root = root().await?;
    let folder: FileSystemDirectoryHandle =
        JsFuture::from(root.get_directory_handle(&folder())).await?.dyn_into()?;
    let file: FileSystemFileHandle =
        JsFuture::from(folder.get_file_handle(name)).await?.dyn_into()?;
    JsFuture::from(file.get_file()).await?.dyn_into()
}

//! `preview FOLDER [PORT]` serves the build in a folder, for this machine only.

use std::path::Path;

use anyhow::{Context, Result, bail};
use tokio::net::TcpListener;

const PORT: u16 = 8081;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, port) = match arguments.as_slice() {
        [folder] => (folder, PORT),
        [folder, port] => (folder, port.parse().with_context(|| format!("{port} is no port"))?),
        _ => bail!("usage: preview FOLDER [PORT]"),
    };
    let folder = Path::new(folder);
    let base = preview::base_path(folder);
    let router = preview::below(&base, preview::files(folder)?);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("The site is at http://127.0.0.1:{port}{} (Ctrl-C ends it)", base.href("/"));
    Ok(axum::serve(listener, router).await?)
}

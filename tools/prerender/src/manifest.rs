//! The manifest of the installed app (W3C, Web Application Manifest).

use std::fs;
use std::path::Path;

use anyhow::Result;
use resvg::tiny_skia::Pixmap;
use serde_json::{Value, json};

use crate::snapshot::Snapshot;

/// The pictures that an install dialog shows, if the show's folder has them: the name of the
/// file, its form factor, and what is on it.
const SCREENSHOTS: [(&str, &str); 2] =
    [("narrow", "An episode with its chapters"), ("wide", "The latest episode and the topics")];

/// The manifest of a build. Its addresses are relative to its own, but for the id, which is
/// relative to the origin.
///
/// # Errors
///
/// If a picture is not a PNG file.
pub fn file(snapshot: &Snapshot, dist: &Path) -> Result<Value> {
    let catalogue = &snapshot.catalogue;
    let paper = catalogue.look.paper.dark.to_string();
    let name = &catalogue.identity.name;
    let icon = |file: &str, sizes: &str, mime: &str, purpose: &str| json!({ "src": format!("icons/{file}"), "sizes": sizes, "type": mime, "purpose": purpose });
    let shortcut = |name: &str, url: &str| json!({ "name": name, "url": url });
    Ok(json!({
        "id": snapshot.base.href("/"),
        "name": name,
        "short_name": name,
        "description": head::shorten(&catalogue.description, 300),
        "start_url": "./?open=last",
        "scope": "./",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "launch_handler": { "client_mode": ["focus-existing", "auto"] },
        "background_color": paper,
        "theme_color": paper,
        "categories": ["podcasts", "entertainment"],
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("maskable-192.png", "192x192", "image/png", "maskable"),
            icon("maskable-512.png", "512x512", "image/png", "maskable"),
        ],
        "shortcuts": [
            shortcut("Latest episode", "./?open=latest"),
            shortcut("Continue listening", "./?open=continue"),
            shortcut("Downloads", "downloads"),
            shortcut("Search", "./?open=search"),
        ],
        "share_target": {
            "action": "./",
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "url": "shared-url", "text": "shared-text" },
        },
        "screenshots": screenshots(dist)?,
    }))
}

fn screenshots(dist: &Path) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    for (form, label) in SCREENSHOTS {
        let Ok(bytes) = fs::read(dist.join(format!("screenshots/{form}.png"))) else { continue };
        let picture = Pixmap::decode_png(&bytes)?;
        found.push(json!({
            "src": format!("screenshots/{form}.png"),
            "sizes": format!("{}x{}", picture.width(), picture.height()),
            "type": "image/png",
            "form_factor": form,
            "label": label,
        }));
    }
    Ok(found)
}

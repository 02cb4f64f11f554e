//! The icons of the installed app, drawn from `icons/icon.svg`.

use std::fs;

use anyhow::{Context, Result};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use site::{Colour, Look};

use crate::output::Output;

/// The drawing of an icon.
struct Icon {
    /// The name of the file.
    name: &'static str,
    /// The side in pixels.
    side: u32,
    /// How much of the side the drawing takes. The rest is in the colour of the paper.
    part: f32,
    /// Whether there is paper below the drawing.
    opaque: bool,
}

/// Platforms cut maskable icons to shapes of their own: what matters is inside of a circle
/// of 80 percent of the side (W3C, Web Application Manifest, "Icon masks").
const SAFE: f32 = 0.78;

const ICONS: [Icon; 5] = [
    Icon { name: "icon-192", side: 192, part: 1.0, opaque: false },
    Icon { name: "icon-512", side: 512, part: 1.0, opaque: false },
    Icon { name: "maskable-192", side: 192, part: SAFE, opaque: true },
    Icon { name: "maskable-512", side: 512, part: SAFE, opaque: true },
    Icon { name: "apple-touch-icon", side: 180, part: 1.0, opaque: true },
];

/// Draws all icons.
///
/// # Errors
///
/// If the drawing is missing or is no SVG document.
pub fn write(look: &Look, output: &Output) -> Result<()> {
    let path = output.folder().join("icons/icon.svg");
    let svg = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let tree = Tree::from_str(&svg, &Options::default()).context("icon.svg is no drawing")?;
    for icon in ICONS {
        let picture = draw(&tree, &icon, look.paper.dark)?;
        output.write(&format!("icons/{}.png", icon.name), &picture)?;
    }
    Ok(())
}

fn draw(tree: &Tree, icon: &Icon, paper: Colour) -> Result<Vec<u8>> {
    let mut pixels = Pixmap::new(icon.side, icon.side).context("an icon has no size")?;
    if icon.opaque {
        let [red, green, blue] = paper.0;
        pixels.fill(Color::from_rgba8(red, green, blue, 255));
    }
    let side = icon.side as f32;
    let size = tree.size();
    let scale = side * icon.part / size.width().max(size.height());
    let left = (side - size.width() * scale) / 2.0;
    let top = (side - size.height() * scale) / 2.0;
    let place = Transform::from_scale(scale, scale).post_translate(left, top);
    resvg::render(tree, place, &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}
